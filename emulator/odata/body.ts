import { badRequest, invalidModel, isRefused, type Outcome } from '../model/answer.js';
import { type GraphVersion, initialOf, type Properties, type Property } from '../model/entity-type.js';
import { isJsonObject, type Json, type JsonObject } from '../model/json.js';
import { checkPrimitive } from './primitive.js';

/** Context of a body: its type, the version, and the current object (for a PATCH). */
export interface BodyContext {
  readonly typeName: string;
  readonly properties: Properties;
  readonly version: GraphVersion;
  readonly present?: JsonObject;
}

/** Reads the body of a POST: all properties of the type, with Graph's initial values for absent ones. */
export function readNew(body: JsonObject, context: BodyContext): Outcome<JsonObject> {
  const read = readValues(body, context);
  if (isRefused(read)) return read;
  const missing = Object.entries(context.properties).find(([name, { required }]) => required && !(name in read.value));
  if (missing) return refused(`Required property '${missing[0]}' is missing on type '${context.typeName}'.`);
  const initial = Object.entries(context.properties).map(([name, property]) => [name, initialOf(property)] as const);
  return { value: { ...Object.fromEntries(initial), ...read.value } };
}

/** Reads the body of a PATCH: the properties to change. */
export function readChanges(body: JsonObject, context: BodyContext): Outcome<JsonObject> {
  const read = readValues(body, context);
  if (isRefused(read)) return read;
  const frozen = Object.entries(read.value).find(
    ([name, value]) => context.properties[name]?.immutable && context.present?.[name] !== value,
  );
  if (frozen) return refused(`Property '${frozen[0]}' cannot be changed after creation.`);
  return read;
}

function readValues(body: JsonObject, context: BodyContext): Outcome<JsonObject> {
  const values: [string, Json][] = [];
  for (const [name, value] of Object.entries(body)) {
    // Annotations (`@odata.type`, `target@odata.bind`) are not properties. A PATCH can contain the key, as the portal's
    // does (a capture of Apple Configurator profiles).
    if (name.includes('@') || (name === 'id' && context.present)) continue;
    const property = propertyIn(context, name);
    if (!property) return unknownProperty(name, context.typeName);
    if (property.readOnly) continue;
    const checked = readValue(name, value ?? null, { property, context });
    if (isRefused(checked)) return checked;
    values.push([name, checked.value]);
  }
  return { value: Object.fromEntries(values) };
}

function propertyIn({ properties, version }: BodyContext, name: string): Property | undefined {
  const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
  return property?.beta && version !== 'beta' ? undefined : property;
}

function unknownProperty(name: string, typeName: string): Outcome<never> {
  const message =
    `The property '${name}' does not exist on type 'microsoft.graph.${typeName}'. ` +
    'Make sure to only use property names that are defined by the type.';
  return { refusal: invalidModel(message) };
}

function refused(message: string): { refusal: ReturnType<typeof badRequest> } {
  return { refusal: badRequest(message) };
}

interface PropertyContext {
  readonly property: Property;
  readonly context: BodyContext;
}

function readValue(name: string, value: Json, { property, context }: PropertyContext): Outcome<Json> {
  if (value === null) {
    return property.nullable ? { value } : refused(`A null value was found for the property named '${name}'.`);
  }
  if (property.kind === 'complexes') {
    return Array.isArray(value) ? readComplexes(name, value, { property, context }) : mismatch(name, property);
  }
  if (property.kind !== 'complex') return checkPrimitive(name, value, property);
  if (!isJsonObject(value)) return mismatch(name, property);
  return readComplex(name, value, { property, context });
}

function mismatch(name: string, property: Property): Outcome<Json> {
  return refused(`Cannot convert the value of property '${name}' to the expected type '${property.kind}'.`);
}

/** Elements are checked if their properties are defined. */
function readComplexes(
  name: string,
  values: readonly Json[],
  { property, context: { typeName, properties, version } }: PropertyContext,
): Outcome<Json> {
  if (!property.properties) return { value: values };
  const elements: Json[] = [];
  for (const value of values) {
    if (!isJsonObject(value)) return mismatch(name, property);
    const read = readComplex(name, value, { property, context: { typeName, properties, version } });
    if (isRefused(read)) return read;
    elements.push(read.value);
  }
  return { value: elements };
}

function readComplex(name: string, value: JsonObject, { property, context }: PropertyContext): Outcome<Json> {
  const properties = property.properties ?? {};
  const read = readValues(value, { typeName: name, properties, version: context.version });
  if (isRefused(read)) return read;
  const present = context.present?.[name];
  const base = isJsonObject(present) ? present : initialComplex(properties);
  return { value: { ...base, ...read.value } };
}

function initialComplex(properties: Properties): JsonObject {
  return Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, initialOf(property)]));
}
