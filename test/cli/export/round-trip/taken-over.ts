import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

import { type DeclaredTenant, declareTenant } from '../../../../cli/export/declare-tenant.js';
import { renderYaml } from '../../../../cli/export/yaml.js';
import { Testing } from '../../../../constructs/cdk.js';
import { IntuneTenant, type TakenOver } from '../../../../constructs/index.js';
import { inverses } from '../../../../constructs/inverse/index.js';
import {
  isValueObject,
  type ResourceDefinition,
  terraformType,
  type Value,
  type ValueObject,
} from '../../../../core/index.js';
import { demoTenantId } from '../../../../emulator/identities.js';
import * as engine from '../../../../provider/engine/index.js';
import { dataSources, resources } from '../../../../provider/resources/index.js';
import { parseDeclaration } from '../../../../schemas/index.js';
import { configOfBody } from '../../../support/resolved-config.js';
import type { TestTenant } from '../../../support/tenant.js';

/** An export, as far as the file. */
export interface Exported extends DeclaredTenant {
  readonly read: engine.TenantExport;
  readonly yaml: string;
}

/** What is exported, and how. */
interface Wanted {
  /** Names of definitions. Default: all. */
  readonly names?: readonly string[];
  /** Whether nothing is declared whose import would change the tenant, as `adopt` does. Default: true. */
  readonly changesNothing?: boolean;
}

/** Exports everything from a tenant, in this process; or what some definitions are about. */
export async function exportAll(
  tenant: TestTenant,
  out = '.',
  { names, changesNothing = true }: Wanted = {},
): Promise<Exported> {
  const isWanted = (name: string): boolean => names?.includes(name) ?? true;
  const wanted = resources.filter(({ name }) => isWanted(name));
  const read = await engine.exportTenant({ wanted, known: resources }, tenant.context);
  const source = { tenant: read, graph: tenant.context.graph };
  const own = inverses.filter(({ definition }) => isWanted(definition));
  const options = { tenantId: demoTenantId, name: 'tenant', inverses: own, excluded: [], out, changesNothing };
  const declared = await declareTenant(source, options);
  return { ...declared, read, yaml: renderYaml(declared.written) };
}

type Blocks = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

/** Terraform JSON, as far as it is looked into. */
export interface Synthesized {
  readonly resource?: Blocks;
  readonly data?: Blocks;
  readonly import?: readonly TakenOver[];
}

/** Validates and synthesizes an export; every problem fails the test. */
export function synthesized({ yaml, imports }: Exported): Synthesized {
  const { declaration, diagnostics } = parseDeclaration(yaml, 'tenant.yaml');
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (!declaration) throw new Error('no declaration');
  const stack = IntuneTenant.fromDeclaration(Testing.app(), declaration, { imports });
  return JSON.parse(Testing.synth(stack, true)) as Synthesized;
}

/** Changes of a plan that imports everything, by address; the engine replaces Terraform. */
export async function changesOf(synth: Synthesized, tenant: TestTenant): Promise<Readonly<Record<string, unknown>>> {
  const importIds = new Map((synth.import ?? []).map(({ to, id }) => [to, id]));
  const states = new Map<string, ValueObject>();
  const blocks = blocksOf(synth);
  const changes: Record<string, unknown> = {};
  for (const { address, definition } of blocks) {
    const id = importIds.get(address);
    if (id === undefined) changes[address] = 'not imported';
    else {
      const { state, diagnostics } = await engine.importResource(definition, id, tenant.context);
      if (state) states.set(address, state);
      else changes[address] = diagnostics;
    }
  }
  const names = await lookUp(synth, tenant);
  const resolve = (reference: string): unknown => resolved(reference, { states, names });
  for (const { address, definition, body } of blocks) {
    const prior = states.get(address);
    if (!prior) continue;
    const config = configOfBody(definition.attributes, body, resolve);
    const invalid = engine.validateResource(definition, config);
    if (invalid.length > 0) changes[address] = invalid;
    const plan = await engine.planResource(
      definition,
      { prior, config, proposed: config, private: {} },
      tenant.context,
    );
    const errors = plan.diagnostics.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) changes[address] = errors;
    else if (plan.planned !== prior) changes[address] = differences(prior, plan.planned);
  }
  return changes;
}

/** A resource of the synthesized JSON. */
export interface Block {
  readonly address: string;
  readonly definition: ResourceDefinition;
  readonly body: unknown;
}

/** The resources of the synthesized JSON. */
export function blocksOf({ resource = {} }: Synthesized): readonly Block[] {
  return Object.entries(resource).flatMap(([type, byName]) =>
    Object.entries(byName).map(([name, body]) => ({ address: `${type}.${name}`, definition: resourceOf(type), body })),
  );
}

function differences(prior: ValueObject, planned: ValueObject | null): unknown {
  return Object.fromEntries(
    Object.keys(prior)
      .filter((name) => JSON.stringify(prior[name]) !== JSON.stringify(planned?.[name]))
      .map((name) => [name, [prior[name], planned?.[name]]]),
  );
}

/** Reads the lookup of names, and the Intune account, as Terraform would. */
export async function lookUp({ data }: Synthesized, tenant: TestTenant): Promise<ValueObject> {
  const names = await readData('nameLookup', data?.intune_name_lookup?.names, tenant);
  const account = await readData('tenant', data?.intune_tenant?.account, tenant);
  return { ...names, ...account };
}

async function readData(name: string, body: unknown, tenant: TestTenant): Promise<ValueObject> {
  const definition = dataSources.find((one) => one.name === name);
  if (!definition || !body) return {};
  const config = configOfBody(definition.attributes, body, () => undefined);
  const { state, diagnostics } = await engine.readDataSource(definition, config, tenant.context);
  expect(diagnostics).toEqual([]);
  return state ?? {};
}

interface Known {
  readonly states: ReadonlyMap<string, ValueObject>;
  readonly names: ValueObject;
}

const outputs: Readonly<Record<string, string>> = {
  group_ids: 'groupIds',
  filter_ids: 'filterIds',
  scope_tag_ids: 'scopeTagIds',
  app_ids: 'appIds',
};

/** What a reference stands for. */
export function resolved(reference: string, { states, names }: Known): unknown {
  const looked = /^data\.intune_name_lookup\.names\.(\w+)\[(.*)\]$/su.exec(reference);
  if (looked) {
    const ids: Value = names[outputs[looked[1] ?? ''] ?? ''] ?? null;
    const name = (JSON.parse(looked[2] ?? '') as string).replaceAll(/([$%])\1(?=\{)/gu, '$1').normalize('NFC');
    return isValueObject(ids) ? ids[name] : undefined;
  }
  if (reference === 'data.intune_tenant.account.intune_account_id') return names.intuneAccountId;
  const address = /^(intune_\w+\.[^.]+)\.id$/u.exec(reference)?.[1];
  const id = states.get(address ?? '')?.id;
  if (id === undefined) throw new Error(`cannot resolve ${reference}`);
  return id;
}

function resourceOf(type: string): ResourceDefinition {
  const found = resources.find(({ name }) => terraformType(name) === type);
  if (!found) throw new Error(`no resource ${type}`);
  return found;
}

/** Writes the files that an export stores next to its declaration. */
export function writeKept({ files }: Exported): void {
  for (const { path, content } of files) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
}
