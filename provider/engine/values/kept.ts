import {
  type Attribute,
  type Attributes,
  type Diagnostic,
  isUnknown,
  type JsonObject,
  presenceOf,
  renderValue,
  type ResourceDefinition,
  toTerraformName,
  type Value,
  type ValueObject,
  warning,
} from '../../../core/index.js';
import { holdsValue } from '../creation/sent.js';
import { hasSecret } from '../plan-checks/outside.js';
import { liveValues } from '../state.js';
import { bodyAttributes, pick } from './attributes.js';
import { equalValues } from './equality.js';

/** A value that was sent, and that differs in the answer to the write. */
export interface NotKept {
  readonly name: string;
  readonly sent: Value;
  readonly shown: Value;
}

/** The intended result of a write. `prior` null: the object is new. */
interface Intended {
  readonly planned: ValueObject;
  readonly prior: ValueObject | null;
}

/**
 * Finds values that a write sent and Graph did not store, according to its answer. A property that is missing or null
 * in the answer is unknown, because some are never returned there. `unprovenBy` lists them.
 */
export function notKept(definition: ResourceDefinition, object: JsonObject, intended: Intended): readonly NotKept[] {
  const names = Object.entries(answered(definition))
    .filter(([name, attribute]) => isShown(name, attribute, object))
    .map(([name]) => name);
  return otherThanSent(definition, { ...intended, object, names });
}

/** Names of values that a write changed and that its answer does not contain. */
export function unprovenBy(
  definition: ResourceDefinition,
  object: JsonObject,
  { planned, prior }: Intended,
): readonly string[] {
  const live = liveValues(definition, object);
  const images = pick(definition.attributes, ({ digestOf }) => digestOf !== undefined);
  return Object.entries({ ...answered(definition), ...images }).flatMap(([name, attribute]) => {
    const wanted = planned[name] ?? null;
    const isChanged = !isUnknown(wanted) && !equalValues(attribute, wanted, prior?.[name] ?? null);
    return isChanged && (live[name] ?? null) === null ? [name] : [];
  });
}

/** Finds which of the given values of an object differ from those sent. Missing values are unknown. */
export function otherThanSent(
  definition: ResourceDefinition,
  { object, planned, prior, names }: Intended & { readonly object: JsonObject; readonly names: readonly string[] },
): readonly NotKept[] {
  const live = liveValues(definition, object);
  return names.flatMap((name): NotKept[] => {
    const attribute = definition.attributes[name];
    const sent = planned[name] ?? null;
    const shown = live[name];
    if (!attribute || shown === undefined) return [];
    const isCleared = sent === null && (prior?.[name] ?? null) !== null && presenceOf(attribute) === 'optional';
    const holds = isCleared ? equalValues(attribute, null, shown) : holdsValue(attribute, sent, shown);
    return holds ? [] : [{ name, sent, shown }];
  });
}

/** Attributes in a body that can be compared. Values of an action are sent after the answered body. */
function answered(definition: ResourceDefinition): Attributes {
  const carried = definition.steps.flatMap(({ takes }) => takes);
  return pick(
    bodyAttributes(definition),
    ({ writeOnly, digestOf, volatile }, name) =>
      !writeOnly && digestOf === undefined && !volatile && !carried.includes(name),
  );
}

/**
 * Names of values that the answer of a create lacks: null counts as missing, because sending a value again does no
 * harm. An image is represented by its digest.
 */
export function lostByCreate(
  definition: ResourceDefinition,
  object: JsonObject,
  planned: ValueObject,
): readonly string[] {
  const live = liveValues(definition, object);
  const isLost = ([name, attribute]: [string, Attribute]): boolean =>
    (attribute.graphName ?? name) in object &&
    !attribute.writeOnly &&
    attribute.immutable !== true &&
    !holdsValue(attribute, planned[name] ?? null, live[name] ?? null);
  const isLostImage = ([name, { digestOf }]: [string, Attribute]): boolean =>
    digestOf !== undefined && typeof planned[name] === 'string' && planned[name] !== (live[name] ?? null);
  return [
    ...Object.entries(bodyAttributes(definition)).filter(isLost),
    ...Object.entries(definition.attributes).filter(isLostImage),
  ].map(([name]) => name);
}

function isShown(name: string, { graphName = name }: Attribute, object: JsonObject): boolean {
  return (object[graphName] ?? null) !== null;
}

/** Reports values that Graph acknowledged but did not store. */
export function reportNotKept(
  definition: ResourceDefinition,
  lost: readonly NotKept[],
  evidence = 'the response to the write',
): readonly Diagnostic[] {
  return lost.map(({ name, sent, shown }) => {
    const isSecret = definition.attributes[name] !== undefined && hasSecret(definition.attributes[name]);
    const values = isSecret ? '' : `: sent ${renderValue(sent)}, Graph returned ${renderValue(shown)}`;
    return warning('INT2047', {
      what: `Graph accepted the ${definition.noun} but did not keep ${toTerraformName(name)}`,
      where: { path: [name] },
      why: `${evidence} shows another value${values}`,
      fix: 'check that the tenant and the identity can set it; apply sends it again while the tenant shows another value',
    });
  });
}
