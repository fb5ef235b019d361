import {
  type Attributes,
  type Diagnostic,
  error,
  identical,
  isJsonObject,
  isUnknown,
  type JsonObject,
  type ResourceDefinition,
  toTerraformName,
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

/** An object that was just written, and the values for its actions. */
export interface StepChange {
  /** Path of the object. */
  readonly path: string;
  readonly prior: ValueObject | null;
  readonly planned: ValueObject;
  readonly config: ValueObject;
}

/** Calls the actions whose attributes changed, one after the other. After an error, the others are not called. */
export async function applySteps(
  definition: ResourceDefinition,
  change: StepChange,
  context: EngineContext,
): Promise<FacetAnswer> {
  const due = definition.steps.filter((step) => isStepDue(definition.attributes, step, change));
  for (const [index, step] of due.entries()) {
    const failed = await callStep(definition, step, change, context);
    if (failed) return { achieved: stepsBefore(definition, due.slice(index), change.prior), diagnostics: [failed] };
  }
  return { achieved: {}, diagnostics: [], ...(due.length > 0 && (await readAgain(definition, change, context))) };
}

async function callStep(
  definition: ResourceDefinition,
  step: WriteStep,
  change: StepChange,
  context: EngineContext,
): Promise<Diagnostic | undefined> {
  const { version, area, path: collection } = collectionRead(definition);
  const write = { version, area, invalidates: [collection] };
  if (step.clearing && takesValue(step, change.prior)) {
    const { method, action } = step.clearing;
    const cleared = await context.graph.send({ ...write, method, path: `${change.path}/${action}` });
    if (cleared.outcome !== 'done') return cleared.diagnostic;
  }
  if (step.clearing && !takesValue(step, change.planned)) return undefined;
  const body = bodyOf(definition, step, { ...change, now: context.clock.now() });
  const result = await context.graph.send({ ...write, method: 'POST', path: `${change.path}/${step.action}`, body });
  if (result.outcome !== 'done') return result.diagnostic;
  const why = isJsonObject(result.body) ? step.rejection?.(result.body) : undefined;
  return why === undefined ? undefined : rejected(definition, step, why);
}

function takesValue({ takes }: WriteStep, values: ValueObject | null): boolean {
  return takes.some((name) => (values?.[name] ?? null) !== null);
}

/** For some actions, only the answer shows that they had no effect. */
function rejected({ noun }: ResourceDefinition, { takes }: WriteStep, why: string): Diagnostic {
  return error('INT2056', {
    what: `Graph rejected ${takes.map(toTerraformName).join(' and ')} of the ${noun}`,
    where: { path: takes.slice(0, 1) },
    why,
    fix: 'correct the problem that the message describes, then apply again',
  });
}

/** Actions return nothing, or not the object: the values that Graph set are read. */
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

function bodyOf(
  definition: ResourceDefinition,
  { takes, body }: WriteStep,
  change: StepChange & { readonly now: Date },
): JsonObject {
  const carried = pick(definition.attributes, (_attribute, name) => takes.includes(name));
  const values = { ...change.planned, ...secrets(definition.attributes, change.config) };
  return body?.(values, change.now) ?? toGraph(carried, values);
}

/** Values before steps that were not completed; for a secret its old version, so that it is sent again. */
export function stepsBefore(
  { attributes }: ResourceDefinition,
  steps: readonly WriteStep[],
  prior: ValueObject | null,
): Record<string, Value> {
  const names = steps.flatMap(({ takes }) => takes).map((name) => attributes[name]?.writeOnly?.version ?? name);
  return Object.fromEntries(names.map((name) => [name, prior?.[name] ?? null]));
}
