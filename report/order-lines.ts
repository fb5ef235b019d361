import { type Json, longestRun, textOf } from '../core/index.js';
import type { ChangeLine } from './model.js';

/** An order in the tenant and in the declaration, by ids. Null: known only after apply. */
export interface Orders {
  readonly before: readonly Json[];
  readonly after: readonly Json[];
  readonly names: ReadonlyMap<string, string>;
  readonly deleted: ReadonlySet<string>;
  /** Names of the declared objects, in their order. Unknown if the length differs from `after`. */
  readonly ordered: readonly string[];
}

interface Place {
  /** Identifies the object. */
  readonly key: string;
  readonly name: string;
  readonly number: number;
}

/** Longer lists show only what changes. */
const longestList = 30;

/** Renders an order as a diff: each object with its position among those that exist at the same time. */
export function orderLines(orders: Orders): readonly ChangeLine[] {
  const [before, after] = [placesBefore(orders), placesAfter(orders)];
  const staying = longestRun(keysOf(before), keysOf(after));
  const left = [...before];
  const added: ChangeLine[] = [];
  const lines: ChangeLine[] = [];
  const takeUntil = (index: number): void => {
    lines.push(...left.splice(0, index).map((gone) => taken(gone, orders, after)), ...added.splice(0));
  };
  for (const place of after) {
    const line = given(place, staying.has(place.key), before);
    if (line.sign === ' ') takeUntil(keysOf(left).indexOf(place.key));
    if (line.sign === ' ') left.shift();
    (line.sign === ' ' ? lines : added).push(line);
  }
  takeUntil(left.length);
  return lines.length > longestList ? lines.filter(({ sign }) => sign !== ' ') : lines;
}

function keysOf(places: readonly Place[]): readonly string[] {
  return places.map(({ key }) => key);
}

function placesBefore({ before, names }: Orders): readonly Place[] {
  return before.map((id, index) => {
    const text = textOf(id) ?? '';
    return { key: text.toLowerCase(), name: named(names.get(text.toLowerCase()), text), number: index + 1 };
  });
}

function placesAfter({ after, names, ordered }: Orders): readonly Place[] {
  const isKnown = ordered.length === after.length;
  return after.map((id, index) => {
    const text = textOf(id);
    const key = text?.toLowerCase() ?? `new ${String(index)}`;
    const name = text === null ? (isKnown ? ordered[index] : undefined) : names.get(key);
    return { key, name: named(name, text ?? 'a new object'), number: index + 1 };
  });
}

function named(name: string | undefined, id: string): string {
  return name === undefined ? id : JSON.stringify(name);
}

function taken({ key, name, number }: Place, { deleted }: Orders, after: readonly Place[]): ChangeLine {
  const isMoved = after.some((other) => other.key === key);
  const why = isMoved ? 'moves' : deleted.has(key) ? 'is deleted' : 'leaves the order';
  return { sign: '-', text: `${String(number)}. ${name} (${why})` };
}

function given({ key, name, number }: Place, isStaying: boolean, before: readonly Place[]): ChangeLine {
  const former = before.find((other) => other.key === key);
  const text = `${String(number)}. ${name}`;
  if (!former) return { sign: '+', text: `${text} (new)` };
  const was = former.number === number ? '' : ` (was ${String(former.number)})`;
  return { sign: isStaying ? ' ' : '+', text: `${text}${was}` };
}
