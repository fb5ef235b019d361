import {
  type Attribute,
  type Attributes,
  type CollectionAttribute,
  Decimal,
  isJsonObject,
  isUnknown,
  isValueList,
  isValueObject,
  type Json,
  type JsonObject,
  type NestedAttribute,
  type StringAttribute,
  type Value,
  type ValueObject,
} from '../../../core/index.js';
import { digestFromGraph, imageToGraph } from './digest.js';

/** Converts values to Graph's JSON. Unknown values, and attributes not in `values`, are left out; null is sent. */
export function toGraph(attributes: Attributes, values: ValueObject): JsonObject {
  const members = Object.entries(attributes).flatMap(([name, attribute]): [string, Json][] => {
    const value = values[name];
    return value === undefined || isUnknown(value)
      ? []
      : [[attribute.graphName ?? name, valueToGraph(attribute, value)]];
  });
  return Object.fromEntries(members);
}

function valueToGraph(attribute: Attribute, value: Value): Json {
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return value;
  if (typeof value === 'string') return attribute.kind === 'string' ? textToGraph(attribute, value) : value;
  // Graph has no number that a double cannot hold; the limits of the attributes exclude such values.
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Decimal) return Number(value.text);
  if (attribute.kind === 'nested') return nestedToGraph(attribute, value);
  if ('element' in attribute && isValueList(value)) return listToGraph(attribute, value);
  if ('element' in attribute && isValueObject(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, element]) => [key, valueToGraph(attribute.element, element)]),
    );
  }
  throw new TypeError(`a value of kind ${attribute.kind} cannot be sent`);
}

function listToGraph({ element, flags }: CollectionAttribute, values: readonly Value[]): Json {
  if (flags === undefined) return values.map((value) => valueToGraph(element, value));
  const members = values.filter((value) => typeof value === 'string');
  return members.length === 0 ? flags : members.join(',');
}

function textToGraph({ format, graphValues, graphPrefix = '' }: StringAttribute, text: string): Json {
  return format === 'image' ? imageToGraph(text) : `${graphPrefix}${graphValues?.[text] ?? text}`;
}

function nestedToGraph({ attributes }: NestedAttribute, value: Value): Json {
  const object = (element: Value): Json => (isValueObject(element) ? toGraph(attributes, element) : null);
  return isValueList(value) ? value.map(object) : object(value);
}

/** Converts an object from Graph. The result has every attribute; missing values are null. */
export function fromGraph(attributes: Attributes, object: JsonObject): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, attribute]) => [
      name,
      attribute.digestOf === undefined
        ? valueFromGraph(attribute, object[attribute.graphName ?? name])
        : digestFromGraph(attribute.digestOf, attributes, object),
    ]),
  );
}

function valueFromGraph(attribute: Attribute, json: Json | undefined): Value {
  if (json === undefined || json === null) return null;
  switch (attribute.kind) {
    case 'string':
      return typeof json === 'string' ? textFromGraph(attribute, json) : null;
    case 'int':
    case 'number':
      // Graph returns some numbers as text (the older cleanup setting).
      return typeof json === 'number' || typeof json === 'string' ? finite(Number(json)) : null;
    case 'bool':
      return typeof json === 'boolean' ? json : null;
    case 'list':
    case 'set':
    case 'map':
      return elementsFromGraph(withoutBlanks(attribute, flagsFromGraph(attribute, json)), (element) =>
        valueFromGraph(attribute.element, element),
      );
    case 'nested':
      return attribute.nesting === 'single'
        ? nestedFromGraph(attribute, json)
        : elementsFromGraph(json, (element) => nestedFromGraph(attribute, element));
  }
}

function textFromGraph({ format, oneOf, graphValues, graphPrefix = '' }: StringAttribute, json: string): string | null {
  const isPrefixed = json.toLowerCase().startsWith(graphPrefix.toLowerCase());
  const text = isPrefixed ? json.slice(graphPrefix.length) : json;
  if (format === 'dateTime' && text.startsWith('0001-01-01T00:00:00')) return null;
  const declared = Object.entries(graphValues ?? {}).find(([, theirs]) => theirs.toLowerCase() === text.toLowerCase());
  if (declared) return declared[0];
  // Graph compares enumerations without case, and its spelling varies.
  return oneOf?.find((member) => member.toLowerCase() === text.toLowerCase()) ?? text;
}

function finite(number: number): number | null {
  return Number.isFinite(number) ? number : null;
}

function nestedFromGraph({ attributes }: NestedAttribute, json: Json): Value {
  return isJsonObject(json) ? fromGraph(attributes, json) : null;
}

/** An enumeration of flags is one text. */
function flagsFromGraph({ flags }: CollectionAttribute, json: Json): Json {
  if (flags === undefined || typeof json !== 'string') return json;
  const members = json.split(',').map((member) => member.trim());
  return members.filter((member) => member !== '' && member.toLowerCase() !== flags.toLowerCase());
}

/**
 * Sets in real tenants contain blank entries (`blockedManufacturers: [""]`), which have no meaning and cannot be
 * declared.
 */
function withoutBlanks({ kind }: CollectionAttribute, json: Json): Json {
  return kind === 'set' && Array.isArray(json) ? json.filter((one) => one !== '') : json;
}

function elementsFromGraph(json: Json, element: (json: Json) => Value): Value {
  if (Array.isArray(json)) return json.map(element);
  if (!isJsonObject(json)) return null;
  return Object.fromEntries(Object.entries(json).map(([key, member]) => [key, element(member ?? null)]));
}
