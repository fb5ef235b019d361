import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
  type Diagnostic,
  hasErrors,
  type JsonObject,
  type ResourceDefinition,
  type ValueObject,
} from '../../core/index.js';
import {
  applyResource,
  type EngineContext,
  planResource,
  readResource,
  type StateAnswer,
} from '../../provider/engine/index.js';
import { openLedger } from '../../provider/ledger/index.js';
import { complete, type TestTenant, testTime } from '../support/tenant.js';

/** Terraform's state of an object. `tainted`: its create failed halfway. */
export interface Stored {
  readonly state: ValueObject;
  readonly private: JsonObject;
  readonly tainted?: boolean;
}

/** What a run left in the state, and what it said. */
export interface RunResult {
  readonly stored: Stored | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** A run that died: nothing of it reached the state. */
export class Died extends Error {}

/** When a process dies: at which of its writes, counted from 1, and whether Graph still receives it. */
export interface Death {
  readonly at: number;
  readonly when: 'before' | 'after';
}

/** A folder with a ledger, for as many processes as need it. */
export interface Ledgers extends Disposable {
  /** A new process of the provider. It counts its writes, and dies at the given point. */
  process(tenant: TestTenant, death?: Death, self?: string): EngineContext & { readonly writes: () => number };
  readonly folder: string;
}

/** Makes a folder for the ledger. */
export function ledgers(): Ledgers {
  const folder = mkdtempSync(join(tmpdir(), 'intuneform-ledger-'));
  let processes = 0;
  return {
    folder,
    process: (tenant, death, self) => {
      tenant.restart();
      processes += 1;
      let writes = 0;
      const { graph } = tenant.context;
      const send: typeof graph.send = async (write) => {
        writes += 1;
        if (death?.at === writes && death.when === 'before') throw new Died();
        const result = await graph.send(write);
        if (death?.at === writes) throw new Died();
        return result;
      };
      const ledger = openLedger({ folder, now: () => testTime, self: self ?? `process ${String(processes)}` });
      return { ...tenant.context, graph: { ...graph, send }, ledger, writes: () => writes };
    },
    [Symbol.dispose]: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The wanted declaration of one object. `config` null: deletion. */
export interface Wanted {
  readonly definition: ResourceDefinition;
  readonly config: ValueObject | null;
}

/** Reads, plans and applies one object the way Terraform does, a half-made object and a replacement included. */
export async function runAsTerraform(
  { definition, config }: Wanted,
  stored: Stored | undefined,
  context: EngineContext,
): Promise<RunResult> {
  const refreshed = await refresh(definition, stored, context);
  const full = config && complete(definition.attributes, config);
  if (full === null) return refreshed ? destroy(definition, refreshed, context) : gone;
  if (!refreshed) return create(definition, full, { private: {}, context });
  if (refreshed.tainted) return replace(definition, full, { stored: refreshed, private: {}, context });
  const plan = await planOf(definition, { prior: refreshed.state, config: full, private: refreshed.private }, context);
  if (plan.requiresReplace.length > 0) {
    return replace(definition, full, { stored: refreshed, private: plan.private, context });
  }
  const request = { prior: refreshed.state, planned: plan.planned, config: full, private: plan.private };
  return resultOf(await applyResource(definition, request, context), false);
}

const gone: RunResult = { stored: undefined, diagnostics: [] };

async function refresh(
  definition: ResourceDefinition,
  stored: Stored | undefined,
  context: EngineContext,
): Promise<Stored | undefined> {
  if (!stored) return undefined;
  const read = await readResource(definition, stored, context);
  return read.state ? { ...stored, state: read.state, private: read.private } : undefined;
}

interface Planning {
  readonly prior: ValueObject | null;
  readonly config: ValueObject;
  readonly private: JsonObject;
}

async function planOf(
  definition: ResourceDefinition,
  planning: Planning,
  context: EngineContext,
): ReturnType<typeof planResource> {
  const plan = await planResource(definition, { ...planning, proposed: planning.config }, context);
  if (hasErrors(plan.diagnostics)) throw new Error(`the plan was refused: ${JSON.stringify(plan.diagnostics)}`);
  return plan;
}

interface Making {
  readonly private: JsonObject;
  readonly context: EngineContext;
}

async function create(
  definition: ResourceDefinition,
  config: ValueObject,
  { private: remembered, context }: Making,
): Promise<RunResult> {
  const plan = await planOf(definition, { prior: null, config, private: remembered }, context);
  const request = { prior: null, planned: plan.planned, config, private: plan.private };
  return resultOf(await applyResource(definition, request, context), true);
}

async function replace(
  definition: ResourceDefinition,
  config: ValueObject,
  { stored, ...making }: Making & { readonly stored: Stored },
): Promise<RunResult> {
  const destroyed = await destroy(definition, stored, making.context);
  return hasErrors(destroyed.diagnostics) ? destroyed : create(definition, config, making);
}

async function destroy(definition: ResourceDefinition, stored: Stored, context: EngineContext): Promise<RunResult> {
  const request = { prior: stored.state, planned: null, config: null, private: stored.private };
  return resultOf(await applyResource(definition, request, context), false);
}

function resultOf({ state, private: remembered, diagnostics }: StateAnswer, isNew: boolean): RunResult {
  const tainted = isNew && hasErrors(diagnostics);
  return { stored: state ? { state, private: remembered, tainted } : undefined, diagnostics };
}

/** Changes of a plan for a stored object: none if the plan equals the state. */
export async function isAsDeclared(
  { definition, config }: Wanted,
  stored: Stored | undefined,
  context: EngineContext,
): Promise<boolean> {
  if (config === null) return stored === undefined;
  const refreshed = await refresh(definition, stored, context);
  if (!refreshed || refreshed.tainted) return false;
  const full = complete(definition.attributes, config);
  const plan = await planOf(definition, { prior: refreshed.state, config: full, private: refreshed.private }, context);
  return plan.planned === refreshed.state;
}
