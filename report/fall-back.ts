import {
  type Attribute,
  type Direction,
  isJsonObject,
  type Json,
  jsonElements,
  type JsonObject,
  type ResourceDefinition,
  resourceOfType,
  terraformType,
  textOf,
  toTerraformName,
} from '../core/index.js';
import { compareObject } from './compare.js';
import type { Definitions } from './definitions.js';
import type { AttributeFinding } from './model.js';
import type { Plan, PlanResource } from './plan-json.js';

/** Directions that depend on several objects: of a deleted object, and of a default next to the objects that take precedence over it. */
export interface FallBacks {
  /** Whether deleting an object tightens or loosens what applies to those it was assigned to. Undefined: the values do not determine it. */
  readonly without: (resource: PlanResource) => Direction | undefined;
  /** Names of the objects that allow more than a default that apply tightens, for the users they are assigned to. */
  readonly looserThan: (resource: PlanResource, attributes: readonly AttributeFinding[]) => readonly string[];
}

/** Evaluates the values of the objects of a plan. */
export function fallBacksIn(plan: Plan, definitions: Definitions): FallBacks {
  const definitionOf = ({ type }: PlanResource): ResourceDefinition | undefined => resourceOfType(definitions, type);
  const without = (resource: PlanResource): Direction | undefined => {
    const definition = definitionOf(resource);
    const part = definition && partOf(definition, resource.change.before);
    if (!part) return undefined;
    const present = plan.changes.find(({ type }) => type === terraformType(part.to));
    const others = present?.change.after?.[toTerraformName(part.counterpart)] ?? null;
    if (others === null) return isBlocking(part.attribute, part.value) ? 'loosened' : undefined;
    return wayOf(part.attribute, part.value, others);
  };
  const looserThan: FallBacks['looserThan'] = ({ type, change }, attributes) => {
    const tightened = attributes.filter(({ kind, direction }) => kind === 'pending' && direction === 'tightened');
    const parts = new Set(tightened.map(({ path }) => path.split('.')[0] ?? ''));
    return plan.changes.flatMap((other) => {
      const definition = definitionOf(other);
      const part = definition && partOf(definition, other.change.after);
      if (!part || terraformType(part.to) !== type || !parts.has(part.counterpart)) return [];
      const own = change.after?.[toTerraformName(part.counterpart)] ?? null;
      if (wayOf(part.attribute, own, part.value) !== 'loosened') return [];
      const label = textOf(other.change.after?.[toTerraformName(definition.label ?? '')]);
      return [label === null ? other.address : `${definition.noun} ${JSON.stringify(label)}`];
    });
  };
  return { without, looserThan };
}

interface Part {
  readonly to: string;
  readonly counterpart: string;
  readonly attribute: Attribute;
  readonly value: Json;
}

/**
 * The attribute for which an object takes precedence over its default. Undefined: it has no default, or no assignments.
 */
function partOf({ severity, attributes, facets }: ResourceDefinition, object: JsonObject | null): Part | undefined {
  const { fallsBack } = severity;
  const attribute = fallsBack && attributes[fallsBack.attribute];
  if (!fallsBack || !attribute || !object) return undefined;
  if (facets.assignments && jsonElements(object.assignments).length === 0) return undefined;
  const kind = fallsBack.by === undefined ? '' : (textOf(object[toTerraformName(fallsBack.by)]) ?? '');
  const counterpart = fallsBack.counterparts[kind];
  const value = object[toTerraformName(fallsBack.attribute)] ?? null;
  return counterpart === undefined ? undefined : { to: fallsBack.to, counterpart, attribute, value };
}

/** The direction from one value to another. Undefined: no change, or both directions. */
function wayOf(attribute: Attribute, from: Json, to: Json): Direction | undefined {
  const found = compareObject(
    { part: attribute },
    {
      ...{ declared: { part: to }, lastSeen: { part: from }, tenant: { part: from } },
      ...{ unknown: {}, sensitive: [], replacePaths: [] },
    },
  );
  const [way, ...others] = new Set(found.flatMap(({ direction }) => direction ?? []));
  return others.length === 0 ? way : undefined;
}

/** Whether no value can be tighter. */
function isBlocking(attribute: Attribute, value: Json): boolean {
  if (attribute.kind !== 'nested' || !isJsonObject(value)) return false;
  return Object.entries<Attribute>(attribute.attributes).some(
    ([name, { severity }]) => severity?.outweighs === true && value[toTerraformName(name)] === true,
  );
}
