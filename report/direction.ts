import {
  type Direction,
  isJsonArray,
  isJsonObject,
  type Json,
  type SeverityRule,
  type Tighter,
} from '../core/index.js';

/** Whether `value` is looser or tighter than `from`, or neither. */
export function directionOf(rule: SeverityRule, from: Json, value: Json): Direction {
  if (rule.tighter === undefined) return 'changed';
  const { tighter, unlimited } = rule;
  const [before, after] = [from, value].map((one) => tightness(one, tighter, unlimited));
  if (before === undefined || after === undefined) return 'changed';
  return compare(before, after);
}

/** The tightness of a value: a number, the parts of a version from left to right, or the members of a set. */
type Tightness =
  | { readonly kind: 'amount'; readonly parts: readonly number[] }
  | { readonly kind: 'members'; readonly members: ReadonlySet<string>; readonly sign: 1 | -1 };

function tightness(value: Json, tighter: Tighter, unlimited: number | undefined): Tightness | undefined {
  if (tighter === 'fewer' || tighter === 'more') return membersOf(value, tighter === 'more' ? 1 : -1);
  if (tighter === 'true' || tighter === 'false') {
    return typeof value === 'boolean' ? amount(String(value) === tighter ? 1 : 0) : undefined;
  }
  if (tighter === 'lower' || tighter === 'higher') {
    // No limit is looser than any limit.
    if (value === null || value === unlimited) return amount(-Infinity);
    const parts = partsOf(value);
    return parts && { kind: 'amount', parts: parts.map((part) => (tighter === 'higher' ? part : -part)) };
  }
  const place = typeof value === 'string' ? tighter.indexOf(value) : -1;
  return place === -1 ? undefined : amount(place);
}

function amount(part: number): Tightness {
  return { kind: 'amount', parts: [part] };
}

/** A number, an instant in milliseconds, or the parts of a version. */
function partsOf(value: Json): readonly number[] | undefined {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'string') return undefined;
  if (/^\d+(?:\.\d+)*$/u.test(value)) return value.split('.').map(Number);
  const instant = Date.parse(value);
  return Number.isNaN(instant) ? undefined : [instant];
}

function membersOf(value: Json, sign: 1 | -1): Tightness | undefined {
  if (value === null) return { kind: 'members', members: new Set(), sign };
  if (isJsonObject(value)) return { kind: 'members', members: new Set(Object.keys(value)), sign };
  if (!isJsonArray(value)) return undefined;
  return { kind: 'members', members: new Set(value.map((one) => JSON.stringify(one))), sign };
}

function compare(before: Tightness, after: Tightness): Direction {
  if (before.kind === 'members' && after.kind === 'members') {
    return named(before.sign * compareMembers(before.members, after.members));
  }
  if (before.kind === 'members' || after.kind === 'members') return 'changed';
  const length = Math.max(before.parts.length, after.parts.length);
  for (let index = 0; index < length; index += 1) {
    const [left = 0, right = 0] = [before.parts[index], after.parts[index]];
    if (left !== right) return named(right > left ? 1 : -1);
  }
  return 'changed';
}

/** 1: only additions. -1: only removals. 0: both or neither. */
function compareMembers(before: ReadonlySet<string>, after: ReadonlySet<string>): number {
  const kept = [...before].every((member) => after.has(member));
  const old = [...after].every((member) => before.has(member));
  if (kept === old) return 0;
  return kept ? 1 : -1;
}

function named(sign: number): Direction {
  if (sign === 0) return 'changed';
  return sign > 0 ? 'tightened' : 'loosened';
}
