import { type Diagnostic, error, hasErrors, type ResourceDefinition, type ValueObject } from '../../core/index.js';
import { applyResource as applyHere } from './apply.js';
import type {
  ApplyRequest,
  EngineContext,
  PlanAnswer,
  PlanRequest,
  PrivateState,
  ReadRequest,
  StateAnswer,
} from './contract.js';
import { importResource as importHere } from './import.js';
import { sameId } from './locate.js';
import { planResource as planHere } from './plan.js';
import { readResource as readHere } from './read.js';

/**
 * Reads an object again, unless its state belongs to a tenant other than the configured one.
 *
 * An object that is read exists, so a state without a recorded tenant gets this one.
 */
export async function readResource(
  definition: ResourceDefinition,
  request: ReadRequest,
  context: EngineContext,
): Promise<StateAnswer> {
  const owner = otherOwner(definition, request, context);
  if (owner !== undefined) return { ...request, diagnostics: refuseOnce(owner, context) };
  const answer = await readHere(definition, request, context);
  return hasErrors(answer.diagnostics) ? answer : bound(answer, context);
}

/**
 * Plans one object, unless its state belongs to another tenant: then the state stays unchanged, and the error gives the
 * reason.
 */
export async function planResource(
  definition: ResourceDefinition,
  request: PlanRequest,
  context: EngineContext | undefined,
): Promise<PlanAnswer> {
  if (!context) return planHere(definition, request, context);
  const owner = otherOwner(definition, { state: request.prior, private: request.private }, context);
  if (owner !== undefined) return unchanged(request, refuseOnce(owner, context));
  const answer = await planHere(definition, request, context);
  // An object that a plan creates belongs to the planned tenant: apply must not create it in another one.
  return request.prior === null ? bound(answer, context) : answer;
}

/** Applies a plan, unless it was made for another tenant. */
export async function applyResource(
  definition: ResourceDefinition,
  request: ApplyRequest,
  context: EngineContext,
): Promise<StateAnswer> {
  const { prior, private: remembered } = request;
  const owner = otherOwner(definition, { state: prior, private: remembered }, context);
  if (owner !== undefined) return { state: prior, private: remembered, diagnostics: [refusal(owner, context)] };
  const answer = await applyHere(definition, request, context);
  const isProven = prior === null || !hasErrors(answer.diagnostics) || isText(remembered.tenant);
  return answer.state !== null && isProven ? bound(answer, context) : answer;
}

/** Imports an object of the configured tenant into the state. `definitions`: all of the provider, as in `import.ts`. */
export async function importResource(
  definition: ResourceDefinition,
  importId: string,
  context: EngineContext,
  definitions: readonly ResourceDefinition[] = [],
): Promise<StateAnswer> {
  const answer = await importHere(definition, importId, context, definitions);
  return answer.state === null ? answer : bound(answer, context);
}

function bound<A extends { readonly private: PrivateState }>(answer: A, { graph }: EngineContext): A {
  return { ...answer, private: { ...answer.private, tenant: graph.tenantId } };
}

interface Stored {
  readonly state: ValueObject | null;
  readonly private: PrivateState;
}

/** The tenant of a state, if it is another one. Undefined: it is this one, or unknown. */
function otherOwner(
  definition: ResourceDefinition,
  { state, private: remembered }: Stored,
  { graph }: EngineContext,
): string | undefined {
  // For a resource of the whole tenant, the id in the state is the tenant id.
  const own = definition.shape.kind === 'action' ? state?.id : undefined;
  const owner = remembered.tenant ?? own;
  return isText(owner) && !sameId(owner, graph.tenantId) ? owner : undefined;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function unchanged({ prior, config, private: remembered }: PlanRequest, found: readonly Diagnostic[]): PlanAnswer {
  const planned = config === null ? null : prior;
  return { planned, requiresReplace: [], private: remembered, diagnostics: found };
}

/** Connections that refused a state. Weak, so that they are freed with their client. */
const refused = new WeakSet<EngineContext['graph']>();

/** One error ends the plan. Errors for a thousand objects of the other tenant would hide it. */
function refuseOnce(owner: string, context: EngineContext): readonly Diagnostic[] {
  if (refused.has(context.graph)) return [];
  refused.add(context.graph);
  return [refusal(owner, context)];
}

function refusal(owner: string, { graph }: EngineContext): Diagnostic {
  return error('INT2150', {
    what: `this state belongs to tenant ${owner}; nothing was planned or changed`,
    why: `the provider is configured for tenant ${graph.tenantId}, so every object would look deleted`,
    fix: `set the tenant id to ${owner} again; for tenant ${graph.tenantId}, use a separate state`,
  });
}
