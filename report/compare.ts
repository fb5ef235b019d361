import {
  type Attribute,
  type Attributes,
  canDrift,
  isJsonArray,
  isJsonObject,
  isSet,
  type Json,
  type JsonObject,
  presenceOf,
  toTerraformName,
} from '../core/index.js';
import { directionOf } from './direction.js';
import { withGraphNames } from './json-values.js';
import type { AttributeFinding } from './model.js';

/**
 * An object, or a member of it, as declared, as last seen and as in the tenant. Null: it does not exist. Names are
 * Terraform's.
 */
export interface Views<T extends Json = Json> {
  readonly declared: T;
  readonly lastSeen: T;
  readonly tenant: T;
  /** In the shape of `declared`, true where the value is known only after apply. */
  readonly unknown: Json;
  /** In the shapes of the values, true where a value is sensitive. */
  readonly sensitive: readonly Json[];
  /** Terraform's paths whose change forces a replacement. */
  readonly replacePaths: readonly Json[];
  /** Whether no state records what was last seen. Then the declaration cannot be ahead of it: every difference is drift. */
  readonly withoutState?: boolean;
}

/**
 * Compares an object attribute by attribute. Attributes that Graph computes, or that change by themselves, are never
 * findings. Neither are attributes that now match the declaration.
 */
export function compareObject(
  attributes: Attributes | undefined,
  views: Views<JsonObject | null>,
): readonly AttributeFinding[] {
  const members = attributes ? Object.entries(attributes) : undeclaredMembers(views);
  return members.flatMap(([name, attribute]) =>
    compareMember(attribute, { path: [name], ...ownViews(attribute, views, memberViews(views, name)) }),
  );
}

/**
 * If an object is no longer declared, it is unknown whether an attribute that Graph can fill in was declared. Its changes
 * are not drift: an order moves positions, for example.
 */
function ownViews(attribute: Attribute | undefined, { declared, tenant }: Views, member: Views): Views {
  const isUnowned = declared === null && tenant !== null && attribute && presenceOf(attribute) === 'optionalComputed';
  return isUnowned === true ? { ...member, lastSeen: member.tenant } : member;
}

/** The attributes of an object of another provider: those the plan shows, except unknown ones. */
function undeclaredMembers(views: Views<JsonObject | null>): readonly (readonly [string, undefined])[] {
  const names = [views.declared, views.tenant].flatMap((view) => Object.keys(view ?? {}));
  return [...new Set(names)].filter((name) => memberOf(views.unknown, name) !== true).map((name) => [name, undefined]);
}

interface MemberViews extends Views {
  /** In Graph's names. */
  readonly path: readonly string[];
}

function memberViews(views: Views<JsonObject | null>, graphName: string): Views {
  const name = toTerraformName(graphName);
  return {
    ...(views.withoutState === true && { withoutState: true }),
    declared: memberOf(views.declared, name),
    lastSeen: memberOf(views.lastSeen, name),
    tenant: memberOf(views.tenant, name),
    unknown: memberOf(views.unknown, name),
    sensitive: views.sensitive.map((marks) => (marks === true ? true : memberOf(marks, name))),
    replacePaths: views.replacePaths.flatMap((path) =>
      Array.isArray(path) && path[0] === name ? [path.slice(1) as Json] : [],
    ),
  };
}

function memberOf(value: Json, name: string): Json {
  return isJsonObject(value) ? (value[name] ?? null) : null;
}

function compareMember(attribute: Attribute | undefined, views: MemberViews): readonly AttributeFinding[] {
  if (attribute && !canDrift(attribute)) return [];
  // Graph fills in this attribute if it is not declared, so nothing is declared until the value is known.
  if (attribute && presenceOf(attribute) === 'optionalComputed' && views.unknown === true) return [];
  if (attribute?.kind === 'nested' && attribute.nesting === 'single' && isNested(views)) {
    const members = Object.entries<Attribute>(attribute.attributes);
    const found = members.flatMap(([name, member]) =>
      compareMember(member, { path: [...views.path, name], ...memberViews(views, name) }),
    );
    return outweighed(found, members, views);
  }
  return compareLeaf(attribute, views);
}

