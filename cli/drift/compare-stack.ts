import {
  type DataSourceDefinition,
  dataSourceOfType,
  type Diagnostic,
  hasErrors,
  identical,
  isValueObject,
  type ResourceDefinition,
  resourceOfType,
  terraformType,
  toPlanJson,
  toTerraformName,
  toTerraformNames,
  type Value,
  type ValueObject,
} from '../../core/index.js';
import {
  compareResource,
  type Comparison,
  type EngineContext,
  readDataSource,
  validateDataSource,
  validateResource,
} from '../../provider/engine/index.js';
import type { Plan, PlanChange, PlanData, PlanResource } from '../../report/index.js';
import type { Block } from '../tenants/blocks.js';
import { inDeclaredWords } from '../tenants/declared-words.js';
import { definitions } from '../tenants/definitions.js';
import { evaluate, referencesIn } from '../tenants/evaluate.js';
import type { LocateAddress } from '../tenants/locate.js';
import { toArguments, unknownMarks } from '../tenants/terraform-values.js';
import { notEvaluated, ofAnotherProvider, unknownArguments, unusualBlock, withoutVerdict } from './problems.js';

/** A stack to compare, and its context. */
export interface StackComparison {
  readonly blocks: readonly Block[];
  readonly context: EngineContext;
  /** Folder in which Terraform would run. */
  readonly module: string;
  readonly locate: LocateAddress;
}

/**
 * Result of a comparison, in the format of a plan: the declared values are planned, and those of the tenant are before.
 */
export interface ComparedStack {
  readonly plan: Plan;
  /** Objects that differ from their declaration. */
  readonly different: readonly DifferentObject[];
  readonly diagnostics: readonly Diagnostic[];
}

/** An object that differs from its declaration; attributes under Graph's names. */
export interface DifferentObject {
  readonly address: string;
  readonly definition: ResourceDefinition;
  readonly live: ValueObject;
  readonly planned: ValueObject;
}

/**
 * Compares all objects of a stack with the tenant in parallel; each waits only for those that it refers to.
 *
 * Data sources are read if an object refers to them, if they report expiry, or if they report the effect of a
 * difference.
 */
export async function compareStack(comparison: StackComparison): Promise<ComparedStack> {
  const { settle, everything } = createSettler(comparison);
  const managed = comparison.blocks.filter(({ mode }) => mode === 'managed');
  // Read together with the objects, so that the reads share requests, but separately, because no verdict depends on
  // them.
  const ending = comparison.blocks.filter(tellsOfEnds).map((block) => createSettler(comparison).settle(block.address));
  await Promise.all(managed.map(({ address }) => settle(address)));
  const settled = await everything();
  const resources = settled.flatMap(({ resource }) => resource ?? []);
  const effects = await Promise.all([
    ...ending,
    ...previewsOf(comparison.blocks, resources).map((address) => settle(address)),
  ]);
  return {
    plan: {
      changes: resources.map(({ address, type, change }) => ({ address, type, change })),
      drift: resources.flatMap(driftOf),
      data: effects.flatMap(({ data }) => data ?? []),
      needs: new Map(comparison.blocks.map(({ address, references }) => [address, references])),
      references: new Map(comparison.blocks.map((block) => [block.address, referencesByArgument(block)])),
    },
    different: resources
      .filter(isDifferent)
      .flatMap(({ address, definition, live, planned }) => (live ? [{ address, definition, live, planned }] : [])),
    diagnostics: [
      ...settled.flatMap(({ diagnostics }) => diagnostics),
      ...effects.flatMap(({ diagnostics }) => diagnostics.map(asideFromVerdict)),
    ],
  };
}

function referencesByArgument({ parsed }: Block): ReadonlyMap<string, readonly string[]> {
  const members = parsed.kind === 'object' ? parsed.members : [];
  return new Map(members.map(([name, member]) => [name, referencesIn(member)]));
}

