import { isJsonObject, type Json, type JsonObject } from '../../core/index.js';

/**
 * Moves every part of a schema with a title, and every other part that is used several times, to `$defs`. Members that
 * describe a part in one place only (description, default, examples) stay next to the reference.
 *
 * @param given - parts that already have a reference
 */
export function extractParts(schema: JsonObject, given: Readonly<Record<string, JsonObject>>): JsonObject {
  const counts = new Map<string, number>();
  countParts(schema, counts);
  const extraction: Extraction = { counts, names: new Map(), parts: new Map(Object.entries(given)) };
  const rest = extract(schema, extraction);
  const sorted = [...extraction.parts].sort(([left], [right]) => (left < right ? -1 : 1));
  return { ...rest, $defs: Object.fromEntries(sorted) };
}

interface Extraction {
  /** Number of uses of each part and each structure in the schema. */
  readonly counts: ReadonlyMap<string, number>;
  /** Names of parts, by content and by structure. */
  readonly names: Map<string, string>;
  readonly parts: Map<string, JsonObject>;
}

/** Minimum length of a part without a title to get a name. Unit: characters. */
const leastLength = 110;

/** Descriptive members: two parts that differ only in them count as one. */
const annotations = ['title', 'description', 'default', 'examples'];

function countParts(schema: JsonObject, counts: Map<string, number>): void {
  const [same, shape] = keysOf(schema);
  const count = counts.get(shape) ?? 0;
  counts.set(shape, count + 1);
  counts.set(same, (counts.get(same) ?? 0) + 1);
  // The content of a known part is counted once with it.
  if (count > 0 && shape.length >= leastLength) return;
  mapParts(schema, (part) => {
    countParts(part, counts);
    return part;
  });
}

/** Location of a part. */
interface Place {
  /** Its key there. */
  readonly key: string;
  /** Name of the enclosing part. Empty: there is none. */
  readonly within: string;
}

/** `place` is undefined for the whole schema. */
function extract(schema: JsonObject, extraction: Extraction, place?: Place): JsonObject {
  const { names } = extraction;
  const [same, shape] = keysOf(schema);
  const known = names.get(same) ?? names.get(shape);
  const name = known ?? (place && nameFor({ schema, same, shape, ...place }, extraction));
  const inside = (part: JsonObject, member?: string): JsonObject =>
    extract(part, extraction, { key: member ?? `one of ${place?.key ?? ''}`, within: name ?? place?.within ?? '' });
  if (name === undefined) return mapParts(schema, inside);
  if (known === undefined) {
    names.set(same, name);
    if (shape.length >= leastLength) names.set(shape, name);
    // Reserved before its content is named.
    extraction.parts.set(name, {});
    extraction.parts.set(name, mapParts(schema, inside));
  }
  const own = extraction.parts.get(name) ?? {};
  const differing = annotations.filter((key) => JSON.stringify(schema[key]) !== JSON.stringify(own[key]));
  return {
    $ref: `#/$defs/${name}`,
    ...Object.fromEntries(differing.flatMap((key) => (schema[key] === undefined ? [] : [[key, schema[key]]]))),
  };
}

interface Named extends Place {
  readonly schema: JsonObject;
  readonly same: string;
  readonly shape: string;
}

function nameFor({ schema, same, shape, key, within }: Named, { counts, parts }: Extraction): string | undefined {
  const { title } = schema;
  const isRepeated = [same, shape].some((text) => (counts.get(text) ?? 0) > 1 && text.length >= leastLength);
  if (!isRepeated && typeof title !== 'string') return undefined;
  const wanted = camel(typeof title === 'string' ? title : (titleOfElements(schema) ?? key));
  const name = parts.has(wanted) ? camel(`${within} ${wanted}`) : wanted;
  if (parts.has(name)) throw new Error(`two parts of the schema would be called ${name}: give one a title`);
  return name;
}

/** A list is named after its elements: `userAssignments`. */
function titleOfElements({ items }: JsonObject): string | undefined {
  return isJsonObject(items) && typeof items.title === 'string' ? `${items.title}s` : undefined;
}

/** A part as it is, and its structure without descriptions. */
function keysOf(schema: JsonObject): readonly [same: string, shape: string] {
  const rest = Object.entries(schema).filter(([key]) => !annotations.includes(key));
  const shape = { ...Object.fromEntries(rest), hasDefault: schema.default !== undefined };
  return [JSON.stringify(schema), `shape ${JSON.stringify(shape)}`];
}

/** Maps the direct parts of a schema: its members and elements. Conditions stay unchanged. */
function mapParts(schema: JsonObject, change: (part: JsonObject, key?: string) => JsonObject): JsonObject {
  const { properties, items } = schema;
  return {
    ...schema,
    ...(isJsonObject(properties) && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([key, part]): [string, Json | undefined] => [
          key,
          isJsonObject(part) ? change(part, key) : part,
        ]),
      ),
    }),
    ...(isJsonObject(items) && { items: change(items) }),
  };
}

function camel(title: string): string {
  const joined = title.replaceAll(/\s+(\w)/gu, (_match, letter: string) => letter.toUpperCase());
  return joined.charAt(0).toLowerCase() + joined.slice(1);
}
