import {
  type Attribute,
  type Attributes,
  type CollectionAttribute,
  type IntAttribute,
  isJsonArray,
  isJsonObject,
  type Json,
  type JsonObject,
  type NestedAttribute,
  type NumberAttribute,
  type Path,
  presenceOf,
  type ResourceDefinition,
  type Shape,
  type StringAttribute,
  textOf,
} from '../../../core/index.js';
import { assignmentsProblem } from './check-assignments.js';
import type { UnreadableValue } from './model.js';

/** An object without its unreadable values. */
export interface CheckedObject {
  readonly object: JsonObject;
  readonly unreadable: readonly UnreadableValue[];
  /** Lists from which blank entries were removed. */
  readonly blank: readonly Path[];
}

/**
 * Removes values from an object that its definition cannot read, whatever the format of the file: a text instead of a
 * list, a number out of range, an unknown member of an enumeration.
 *
 * One bad value removes one value. A list or set with a bad element is removed as a whole, because a partial list would
 * delete the other elements.
 */
export function checkValues({ attributes, facets, shape }: ResourceDefinition, object: JsonObject): CheckedObject {
  const found: Findings = { unreadable: [], blank: [] };
  const elsewhere = new Set([...Object.keys(facets.companions?.kinds ?? {}), facets.references?.attribute ?? '']);
  const own = rowAttributes(shape) ?? without(attributes, elsewhere);
  const checked = { ...checkMembers(own, object, { path: [], found }) };
  const { references, assignments } = facets;
  const problem =
    (assignments && assignmentsProblem(checked.assignments)) ??
    (references && referencesProblem(references.attribute, checked[references.attribute]));
  if (problem) {
    found.unreadable.push(problem);
    const [name = ''] = problem.path;
    return { ...found, object: typeof name === 'string' ? omit(checked, name) : checked };
  }
  return { ...found, object: checked };
}

/** A row of a bulk resource only has texts. Undefined: there is one object. */
function rowAttributes(shape: Shape): Attributes | undefined {
  const names =
    shape.kind === 'bulk'
      ? Object.values(shape.properties)
      : shape.kind === 'register'
        ? [shape.key, ...shape.texts]
        : undefined;
  return names && Object.fromEntries(names.map((name) => [name, { kind: 'string', required: true, doc: '' }]));
}

interface Findings {
  readonly unreadable: UnreadableValue[];
  readonly blank: Path[];
}

interface Place {
  readonly path: Path;
  readonly found: Findings;
}

function without(attributes: Attributes, names: ReadonlySet<string>): Attributes {
  const others = Object.entries(attributes).filter(([name]) => name !== 'assignments' && !names.has(name));
  return Object.fromEntries(others);
}

function omit(object: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([member]) => member !== name));
}

function checkMembers(attributes: Attributes, object: JsonObject, place: Place): JsonObject {
  const known = new Map(Object.entries(attributes).map(([name, one]) => [one.graphName ?? name, one]));
  const members = Object.entries(object).flatMap(([name, value]): [string, Json][] => {
    const attribute = known.get(name);
    if (value === undefined || value === null || !attribute) return [[name, value ?? null]];
    const path = [...place.path, name];
    const checked = check(attribute, value, { ...place, path });
    if (checked.why === undefined) return [[name, checked.value]];
    // Values that cannot be declared are not needed, except an id and the position in an order.
    const isMissed = presenceOf(attribute) !== 'computed' || name === 'id';
    if (isMissed) place.found.unreadable.push({ path: checked.path ?? path, why: checked.why });
    return [];
  });
  return Object.fromEntries(members);
}

/** A value, or why it is unreadable. */
type Checked = { readonly value: Json; readonly why?: undefined } | { readonly why: string; readonly path?: Path };

function check(attribute: Attribute, value: Json, place: Place): Checked {
  switch (attribute.kind) {
    case 'string':
      return checkText(attribute, value);
    case 'bool':
      return typeof value === 'boolean' ? { value } : misplaced(value, 'true or false');
    case 'int':
    case 'number':
      return checkNumber(attribute, value);
    case 'list':
    case 'set':
      return checkList(attribute, value, place);
    case 'map':
      return isJsonObject(value) ? { value } : misplaced(value, 'an object');
    case 'nested':
      return checkNested(attribute, value, place);
  }
}