/** Result of a block. */
interface Settled {
  /** Values for references from other blocks. Absent: unknown. */
  readonly values?: Value;
  readonly resource?: ComparedResource;
  readonly data?: PlanData;
  readonly diagnostics: readonly Diagnostic[];
}

interface ComparedResource extends PlanResource {
  readonly definition: ResourceDefinition;
  /** Null if nothing differs. */
  readonly lastSeen: PlanChange['before'];
  readonly live: ValueObject | null;
  readonly planned: ValueObject;
}

type Settle = (address: string) => Promise<Settled>;

interface Settler {
  readonly settle: Settle;
  /** All results so far, in the order of the stack. */
  readonly everything: () => Promise<readonly Settled[]>;
}

/** Each block is read once, however many refer to it. */
function createSettler(comparison: StackComparison): Settler {
  const byAddress = new Map(comparison.blocks.map((block) => [block.address, block]));
  const known = new Map<string, Promise<Settled>>();
  const settle = (address: string, way: readonly string[]): Promise<Settled> => {
    const block = byAddress.get(address);
    // Terraform rejects cycles and references to missing blocks; here, such a reference has no values.
    if (!block || way.includes(address)) return Promise.resolve({ diagnostics: [] });
    const settled = known.get(address) ?? settleBlock(block, comparison, (other) => settle(other, [...way, address]));
    known.set(address, settled);
    return settled;
  };
  return {
    settle: (address) => settle(address, []),
    everything: () => Promise.all(comparison.blocks.flatMap(({ address }) => known.get(address) ?? [])),
  };
}

async function settleBlock(block: Block, comparison: StackComparison, settle: Settle): Promise<Settled> {
  // Requested before waiting, so that cycles are detected.
  const references = block.references.map(async (address) => ({ address, ...(await settle(address)) }));
  const found = await settleAlone(block, comparison, await Promise.all(references));
  return { ...found, diagnostics: found.diagnostics.map((diagnostic) => placed(diagnostic, block, comparison)) };
}

function placed(diagnostic: Diagnostic, { address }: Block, { locate }: StackComparison): Diagnostic {
  const path = diagnostic.where?.path;
  return inDeclaredWords({ ...diagnostic, where: { ...locate(address), address, ...(path && { path }) } });
}

type Reference = Settled & { readonly address: string };

async function settleAlone(
  block: Block,
  comparison: StackComparison,
  references: readonly Reference[],
): Promise<Settled> {
  const definition = definitionOf(block);
  if (!definition) return { diagnostics: [ofAnotherProvider(block.type)] };
  if (block.unusual.length > 0) return { diagnostics: [unusualBlock(block.unusual)] };
  const missing = references.find(({ values }) => values === undefined);
  if (missing) return { diagnostics: [withoutVerdict(missing.address)] };
  const objects = new Map(references.map(({ address, values = null }) => [address, values]));
  const evaluated = evaluate(block.parsed, { objects, module: comparison.module });
  if ('problem' in evaluated) return { diagnostics: [notEvaluated(evaluated.problem)] };
  const { values, unknownNames } = toArguments(definition.attributes, objectOf(evaluated.value));
  if (unknownNames.length > 0) return { diagnostics: [unknownArguments(unknownNames)] };
  const declared = { block, values, context: comparison.context };
  return definition.kind === 'resource' ? settleResource(definition, declared) : settleData(definition, declared);
}

function definitionOf({ mode, type }: Block): ResourceDefinition | DataSourceDefinition | undefined {
  return mode === 'managed' ? resourceOfType(definitions, type) : dataSourceOfType(definitions, type);
}

function objectOf(value: Value): ValueObject {
  return isValueObject(value) ? value : {};
}

interface Declared {
  readonly block: Block;
  readonly values: ValueObject;
  readonly context: EngineContext;
}