/** Removes the directions of attributes without effect: on a blocked platform, a declared minimum version has none. */
function outweighed(
  found: readonly AttributeFinding[],
  members: readonly (readonly [string, Attribute])[],
  views: Views<JsonObject | null> & Pick<MemberViews, 'path'>,
): readonly AttributeFinding[] {
  const [outweighing] = members.find(([, { severity }]) => severity?.outweighs) ?? [];
  if (outweighing === undefined) return found;
  const { declared, tenant } = memberViews(views, outweighing);
  if (declared !== true && tenant !== true) return found;
  const path = [...views.path, outweighing].join('.');
  return found.map((one) => (one.path === path ? one : withoutDirection(one)));
}

function withoutDirection({ direction: _direction, ...attribute }: AttributeFinding): AttributeFinding {
  return attribute;
}

function isNested(views: Views): views is Views<JsonObject | null> & Views {
  return isJsonObject(views.declared) && isJsonObject(views.tenant);
}

function compareLeaf(attribute: Attribute | undefined, views: MemberViews): readonly AttributeFinding[] {
  const { declared, lastSeen, tenant } = views;
  const unknown = containsTrue(views.unknown);
  const same = (left: Json, right: Json): boolean => canonical(left, attribute) === canonical(right, attribute);
  const isEmptyAndUndeclared = attribute !== undefined && declared === null && isEmpty(tenant);
  if (!unknown && (same(declared, tenant) || isEmptyAndUndeclared)) return [];
  const kind =
    views.withoutState === true
      ? 'drift'
      : kindOf({ unknown, drifted: !same(lastSeen, tenant), asSeen: same(lastSeen, declared) });
  const values = shownValues(attribute, views, unknown);
  return [{ path: views.path.join('.'), kind, ...values, ...facts(attribute, views), ...way(attribute, kind, values) }];
}

function kindOf(one: {
  readonly unknown: boolean;
  readonly drifted: boolean;
  readonly asSeen: boolean;
}): AttributeFinding['kind'] {
  if (!one.drifted) return 'pending';
  return one.unknown || !one.asSeen ? 'both' : 'drift';
}

function shownValues(
  attribute: Attribute | undefined,
  views: MemberViews,
  unknown: boolean,
): Partial<AttributeFinding> {
  if (attribute?.sensitive || views.sensitive.some(containsTrue)) return { sensitive: true };
  const named = (value: Json): Json => withGraphNames(value, attribute);
  return {
    ...(unknown ? { unknown: true } : { declared: named(views.declared) }),
    lastSeen: named(views.lastSeen),
    tenant: named(views.tenant),
  };
}

function facts(attribute: Attribute | undefined, views: MemberViews): Partial<AttributeFinding> {
  return { ...(isSet(attribute) && { set: true }), ...(views.replacePaths.length > 0 && { replaces: true }) };
}

/**
 * The direction in which the tenant departs from the declaration; for a pending change, the direction of apply. Hidden
 * values have none.
 */
function way(
  attribute: Attribute | undefined,
  kind: AttributeFinding['kind'],
  { declared, tenant }: Partial<AttributeFinding>,
): Partial<AttributeFinding> {
  if (!attribute?.severity) return {};
  const concern = attribute.severity.about;
  if (declared === undefined || tenant === undefined) return { concern };
  const [from, to] = kind === 'pending' ? [tenant, declared] : [declared, tenant];
  const direction = directionOf(attribute.severity, from, to);
  return direction === 'changed' ? { concern } : { concern, direction };
}

/** A text that is equal for equivalent values. The order of a set is ignored. */
function canonical(value: Json, attribute: Attribute | undefined): string {
  if (!isSet(attribute) || !isJsonArray(value)) return canonicalJson(value);
  return value.map(canonicalJson).sort().join(',');
}

function isEmpty(value: Json): boolean {
  return value === '' || (isJsonArray(value) && value.length === 0);
}

function canonicalJson(value: Json): string {
  if (isJsonArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const members = Object.keys(value)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonicalJson(value[name] ?? null)}`);
  return `{${members.join(',')}}`;
}

/** Whether Terraform marks a value or anything within it. */
export function containsTrue(marks: Json): boolean {
  if (isJsonArray(marks)) return marks.some(containsTrue);
  if (isJsonObject(marks)) return Object.values(marks).some((mark) => containsTrue(mark ?? null));
  return marks === true;
}
