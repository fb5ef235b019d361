import { isJsonObject, type JsonObject, resourceOfType, textOf, toTerraformName } from '../core/index.js';
import type { LinesContext } from './change-lines.js';
import type { Definitions } from './definitions.js';
import type { Plan, PlanResource } from './plan-json.js';

/** Names by id in lower case. */
type Names = ReadonlyMap<string, string>;

/** Names for the elements of lists, for any object of a plan. `known`: names that are not in the plan. */
export function listWords(
  plan: Plan,
  definitions: Definitions,
  known: Names = new Map(),
): (resource: PlanResource) => Pick<LinesContext, 'names' | 'deleted' | 'ordered' | 'fresh'> {
  const labels = new Map(plan.changes.map((resource) => [resource.address, labelOf(resource, definitions)]));
  const names = new Map([...known, ...plan.changes.flatMap((resource) => byId(resource, labels))]);
  const deleted = new Set(
    plan.changes
      .filter(({ change }) => change.actions.join() === 'delete')
      .flatMap(({ change }) => idOf(change.before)),
  );
  const needs = plan.needs ?? new Map<string, readonly string[]>();
  const made = new Set(plan.changes.filter(hasNewId).map(({ address }) => address));
  return ({ address }) => ({
    names,
    deleted,
    ordered: (needs.get(address) ?? []).flatMap((needed) => labels.get(needed) ?? []),
    fresh: (attribute) =>
      (plan.references?.get(address)?.get(attribute) ?? [])
        .filter((referred) => made.has(referred))
        .flatMap((referred) => labels.get(referred) ?? []),
  });
}

/** Whether the id of an object is known only after apply. */
function hasNewId({ change: { afterUnknown } }: PlanResource): boolean {
  return isJsonObject(afterUnknown) && afterUnknown.id === true;
}

function byId({ address, change }: PlanResource, labels: ReadonlyMap<string, string | undefined>): [string, string][] {
  const label = labels.get(address);
  return label === undefined ? [] : idOf(change.before).map((id): [string, string] => [id, label]);
}

function idOf(object: JsonObject | null): readonly string[] {
  const id = textOf(object?.id);
  return id === null ? [] : [id.toLowerCase()];
}

/** The name of an object after apply, or before its deletion. */
function labelOf({ type, change }: PlanResource, definitions: Definitions): string | undefined {
  const label = resourceOfType(definitions, type)?.label;
  if (label === undefined) return undefined;
  return textOf((change.after ?? change.before)?.[toTerraformName(label)]) ?? undefined;
}
