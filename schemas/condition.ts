import type { JsonObject } from '../core/index.js';

/** Values of a member for which a case applies. */
export interface When {
  /** The member, or the path to it: `['authority', 'desired']`. */
  readonly key: string | readonly string[];
  /**
   * The values for which the case applies.
   *
   * @default - any value
   */
  readonly is?: readonly (string | boolean)[];
  /** Whether the case also applies if the member is absent. */
  readonly orAbsent?: true;
}

/** What a condition requires of the members of an object. */
export interface Demand {
  /** Members that must be present. */
  readonly needs?: readonly string[];
  /** Members that must be absent. */
  readonly without?: readonly string[];
  /**
   * Members whose values are restricted: a JSON Schema for each. `tsType` is the equivalent TypeScript type; `$items`
   * in it is a placeholder for the values of the list.
   */
  readonly narrows?: Readonly<Record<string, JsonObject>>;
}

/** What an object must satisfy while a member has certain values. */
export interface Case extends Demand {
  /** If there are several, all must hold, and the TypeScript types do not express the case. Default: always. */
  readonly when?: When | readonly When[];
}

/**
 * A cross-object rule as data. It is published in the JSON Schema, so that other tools reject the same declarations,
 * and where possible in the TypeScript types. The rule itself has the messages.
 */
export interface Condition {
  /** Where it applies: `spec.enrollment.windows.automaticEnrollment.mdmUserScope`; `*` matches any element. */
  readonly at: string;
  /** At most one of the cases of a condition applies. */
  readonly cases?: readonly Case[];
  /** Exactly one of these members must be present. */
  readonly oneOf?: readonly string[];
  /** At least one of these members must be present. */
  readonly anyOf?: readonly string[];
  /** Another JSON Schema that must hold as well. The TypeScript types do not express it. */
  readonly schema?: JsonObject;
}

/** A condition: if one member is present, others must be present too. */
export function together(at: string, key: string, needs: readonly string[]): Condition {
  return { at, cases: [{ when: { key }, needs }] };
}

/** A JSON Schema: no elements. */
export const noElements = { type: 'array', maxItems: 0, tsType: 'readonly []' } as const;

/** A JSON Schema: a section that declares nothing. */
export const nothing = { $ref: '#/$defs/nothing', tsType: 'never' } as const;

/**
 * A JSON Schema: a list that contains all of these values, in any order, each as a text or as the key of an object.
 * `perhaps`: values that it can also contain.
 */
export function containing(values: readonly string[], perhaps: readonly string[] = []): JsonObject {
  const listOf = (all: readonly string[]): string =>
    `Acknowledged<${all.map((value) => JSON.stringify(value)).join(' | ')}, $items>`;
  // TypeScript requires additional values to follow the required ones, so the full list is a separate type.
  const types = perhaps.length === 0 ? [values] : [values, [...values, ...perhaps]];
  return {
    type: 'array',
    allOf: values.map((value) => ({
      contains: { anyOf: [{ const: value }, { type: 'object', propertyNames: { const: value } }] },
    })),
    tsType: types.map(listOf).join(' | '),
  };
}

/** A JSON Schema: the member at the end of the path is present and matches the schema. */
export function holds(way: readonly string[], schema: JsonObject): JsonObject {
  return way.reduceRight<JsonObject>((inner, step) => ({ required: [step], properties: { [step]: inner } }), schema);
}

/** The JSON Schemas of a condition. All of them must hold. */
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
