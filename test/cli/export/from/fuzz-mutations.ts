import { isJsonObject, type Json } from '../../../../core/index.js';

/** A source of numbers between 0 and 1. The same seed gives the same numbers. */
export function randomBy(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Step = string | number;

const swaps: readonly Json[] = [
  ...['', 'x', '@{a=b}', 'System.Object[]', 'System.Collections.Hashtable', 'True', '7'],
  ...[0, 7, -1, 1.5, true, false, null, [], {}, [null], [{}], ['x'], { a: 1 }],
];

/** A document after one change. */
export interface Mutation {
  readonly text: string;
  readonly what: string;
  /** The file itself states that there is nothing: a blank value, or a missing list entry. */
  readonly isEmptied: boolean;
  /** The new value has the same type, and is as valid as the original. */
  readonly isSameKind: boolean;
}

/** Changes a document: truncates it, changes the type of one value, or removes a member. */
export function mutated(value: Json, random: () => number): Mutation {
  const text = JSON.stringify(value);
  const kind = random();
  if (kind < 0.1) {
    const length = Math.floor(random() * text.length);
    return { text: text.slice(0, length), what: `cut off at ${String(length)}`, isEmptied: false, isSameKind: false };
  }
  const all = pathsIn(value, []);
  const path = all[Math.floor(random() * all.length)] ?? [];
  const swap = swaps[Math.floor(random() * swaps.length)] ?? null;
  const isSwap = kind < 0.6;
  const isBlank = swap === null || swap === '' || (Array.isArray(swap) && swap.length === 0);
  const isEmptied = isSwap ? isBlank : typeof path.at(-1) === 'number';
  const isSameKind = isSwap && kindOf(valueAt(value, path)) === kindOf(swap);
  const what = `${path.join('.')} ${isSwap ? `is ${JSON.stringify(swap)}` : 'deleted'}`;
  return { text: JSON.stringify(changed(value, path, isSwap ? { to: swap } : undefined)), what, isEmptied, isSameKind };
}

function kindOf(value: Json | undefined): string {
  if (Array.isArray(value)) return 'list';
  return value === null ? 'null' : typeof value;
}

function valueAt(value: Json | undefined, [step, ...rest]: readonly Step[]): Json | undefined {
  if (step === undefined) return value;
  if (Array.isArray(value)) return valueAt((value as readonly Json[])[Number(step)], rest);
  return isJsonObject(value) ? valueAt(value[step], rest) : undefined;
}

function pathsIn(value: Json, path: readonly Step[]): readonly (readonly Step[])[] {
  const members: readonly (readonly [Step, Json])[] = Array.isArray(value)
    ? (value as readonly Json[]).map((one, index) => [index, one] as const)
    : isJsonObject(value)
      ? Object.entries(value).map(([name, one]) => [name, one ?? null] as const)
      : [];
  return members.flatMap(([step, one]) => [[...path, step], ...pathsIn(one, [...path, step])]);
}

/** Without `swap` the member is deleted. */
function changed(value: Json, [step, ...rest]: readonly Step[], swap: { readonly to: Json } | undefined): Json {
  if (step === undefined) return swap ? swap.to : value;
  const isLast = rest.length === 0;
  const next = (one: Json): readonly Json[] => (isLast ? (swap ? [swap.to] : []) : [changed(one, rest, swap)]);
  if (Array.isArray(value)) {
    return (value as readonly Json[]).flatMap((one, index) => (index === step ? next(one) : [one]));
  }
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) =>
      name === step ? next(one ?? null).map((member) => [name, member] as const) : [[name, one ?? null] as const],
    ),
  );
}
