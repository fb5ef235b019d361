import { hasErrors, type ResourceDefinition } from '../../core/index.js';
import { isOnlyRecorded } from './adoption/adoption.js';
import { confirmationOf, confirmedState } from './confirmed.js';
import type { ApplyRequest, EngineContext, StateAnswer } from './contract.js';
import { claim } from './creation/claimed.js';
import { placed } from './facets/place.js';
import { lookAgain } from './look-again.js';
import { explainRefusal } from './plan-checks/explain-refusal.js';
import { waitsOf } from './plan-checks/preconditions.js';
import { preflightApply } from './plan-checks/preflight.js';
import { forgetPlace } from './plan-checks/rival-places.js';
import { declaredParts } from './shapes/builtin/dropped.js';
import { shapeOf } from './shapes/index.js';
import { withUnfinished } from './unfinished.js';

/**
 * Applies a planned create, update or destroy.
 *
 * On error, the state holds what is known of the tenant at that point. The id of a new object is never lost.
 */
export async function applyResource(
  definition: ResourceDefinition,
  request: ApplyRequest,
  context: EngineContext,
): Promise<StateAnswer> {
  const at = context.clock.now();
  const applied = await carryOut(definition, request, context);
  const answer = withUnfinished(definition, request, { at, answer: applied });
  const { identity } = context;
  return { ...answer, diagnostics: answer.diagnostics.map((one) => explainRefusal(definition, identity, one)) };
}

async function carryOut(
  definition: ResourceDefinition,
  { prior, planned, config, private: remembered }: ApplyRequest,
  context: EngineContext,
): Promise<StateAnswer> {
  context.ahead?.stop();
  const values = planned ?? prior ?? {};
  const confirmed = planned && confirmationOf(definition, { values: planned, prior }, context);
  if (planned && confirmed) return confirmedState(definition, planned, remembered);
  const here = placed(definition, values, context) ?? definition;
  const change = planned && config && { prior, planned, config, private: remembered };
  const refusal = preflightApply(definition, { prior, planned, private: remembered }, context);
  // An object that already matches the declaration is only recorded, which needs no write permission.
  if (refusal && !(change && (await isOnlyRecorded(here, change, context))))
    return { state: prior, private: remembered, diagnostics: [refusal] };
  claim(prior, context);
  forgetPlace(definition, values, context.graph);
  const shape = shapeOf(here);
  if (planned === null || config === null) {
    if (!prior) return { state: null, private: {}, diagnostics: [] };
    return shape.destroy(here, { prior, private: remembered }, context);
  }
  const waits = await waitsOf(here, { prior, planned, config, private: remembered }, context);
  if (waits.length > 0) return { state: prior, private: remembered, diagnostics: waits };
  const answer = prior
    ? await shape.update(here, { prior, planned, config, private: remembered }, context)
    : await shape.create(here, { prior, planned, config, private: remembered }, context);
  const seen = await lookAgain(here, { prior, planned }, { answer, context });
  if (seen.state === null || hasErrors(seen.diagnostics)) return seen;
  return { ...seen, private: { ...seen.private, ...declaredParts(definition, config) } };
}