async function settleResource(definition: ResourceDefinition, { block, values, context }: Declared): Promise<Settled> {
  const invalid = validateResource(definition, values);
  if (hasErrors(invalid)) return { diagnostics: invalid };
  const { comparison, diagnostics } = await compareResource(definition, values, context);
  if (!comparison) return { diagnostics: [...invalid, ...diagnostics] };
  const named = (object: ValueObject): ValueObject => toTerraformNames(definition.attributes, object);
  const planned = named(comparison.planned);
  const change = changeOf(comparison, { planned, named });
  const resource: ComparedResource = {
    ...{ address: block.address, type: block.type, definition },
    ...{ live: comparison.live, planned: comparison.planned },
    ...{ change, lastSeen: isNoOp(change) ? null : toPlanJson(named(comparison.lastSeen)) },
  };
  return { values: planned, resource, diagnostics: [...invalid, ...diagnostics] };
}

interface Naming {
  /** The planned values under Terraform's names. */
  readonly planned: ValueObject;
  readonly named: (object: ValueObject) => ValueObject;
}

function changeOf({ live, planned, requiresReplace }: Comparison, naming: Naming): PlanChange {
  const actions = actionsOf(live, planned, requiresReplace.length > 0);
  const after = toPlanJson(naming.planned);
  return {
    actions,
    before: isNoOp({ actions }) ? after : live && toPlanJson(naming.named(live)),
    after,
    afterUnknown: unknownMarks(naming.planned),
    // The definition, which the report knows, states which attributes are sensitive.
    beforeSensitive: false,
    afterSensitive: false,
    replacePaths: requiresReplace.map((path) =>
      path.map((step) =>
        typeof step === 'string' ? toTerraformName(step) : typeof step === 'number' ? step : step.key,
      ),
    ),
    importing: false,
  };
}

function actionsOf(live: ValueObject | null, planned: ValueObject, replaces: boolean): readonly string[] {
  if (!live) return ['create'];
  if (identical(live, planned)) return ['no-op'];
  return replaces ? ['delete', 'create'] : ['update'];
}

async function settleData(definition: DataSourceDefinition, { block, values, context }: Declared): Promise<Settled> {
  const invalid = validateDataSource(definition, values);
  if (hasErrors(invalid)) return { diagnostics: invalid };
  const { state, diagnostics } = await readDataSource(definition, values, context);
  if (!state) return { diagnostics };
  const named = toTerraformNames(definition.attributes, state);
  return { values: named, data: { type: block.type, address: block.address, values: toPlanJson(named) }, diagnostics };
}

/** Whether a data source reports expiry, declared or not. */
function tellsOfEnds(block: Block): boolean {
  const definition = definitionOf(block);
  return definition?.kind === 'dataSource' && definition.ends !== undefined;
}

/** The data sources that report the effect of the differences on devices. */
function previewsOf(blocks: readonly Block[], resources: readonly ComparedResource[]): readonly string[] {
  const types = new Set(
    resources
      .filter(isDifferent)
      .flatMap(({ definition: { devices } }) => (devices?.preview ? [terraformType(devices.preview.dataSource)] : [])),
  );
  return blocks.filter(({ mode, type }) => mode === 'data' && types.has(type)).map(({ address }) => address);
}

function isDifferent({ change }: ComparedResource): boolean {
  return !isNoOp(change);
}

function isNoOp({ actions }: Pick<PlanChange, 'actions'>): boolean {
  return actions[0] === 'no-op';
}

/** For an object that was changed outside, Terraform reports the last seen and current values. */
function driftOf(resource: ComparedResource): readonly PlanResource[] {
  if (!isDifferent(resource)) return [];
  const { address, type, change, lastSeen } = resource;
  return [{ address, type, change: { ...change, before: lastSeen, after: change.before } }];
}

/** If an effect is unknown, the verdict on the object stays the same. */
function asideFromVerdict({ where: _where, ...diagnostic }: Diagnostic): Diagnostic {
  return { ...diagnostic, severity: diagnostic.severity === 'error' ? 'warning' : diagnostic.severity };
}
