import {
  type Attributes,
  identical,
  isUnknown,
  type JsonObject,
  type ResourceDefinition,
  type Value,
  type ValueObject,
  type WriteStep,
} from '../../core/index.js';
import type { EngineContext } from './contract.js';
import type { FacetAnswer } from './facets/facet.js';
import { collectionRead } from './locate.js';
import { pick } from './values/attributes.js';
import { toGraph } from './values/graph-json.js';
import { secrets } from './values/patch.js';

/** An object that was just written, and what its actions are to carry. */
export interface StepChange {
  /** Path of the object. */
  readonly path: string;
  readonly prior: ValueObject | null;
  readonly planned: ValueObject;
  readonly config: ValueObject;
}

/** Calls the actions whose attributes changed, one after the other. After an error the rest is left as it is. */
export async function applySteps(
  definition: ResourceDefinition,
  change: StepChange,
  context: EngineContext,
): Promise<FacetAnswer> {
  const due = definition.steps.filter((step) => isStepDue(definition.attributes, step, change));
  for (const [index, step] of due.entries()) {
    const result = await context.graph.send(writeOf(definition, step, { ...change, now: context.clock.now() }));
    if (result.outcome === 'done') continue;
    return { achieved: stepsBefore(definition, due.slice(index), change.prior), diagnostics: [result.diagnostic] };
  }
  return { achieved: {}, diagnostics: [], ...(due.length > 0 && (await readAgain(definition, change, context))) };
}

/** Actions answer nothing, or not the object: what Graph decided by them is read. */
async function readAgain(
  definition: ResourceDefinition,
  { path, planned }: StepChange,
  { graph }: EngineContext,
): Promise<Pick<FacetAnswer, 'object'>> {
  if (!Object.values(planned).some(isUnknown)) return {};
  const result = await graph.get({ ...collectionRead(definition), path, fresh: true });
  return result.state === 'present' ? { object: result.value } : {};
}

function isStepDue(attributes: Attributes, { takes, when, changesOnly }: WriteStep, change: StepChange): boolean {
  if (changesOnly && !change.prior) return false;
  return takes.some((name) => isDue(attributes, name, change)) && when?.(change.planned) !== false;
}

function isDue(attributes: Attributes, name: string, { prior, planned, config }: StepChange): boolean {
  const attribute = attributes[name];
  const watched = attribute?.writeOnly?.version ?? name;
  const declared = planned[watched] ?? null;
  if (isUnknown(declared) || (attribute?.writeOnly && (config[name] ?? null) === null)) return false;
  if (!prior) return attribute?.writeOnly !== undefined || declared !== null;
  return !identical(prior[watched] ?? null, declared);
}

function writeOf(
  definition: ResourceDefinition,
  { action, takes, body }: WriteStep,
  change: StepChange & { readonly now: Date },
): Parameters<EngineContext['graph']['send']>[0] {
  const carried = pick(definition.attributes, (_attribute, name) => takes.includes(name));
  const values = { ...change.planned, ...secrets(definition.attributes, change.config) };
  const { version, area, path } = collectionRead(definition);
  const sent: JsonObject = body?.(values, change.now) ?? toGraph(carried, values);
  return { method: 'POST', version, path: `${change.path}/${action}`, body: sent, area, invalidates: [path] };
}

/** What steps that were not carried out leave: the old values; of a secret its old version, so that it is sent again. */
export function stepsBefore(
  { attributes }: ResourceDefinition,
  steps: readonly WriteStep[],
  prior: ValueObject | null,
): Record<string, Value> {
  const names = steps.flatMap(({ takes }) => takes).map((name) => attributes[name]?.writeOnly?.version ?? name);
  return Object.fromEntries(names.map((name) => [name, prior?.[name] ?? null]));
}
