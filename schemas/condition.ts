import type { JsonObject } from '../core/index.js';

/** The values of a member for which a case holds. */
export interface When {
  /** The member, or the way to it: `['authority', 'desired']`. */
  readonly key: string | readonly string[];
  /**
   * The values that count.
   *
   * @default - any value
   */
  readonly is?: readonly (string | boolean)[];
  /** Whether the case holds as well where the member is left out. */
  readonly orAbsent?: true;
}

/** What a condition asks of the members of an object. */
export interface Demand {
  /** Members that must be there. */
  readonly needs?: readonly string[];
  /** Members that must not be there. */
  readonly without?: readonly string[];
  /** Members whose values are narrower: a JSON Schema for each. `tsType` is a TypeScript type that says the same; `$items` in it stands for the values of the list. */
  readonly narrows?: Readonly<Record<string, JsonObject>>;
}

/** While a member has certain values, an object must be like this. */
export interface Case extends Demand {
  /** Several must all hold; the TypeScript types do not express it then. Default: always. */
  readonly when?: When | readonly When[];
}

/**
 * What a cross-object rule says, as data: published in the JSON Schema, so that every other tool rejects it too, and where
 * possible in the TypeScript types. The rule itself has the words.
 */
export interface Condition {
  /** Where it holds: `spec.enrollment.windows.automaticEnrollment.mdmUserScope`; `*` stands for any element. */
  readonly at: string;
  /** At most one of the cases of a condition holds. */
  readonly cases?: readonly Case[];
  /** Exactly one of these members must be there. */
  readonly oneOf?: readonly string[];
  /** At least one of these members must be there. */
  readonly anyOf?: readonly string[];
  /** Any other JSON Schema that must hold as well. The TypeScript types do not express it. */
  readonly schema?: JsonObject;
}

/** A condition: where a member is there, others are, too. */
export function together(at: string, key: string, needs: readonly string[]): Condition {
  return { at, cases: [{ when: { key }, needs }] };
}

/** A JSON Schema: no elements. */
export const noElements = { type: 'array', maxItems: 0, tsType: 'readonly []' } as const;

/** A JSON Schema: a section in which nothing is declared. */
export const nothing = { $ref: '#/$defs/nothing', tsType: 'never' } as const;

/**
 * A JSON Schema: a list that has all of these values, in any order, each as a text or as the key of an object. `perhaps`: values that it
 * may have among them.
 */
export function containing(values: readonly string[], perhaps: readonly string[] = []): JsonObject {
  const listOf = (all: readonly string[]): string =>
    `Acknowledged<${all.map((value) => JSON.stringify(value)).join(' | ')}, $items>`;
  // TypeScript takes others after the values alone, so that the whole list is a type of its own.
  const types = perhaps.length === 0 ? [values] : [values, [...values, ...perhaps]];
  return {
    type: 'array',
    allOf: values.map((value) => ({
      contains: { anyOf: [{ const: value }, { type: 'object', propertyNames: { const: value } }] },
    })),
    tsType: types.map(listOf).join(' | '),
  };
}

/** A JSON Schema: the member at the end of the way is there, and like this. */
export function holds(way: readonly string[], schema: JsonObject): JsonObject {
  return way.reduceRight<JsonObject>((inner, step) => ({ required: [step], properties: { [step]: inner } }), schema);
}

/** The JSON Schemas of a condition, all of which must hold. */
export function conditionSchemas({ cases = [], oneOf, anyOf, schema }: Condition): readonly JsonObject[] {
  const required = (key: string): JsonObject => ({ required: [key] });
  return [
    ...cases.map(caseSchema),
    ...(oneOf ? [{ oneOf: oneOf.map(required) }] : []),
    ...(anyOf ? [{ anyOf: anyOf.map(required) }] : []),
    ...(schema ? [schema] : []),
  ];
}

function caseSchema({ when = [], ...demand }: Case): JsonObject {
  const all = isList(when) ? when : [when];
  const then = demandSchema(demand);
  const [first, ...others] = all.map(whenSchema);
  if (first === undefined) return then;
  return { if: others.length === 0 ? first : { allOf: [first, ...others] }, then };
}

function demandSchema({ needs = [], without = [], narrows = {} }: Demand): JsonObject {
  const properties = { ...narrows, ...Object.fromEntries(without.map((key) => [key, false])) };
  return {
    ...(needs.length > 0 && { required: needs }),
    ...(Object.keys(properties).length > 0 && { properties }),
  };
}

function whenSchema({ key, is, orAbsent }: When): JsonObject {
  const way = typeof key === 'string' ? [key] : key;
  const value: JsonObject | undefined = is && (is.length === 1 ? { const: is[0] ?? null } : { enum: is });
  const [schema] = way.reduceRight<readonly (JsonObject | undefined)[]>(
    ([inner], step) => [
      { ...(inner && { properties: { [step]: inner } }), ...(orAbsent === undefined && { required: [step] }) },
    ],
    [value],
  );
  return schema ?? {};
}

function isList(when: When | readonly When[]): when is readonly When[] {
  return Array.isArray(when);
}
