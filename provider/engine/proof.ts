import {
  type Attribute,
  type Attributes,
  type CollectionAttribute,
  error,
  isJsonArray,
  isJsonObject,
  type Json,
  type JsonObject,
  type NestedAttribute,
  presenceOf,
  type ReadResult,
  type ResourceDefinition,
} from '../../core/index.js';

type Unreadable = Extract<ReadResult<unknown>, { readonly state: 'unreadable' }>;

/** Accepts an object from Graph only if it is valid for the definition; otherwise, it is unreadable (INT3006). */
export function proven(definition: ResourceDefinition, result: ReadResult<JsonObject>): ReadResult<JsonObject> {
  const fault = result.state === 'present' ? faultIn(definition, result.value) : undefined;
  return fault === undefined ? result : notBelieved(definition, fault);
}

/** Reports that an answer of Graph about a definition's objects is not accepted (INT3006). */
export function notBelieved({ noun, graph }: ResourceDefinition, fault: string): Unreadable {
  const diagnostic = error('INT3006', {
    what: `cannot read ${graph.path}`,
    why: `the response is not a valid ${noun}: ${fault}`,
    fix: 'plan again; if the problem persists, check the object in Graph Explorer, and report it with this message',
  });
  return { state: 'unreadable', reason: 'malformed', diagnostic };
}

/**
 * Why an object of Graph is invalid for the definition. Undefined: it is valid.
 *
 * Present members must have the type of their attribute. Missing members are allowed, but an object without any of the
 * properties is invalid.
 */
export function faultIn(definition: ResourceDefinition, object: JsonObject): string | undefined {
  const seen = afterRead(definition, object);
  if (seen === undefined) return 'it does not have the documented form';
  const shown = Object.entries(definition.attributes).filter(
    ([name, attribute]) => name !== 'id' && isShown(attribute),
  );
  if (shown.length > 0 && !shown.some(([name, attribute]) => seen[attribute.graphName ?? name] !== undefined))
    return 'it has none of the expected properties';
  const { assignments, references } = definition.facets;
  const special = [assignments && 'assignments', references?.attribute];
  const plain = Object.fromEntries(shown.filter(([name]) => !special.includes(name)));
  return (
    faultInMembers(plain, seen) ??
    (assignments && faultInAssignments(seen.assignments)) ??
    (references && faultInReferences(references.attribute, seen[references.attribute]))
  );
}

function afterRead({ quirks }: ResourceDefinition, object: JsonObject): JsonObject | undefined {
  try {
    return quirks.afterRead?.(object) ?? object;
  } catch {
    // A quirk may depend on Graph's documented format.
    return undefined;
  }
}

function isShown({ local, writeOnly, digestOf }: Attribute): boolean {
  return local !== true && writeOnly === undefined && digestOf === undefined;
}

/** Why the members of an object do not match the attributes. Undefined: they match. */
export function faultInMembers(attributes: Attributes, object: JsonObject): string | undefined {
  for (const [name, attribute] of Object.entries(attributes)) {
    const property = attribute.graphName ?? name;
    const json = object[property];
    const fault = json === undefined || json === null ? undefined : faultInValue(attribute, json);
    if (fault !== undefined) return `${property} ${fault}`;
  }
  return undefined;
}

function faultInValue(attribute: Attribute, json: Json): string | undefined {
  switch (attribute.kind) {
    case 'string':
      if (typeof json !== 'string') return `is ${kindOf(json)}, not text`;
      return attribute.format === 'dateTime' && json !== '' && Number.isNaN(Date.parse(json))
        ? 'is not a date and time'
        : undefined;
    case 'int':
    case 'number':
      return isNumber(json) ? undefined : `is ${kindOf(json)}, not a number`;
    case 'bool':
      return typeof json === 'boolean' ? undefined : `is ${kindOf(json)}, not a Boolean`;
    case 'list':
    case 'set':
    case 'map':
      return faultInElements(attribute, json);
    case 'nested':
      return faultInNested(attribute, json);
  }
}

/** Graph returns some numbers as text. */
function isNumber(json: Json): boolean {
  const number = typeof json === 'string' && json.trim() !== '' ? Number(json) : json;
  return typeof number === 'number' && Math.abs(number) <= Number.MAX_SAFE_INTEGER;
}

function faultInElements({ element, flags, kind }: CollectionAttribute, json: Json): string | undefined {
  if (flags !== undefined && typeof json === 'string') return undefined;
  const elements = kind === 'map' ? membersOf(json) : listOf(json);
  if (!elements) return `is ${kindOf(json)}, not a ${kind === 'map' ? 'map' : 'list'}`;
  return firstFault(elements, (one) => (one === null ? 'is null' : faultInValue(element, one)));
}

function faultInNested({ nesting, attributes }: NestedAttribute, json: Json): string | undefined {
  if (nesting === 'single') return faultInObject(attributes, json);
  const elements = nesting === 'map' ? membersOf(json) : listOf(json);
  if (!elements) return `is ${kindOf(json)}, not a list`;
  return firstFault(elements, (one) => faultInObject(attributes, one));
}

function faultInObject(attributes: Attributes, json: Json): string | undefined {
  if (!isJsonObject(json)) return `is ${kindOf(json)}, not an object`;
  const missing = Object.entries(attributes).find(
    ([name, attribute]) =>
      presenceOf(attribute) === 'required' && isShown(attribute) && json[attribute.graphName ?? name] === undefined,
  );
  return missing ? `has no ${missing[0]}` : faultInMembers(attributes, json);
}

/** Assignments must be complete: a partial answer would result in a wrong set. */
export function faultInAssignments(json: Json | undefined): string | undefined {
  if (json === undefined) return undefined;
  const entries = listOf(json);
  if (!entries) return `assignments is ${kindOf(json)}, not a list`;
  return firstFault(entries, (entry) => {
    const target = isJsonObject(entry) ? entry.target : undefined;
    return isJsonObject(target) && isTarget(target) ? undefined : 'of assignments has no valid target';
  });
}

/** The members of every kind of target. */
const targetMembers = ['groupId', 'deviceAndAppManagementAssignmentFilterId', 'collectionId'];

function isTarget(target: JsonObject): boolean {
  const type = target['@odata.type'];
  if (typeof type !== 'string' || type === '') return false;
  const named = /groupAssignmentTarget$/iu.test(type);
  if (named && typeof target.groupId !== 'string') return false;
  return targetMembers.every((name) => typeof (target[name] ?? '') === 'string');
}

function faultInReferences(name: string, json: Json | undefined): string | undefined {
  if (json === undefined) return undefined;
  const objects = listOf(json);
  if (!objects) return `${name} is ${kindOf(json)}, not a list`;
  const sound = objects.every((one) => isJsonObject(one) && typeof one.id === 'string' && one.id !== '');
  return sound ? undefined : `${name} has an object without an id`;
}

function firstFault(elements: readonly Json[], faultOf: (element: Json) => string | undefined): string | undefined {
  for (const [index, element] of elements.entries()) {
    const fault = faultOf(element);
    if (fault !== undefined) return `[${String(index)}] ${fault}`;
  }
  return undefined;
}

function listOf(json: Json): readonly Json[] | undefined {
  return isJsonArray(json) ? json : undefined;
}

function membersOf(json: Json): readonly Json[] | undefined {
  return isJsonObject(json) ? Object.values(json).map((member) => member ?? null) : undefined;
}

function kindOf(json: Json): string {
  if (json === null) return 'null';
  if (Array.isArray(json)) return 'a list';
  if (typeof json === 'object') return 'an object';
  return typeof json === 'string' ? 'text' : `a ${typeof json}`;
}
