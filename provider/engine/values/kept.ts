import {
  type Attribute,
  type Diagnostic,
  type JsonObject,
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
import { bodyAttributes } from './attributes.js';

/** A value that was sent, and that the answer to the write shows to be another one. */
export interface NotKept {
  readonly name: string;
  readonly sent: Value;
  readonly shown: Value;
}

/**
 * Finds what a write sent and Graph did not keep, as its answer shows. A property that the answer leaves out, or shows as null, is not
 * known: some are never shown. What a later read shows proves nothing, because it may be a minute old.
 */
export function notKept(definition: ResourceDefinition, object: JsonObject, planned: ValueObject): readonly NotKept[] {
  const live = liveValues(definition, object);
  // What an action carries is sent after the body that was answered.
  const carried = definition.steps.flatMap(({ takes }) => takes);
  return Object.entries(bodyAttributes(definition)).flatMap(([name, attribute]): NotKept[] => {
    const sent = planned[name] ?? null;
    const shown = live[name] ?? null;
    if (carried.includes(name) || !isShown(name, attribute, object) || holdsValue(attribute, sent, shown)) return [];
    return [{ name, sent, shown }];
  });
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

function isShown(name: string, attribute: Attribute, object: JsonObject): boolean {
  const { writeOnly, digestOf, volatile, graphName = name } = attribute;
  return !writeOnly && digestOf === undefined && !volatile && (object[graphName] ?? null) !== null;
}

/** Reports what Graph answered without having kept it. */
export function reportNotKept(definition: ResourceDefinition, lost: readonly NotKept[]): readonly Diagnostic[] {
  return lost.map(({ name, sent, shown }) => {
    const isSecret = definition.attributes[name] !== undefined && hasSecret(definition.attributes[name]);
    const values = isSecret ? '' : `: sent ${renderValue(sent)}, Graph shows ${renderValue(shown)}`;
    return warning('INT2047', {
      what: `Graph accepted the ${definition.noun} but did not keep ${toTerraformName(name)}`,
      where: { path: [name] },
      why: `the response to the write shows another value${values}`,
      fix: 'check that the tenant and the identity can set it; apply sends it again while the tenant shows another value',
    });
  });
}
