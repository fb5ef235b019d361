import type { Attribute, Attributes, Json, JsonObject } from '../../../core/index.js';
import { isJsonObject } from '../../../core/index.js';
import { equalValues, toGraph } from '../../../provider/engine/index.js';

/** An object with defaults where its file says nothing. */
export interface FilledObject {
  readonly object: JsonObject;
  /** Properties that were filled, nested ones as `settings.name`. */
  readonly filled: readonly string[];
}

/**
 * Fills what a file does not say with the default, because a declaration that does not say it means that.
 *
 * Graph always says everything, so that of its answers a property without a value is one that somebody emptied. Other tools leave
 * out what they do not know.
 */
export function fillDefaults(attributes: Attributes, object: JsonObject): FilledObject {
  const filled: string[] = [];
  return { object: fillObject(attributes, object, { within: '', filled }), filled };
}

interface Progress {
  readonly within: string;
  readonly filled: string[];
}

function fillObject(attributes: Attributes, object: JsonObject, { within, filled }: Progress): JsonObject {
  const members = Object.entries(attributes).flatMap(([name, attribute]): [string, Json][] => {
    const property = attribute.graphName ?? name;
    const value = object[property];
    if (value !== undefined) {
      return [[property, fillInside(attribute, value, { within: `${within}${property}.`, filled })]];
    }
    const { default: preset = null } = attribute;
    if (attribute.local || equalValues(attribute, preset, null)) return [];
    if (!filled.includes(`${within}${property}`)) filled.push(`${within}${property}`);
    return Object.entries(toGraph({ [name]: attribute }, { [name]: preset })).map(([key, json]) => [key, json ?? null]);
  });
  return { ...object, ...Object.fromEntries(members) };
}

function fillInside(attribute: Attribute, value: Json, progress: Progress): Json {
  if (attribute.kind !== 'nested') return value;
  if (Array.isArray(value)) return value.map((one: Json) => fillInside(attribute, one, progress));
  return isJsonObject(value) ? fillObject(attribute.attributes, value, progress) : value;
}
