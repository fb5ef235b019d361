import { isJsonArray, type Json, toTerraformName } from '../core/index.js';
import type { AttributeFinding } from './model.js';
import type { Plan, PlanChange } from './plan-json.js';

/**
 * Whether an object of the plan refers to objects that apply creates, all of which were deleted outside. Their new ids
 * are then not a change of the declaration.
 */
export function refersToRecreated(plan: Plan): (address: string) => boolean {
  const created = new Set(
    plan.changes.filter(({ change }) => change.actions.join() === 'create').map(({ address }) => address),
  );
  const deleted = new Set(
    plan.drift.filter(({ change }) => change.before !== null && change.after === null).map(({ address }) => address),
  );
  return (address) => {
    const needed = (plan.needs?.get(address) ?? []).filter((one) => created.has(one));
    return needed.length > 0 && needed.every((one) => deleted.has(one));
  };
}

/** Classifies a list as drift if it is declared as it was last seen, except for the ids of objects that were deleted outside. */
export function driftOfRecreated(attribute: AttributeFinding, change: PlanChange): AttributeFinding {
  const { kind, unknown, lastSeen, path } = attribute;
  if (kind !== 'both' || !unknown) return attribute;
  const after = change.after?.[toTerraformName(path)] ?? null;
  return isSameButUnknown(after, lastSeen ?? null) ? { ...attribute, kind: 'drift' } : attribute;
}

function isSameButUnknown(after: Json, lastSeen: Json): boolean {
  if (!isJsonArray(after) || !isJsonArray(lastSeen) || after.length !== lastSeen.length) return false;
  return after.every((element, index) => element === null || element === lastSeen[index]);
}