/** What PowerShell writes for values beyond the depth of `ConvertTo-Json`: the text of a hashtable, or the name of a type. */
const cutOff = /^(?:@\{.*\}|System\.(?:Object|Collections|String|Management)\b[\w.[\]`]*)$/su;

function checkText(attribute: StringAttribute, value: Json): Checked {
  if (attribute.format === 'image' && isJsonObject(value) && textOf(value.value) !== null) return { value };
  if (typeof value !== 'string') return misplaced(value, 'a text');
  if (cutOff.test(value))
    return { why: 'was truncated by PowerShell, because the value exceeds the depth of ConvertTo-Json' };
  if (attribute.format === 'dateTime' && Number.isNaN(Date.parse(value))) return { why: 'is not a date' };
  const { oneOf, graphValues = {}, graphPrefix = '', maxLength } = attribute;
  const members = [...(oneOf ?? []), ...Object.values(graphValues)].map((member) =>
    `${graphPrefix}${member}`.toLowerCase(),
  );
  if (oneOf && !members.includes(value.toLowerCase())) return { why: `is not one of ${oneOf.join(', ')}` };
  if (maxLength !== undefined && value.length > maxLength)
    return { why: `has more than ${String(maxLength)} characters` };
  return { value };
}

function checkNumber({ kind, min, max }: IntAttribute | NumberAttribute, value: Json): Checked {
  if (typeof value !== 'number') return misplaced(value, 'a number');
  if (kind === 'int' && !Number.isInteger(value)) return { why: 'is not a whole number' };
  const isWithin = value >= (min ?? -Infinity) && value <= (max ?? Infinity);
  return isWithin ? { value } : { why: `is not between ${String(min ?? 'any')} and ${String(max ?? 'any')}` };
}

/** An enumeration of flags is one text. Blank entries are removed if the definition does not use them. */
function checkList({ element, flags, maxItems }: CollectionAttribute, value: Json, place: Place): Checked {
  if (flags !== undefined && typeof value === 'string' && !cutOff.test(value)) return { value };
  if (!Array.isArray(value)) return misplaced(value, 'a list');
  const entries: readonly Json[] = value;
  const isBlank = (entry: Json): boolean => entry === '' && 'minLength' in element && (element.minLength ?? 0) > 0;
  const filled = entries.filter((entry) => !isBlank(entry));
  for (const [index, entry] of filled.entries()) {
    const checked = check(element, entry, place);
    if (checked.why !== undefined) return { why: checked.why, path: [...place.path, index] };
  }
  if (maxItems !== undefined && filled.length > maxItems) return { why: `has more than ${String(maxItems)} entries` };
  if (filled.length < entries.length) place.found.blank.push(place.path);
  return { value: filled };
}

function checkNested(attribute: NestedAttribute, value: Json, place: Place): Checked {
  if (attribute.nesting === 'single') return checkObject(attribute, value, place);
  if (!isJsonArray(value)) return misplaced(value, 'a list');
  const elements: Json[] = [];
  for (const [index, element] of value.entries()) {
    const own: Findings = { unreadable: [], blank: [] };
    const checked = checkObject(attribute, element, { path: [...place.path, index], found: own });
    const [bad] = own.unreadable;
    if (checked.why !== undefined) return { why: checked.why, path: checked.path ?? [...place.path, index] };
    if (bad) return { why: bad.why, path: bad.path };
    elements.push(checked.value);
  }
  return { value: elements };
}

/** An empty object was truncated: Graph writes its members, even if they are null. */
function checkObject({ attributes }: NestedAttribute, value: Json, place: Place): Checked {
  if (!isJsonObject(value)) return misplaced(value, 'an object');
  if (Object.keys(value).length === 0) return { why: 'is an object without members' };
  const object = checkMembers(attributes, value, place);
  const lost = Object.entries(attributes).find(
    ([name, one]) => presenceOf(one) === 'required' && (object[one.graphName ?? name] ?? null) === null,
  );
  if (!lost) return { value: object };
  const path = [...place.path, lost[1].graphName ?? lost[0]];
  return { path, why: 'is missing or unreadable, and is required' };
}

function misplaced(value: Json, wanted: string): Checked {
  return { why: `is ${kindOf(value)}, where ${wanted} belongs` };
}

function kindOf(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (isJsonObject(value)) return Object.keys(value).length === 0 ? 'an empty object' : 'an object';
  return { string: 'a text', number: 'a number', boolean: 'true or false' }[typeof value as string] ?? 'something else';
}

/** References contain ids, or texts if they use names instead. */
function referencesProblem(name: string, value: Json | undefined): UnreadableValue | undefined {
  if (value === undefined || value === null) return undefined;
  if (!isJsonArray(value)) return { path: [name], why: `is ${kindOf(value)} instead of a list` };
  const index = value.findIndex((one) => !isJsonObject(one) || textOf(one.id) === null);
  return index < 0 ? undefined : { path: [name, index], why: 'is not an object with an id' };
}
