import { type Answer, badRequest } from '../model/answer.js';
import { type EntitySet, idOf, typeOf } from '../model/entity-set.js';
import type { JsonObject } from '../model/json.js';
import type { Call } from '../model/operation.js';
import { renderEntity, unknownSelection } from '../odata/render.js';
import { renderAssignment, shownAssignments } from './assignment-view.js';
import { childrenOf, renderChild } from './children.js';
import { referencesOf } from './references.js';

/** Refuses `$select` and `$expand` of properties that the collection does not have. */
export function queryRefusal(set: EntitySet, call: Call): Answer | undefined {
  const view = viewOf(set, call);
  const unknown = unknownSelection(set.types, view);
  if (unknown !== undefined) {
    return badRequest(`Could not find a property named '${unknown}' on type 'microsoft.graph.${set.declaredType}'.`);
  }
  const navigations = [
    ...(set.assignments ? ['assignments'] : []),
    set.references?.navigation,
    set.children?.navigation,
  ];
  const expanded = call.query.expand.find((name) => !navigations.includes(name));
  return expanded === undefined
    ? undefined
    : badRequest(
        `Could not find a navigation property named '${expanded}' on type 'microsoft.graph.${set.declaredType}'.`,
      );
}

/** Renders an object as requested by `$select` and `$expand`. */
export function renderWith(set: EntitySet, stored: JsonObject, call: Call): JsonObject {
  const object = set.quirks?.show?.(stored, call.tenant) ?? stored;
  const shown = {
    ...renderEntity(object, typeOf(set, object), viewOf(set, call)),
    ...expandedReferences(set, object, call),
    ...expandedChildren(set, object, call),
  };
  if (!set.assignments || !call.query.expand.includes('assignments')) return shown;
  const assignments = shownAssignments(set, object, call.tenant);
  return { ...shown, assignments: assignments.map((one) => renderAssignment(one, call.version)) };
}

function expandedReferences(set: EntitySet, object: JsonObject, { query, tenant }: Call): JsonObject {
  const { references } = set;
  if (!references || !query.expand.includes(references.navigation)) return {};
  return { [references.navigation]: [...referencesOf(set, references, tenant, idOf(object)).values()] };
}

function expandedChildren(set: EntitySet, object: JsonObject, call: Call): JsonObject {
  const { children } = set;
  if (!children || !call.query.expand.includes(children.navigation)) return {};
  const objects = childrenOf(set, children, call.tenant, idOf(object)).values();
  return { [children.navigation]: [...objects].map((child) => renderChild(children, child, call)) };
}

function viewOf(set: EntitySet, { version, query }: Call): Parameters<typeof renderEntity>[2] {
  return {
    version,
    declaredType: set.declaredType,
    keyed: !set.directory,
    ...(query.select && { select: query.select }),
  };
}
