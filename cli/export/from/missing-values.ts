import {
  type Attribute,
  type Attributes,
  isJsonArray,
  isJsonObject,
  type Json,
  type JsonObject,
  presenceOf,
  type ResourceDefinition,
} from '../../../core/index.js';
import { equalValues, parentsOf } from '../../../provider/engine/index.js';
import type { FormatFacts } from './formats.js';
import type { MissingValues } from './model.js';

/**
 * The values of an object that the files do not contain. Graph returns every property of a version; v1.0, a selection
 * and other tools omit some, whose values are unknown.
 */
export function missingValues(
  definition: ResourceDefinition,
  object: JsonObject,
  { leavesOutEmpty }: Pick<FormatFacts, 'leavesOutEmpty'>,
): MissingValues {
  const { shape } = definition;
  // The texts of a registered device are not changed unless declared.
  if (shape.kind === 'action' || shape.kind === 'register') return nothingUntold;
  if (shape.kind === 'bulk') {
    const { text } = shape.properties;
    return { ...nothingUntold, changing: object[text] === undefined ? [text] : [] };
  }
  const own = ownAttributes(definition);
  const missing: Untold[] = [];
  const isMixed = shape.kind === 'collection';
  collect(own, object, { within: '', leavesOutEmpty: leavesOutEmpty === true, isMixed, missing });
  const names = (kind: Untold['kind']): readonly string[] => [
    ...new Set(missing.filter((one) => one.kind === kind).map(({ name }) => name)),
  ];
  const all = Object.keys(own);
  const isSilent = !isMixed && all.length > 0 && all.every((name) => !hasValue(own[name], object, name));
  return {
    required: names('required'),
    changing: names('changing'),
    harmless: names('harmless'),
    kept: names('kept'),
    isSilent,
  };
}

const nothingUntold: MissingValues = { required: [], changing: [], harmless: [], kept: [], isSilent: false };

/** The attributes in an object's own JSON: not those in its path, in a separate facet, or in other objects. */
function ownAttributes(definition: ResourceDefinition): Attributes {
  const { attributes, facets } = definition;
  const elsewhere = new Set([
    ...['id', 'priority', 'assignments', ...parentsOf(definition)],
    ...Object.keys(facets.companions?.kinds ?? {}),
  ]);
  return Object.fromEntries(
    Object.entries(attributes).filter(([name, one]) => !elsewhere.has(name) && isDeclarable(one)),
  );
}

function isDeclarable(attribute: Attribute): boolean {
  // Images are write-only, but Graph returns them.
  const isShown = !attribute.writeOnly || ('format' in attribute && attribute.format === 'image');
  return !attribute.local && isShown && presenceOf(attribute) !== 'computed';
}

function hasValue(attribute: Attribute | undefined, object: JsonObject, name: string): boolean {
  return object[attribute?.graphName ?? name] !== undefined;
}

interface Untold {
  readonly name: string;
  readonly kind: 'required' | 'changing' | 'harmless' | 'kept';
}

interface Progress {
  readonly within: string;
  readonly leavesOutEmpty: boolean;
  /** Null is not a value for a required attribute. An object that always exists may never have been configured. */
  readonly isMixed: boolean;
  readonly missing: Untold[];
}

function collect(attributes: Attributes, object: JsonObject, progress: Progress): void {
  for (const [name, attribute] of Object.entries(attributes)) {
    if (!isDeclarable(attribute)) continue;
    const property = attribute.graphName ?? name;
    const value = object[property];
    const kind = kindOf(attribute, value, progress);
    const within = `${progress.within}${property}`;
    if (kind) progress.missing.push({ name: within, kind });
    if (attribute.kind !== 'nested') continue;
    const inside = { ...progress, within: `${within}.` };
    const objects = isJsonArray(value) ? value : [value];
    for (const one of objects) if (isJsonObject(one)) collect(attribute.attributes, one, inside);
  }
}

function kindOf(attribute: Attribute, value: Json | undefined, progress: Progress): Untold['kind'] | undefined {
  const presence = presenceOf(attribute);
  if (presence === 'required')
    return value === undefined || (value === null && progress.isMixed) ? 'required' : undefined;
  const isUntold = presence === 'defaulted' ? isSilentOf(attribute, value) : value === undefined;
  if (!isUntold) return undefined;
  if (presence === 'optionalComputed') return 'kept';
  if (presence === 'optional' && progress.leavesOutEmpty) return undefined;
  const { severity } = attribute;
  return severity?.about === 'cosmetic' || severity?.about === 'visibility' ? 'harmless' : 'changing';
}

/** For an attribute with a default, null means no value, except for a list, which may have been cleared. */
export function isSilentOf(attribute: Attribute, value: Json | undefined): boolean {
  if (value !== null) return value === undefined;
  if (equalValues(attribute, attribute.default ?? null, null)) return false;
  return attribute.kind !== 'list' && attribute.kind !== 'set';
}
