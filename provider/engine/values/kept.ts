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

/** A value that was sent, and that the answer to the write shows to be another one. */
export interface NotKept {
  readonly name: string;
  readonly sent: Value;
  readonly shown: Value;
}

/** What a write was to bring about. `prior` null: the object is new. */
interface Intended {
  readonly planned: ValueObject;
  readonly prior: ValueObject | null;
}

/**
 * Finds what a write sent and Graph did not keep, as its answer shows. A property that the answer leaves out, or shows as null, is not
 * known: some are never shown there. `unprovenBy` names them.
 */
export function notKept(definition: ResourceDefinition, object: JsonObject, intended: Intended): readonly NotKept[] {
  const names = Object.entries(answered(definition))
    .filter(([name, attribute]) => isShown(name, attribute, object))
    .map(([name]) => name);
  return otherThanSent(definition, { ...intended, object, names });
}

/** Names of what a write changed, and of which its answer shows nothing. */
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

/** Finds which of the named values an object shows otherwise than they were sent. What it does not show at all is not known. */
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

/** What travels in a body and can be compared. What an action carries is sent after the body that was answered. */
function answered(definition: ResourceDefinition): Attributes {
  const carried = definition.steps.flatMap(({ takes }) => takes);
  return pick(
    bodyAttributes(definition),
    ({ writeOnly, digestOf, volatile }, name) =>
      !writeOnly && digestOf === undefined && !volatile && !carried.includes(name),
  );
}

/**
 * Names of what the answer of a create lacks: here a null counts too, because sending a value once more does no harm. An image is
 * named by its digest.
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

/** Reports what Graph answered without having kept it. */
export function reportNotKept(
  definition: ResourceDefinition,
  lost: readonly NotKept[],
  evidence = 'the response to the write',
): readonly Diagnostic[] {
  return lost.map(({ name, sent, shown }) => {
    const isSecret = definition.attributes[name] !== undefined && hasSecret(definition.attributes[name]);
    const values = isSecret ? '' : `: sent ${renderValue(sent)}, Graph shows ${renderValue(shown)}`;
    return warning('INT2047', {
      what: `Graph accepted the ${definition.noun} but did not keep ${toTerraformName(name)}`,
      where: { path: [name] },
      why: `${evidence} shows another value${values}`,
      fix: 'check that the tenant and the identity can set it; apply sends it again while the tenant shows another value',
    });
  });
}
