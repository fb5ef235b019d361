import {
  type BulkShape,
  type DefinitionOf,
  isValueObject,
  type JsonObject,
  textOf,
  type Value,
  type ValueObject,
} from '../../../../core/index.js';

/** A row: its map, its key as declared, and its text; empty if it has none. */
export interface Row {
  readonly type: string;
  readonly key: string;
  readonly text: string;
}

/** Rows by identity. */
export type Rows = ReadonlyMap<string, Row>;

/** The bulk shape of a definition. */
export function bulkShape({ shape }: DefinitionOf<'bulk'>): BulkShape {
  return shape;
}

/** The rows of a state or a plan. */
export function rowsOf({ maps }: BulkShape, values: ValueObject): Rows {
  return byIdentity(
    maps.flatMap((type) =>
      Object.entries(mapOf(values[type])).map(([key, text]) => ({
        type,
        key,
        text: typeof text === 'string' ? text : '',
      })),
    ),
  );
}

/** The maps of these rows. A map without rows is the same as in `values`: null, or empty. */
export function mapsOf({ maps }: BulkShape, rows: Rows, values: ValueObject): Record<string, Value> {
  const all = [...rows.values()];
  return Object.fromEntries(
    maps.map((type) => {
      const own = all.filter((row) => row.type === type).map(({ key, text }): [string, Value] => [key, text]);
      return [type, own.length === 0 ? emptyOf(values[type]) : Object.fromEntries(own)];
    }),
  );
}

/** Converts a row to Graph's format. */
export function rowToGraph({ properties }: BulkShape, { type, key, text }: Row): JsonObject {
  return { [properties.type]: type, [properties.key]: key, [properties.text]: text };
}

/** Converts a row from Graph. Undefined if it belongs to none of the maps. */
export function rowFromGraph({ properties, maps }: BulkShape, object: JsonObject): Row | undefined {
  const given = textOf(object[properties.type])?.toLowerCase();
  const type = maps.find((name) => name.toLowerCase() === given);
  const key = textOf(object[properties.key]);
  return type === undefined || key === null ? undefined : { type, key, text: textOf(object[properties.text]) ?? '' };
}

/** Rows by identity. */
export function byIdentity(rows: readonly Row[]): Rows {
  return new Map(rows.map((row) => [identityOf(row), row]));
}

/** Identifies a row. Graph ignores the case of a key. */
export function identityOf({ type, key }: Row): string {
  return `${type} ${key.toLowerCase()}`;
}

const namedAtMost = 10;

/** The first names of a list, and how many more there are. */
export function someOf(names: readonly string[]): string {
  const more = names.length - namedAtMost;
  return [...names.slice(0, namedAtMost), ...(more > 0 ? [`and ${String(more)} more`] : [])].join('; ');
}

/** Splits a list into chunks of at most this size. */
export function chunksOf<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_none, index) =>
    list.slice(index * size, (index + 1) * size),
  );
}

function mapOf(value: Value | undefined): ValueObject {
  return isValueObject(value) ? value : {};
}

function emptyOf(value: Value | undefined): Value {
  return isValueObject(value) ? {} : null;
}
