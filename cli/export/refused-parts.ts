import { isMany, type Path, renderPath, samePath } from '../../core/index.js';
import type { Manner, RefusedPart } from './composition.js';
import { consequenceOf, isNeeded } from './consequence.js';
import { isTargetPath, type PlacedObject } from './placement.js';

/**
 * The part of an object that can be omitted on its own. `path`: the value that the rules reject, below the object.
 * Undefined: the object needs the value, or the manner rules it out.
 */
export function partOf(placed: PlacedObject, path: Path, manner: Manner): Path | undefined {
  if (isMany(placed.definition)) return rowOf(path);
  const index = path.findIndex((step) => typeof step !== 'string');
  const names = index < 0 ? path : path.slice(0, index);
  if (names.length === 0) return undefined;
  // A partial list would delete the other elements, which files may not contain.
  if (manner === 'lenient') return names;
  const whole = names.slice(0, 1);
  const isKept = placed.loose === true || consequenceOf(placed, whole) === 'unchanged';
  if (isKept) return whole;
  return manner === 'sparing' ? sparedPart(placed, path) : undefined;
}

/** The smallest part that keeps its meaning without the rejected value. */
function sparedPart(placed: PlacedObject, path: Path): Path | undefined {
  const { definition, inverse } = placed;
  const target = path.slice(0, 2);
  if (definition.facets.assignments && isTargetPath(target)) return target;
  const isNamed = path.length === 1 && (path[0] === inverse.named || path[0] === 'logicalId');
  return isNamed || isNeeded(placed, path) ? undefined : path;
}

/** The row of a resource that holds many, which does not change the others. */
function rowOf(path: Path): Path | undefined {
  const index = path.findIndex((step) => typeof step === 'number');
  return index < 0 ? undefined : path.slice(0, index + 1);
}

/** Whether a part was omitted before, to no avail. */
export function isRepeated(known: readonly RefusedPart[], part: Path): boolean {
  return part.every((step) => typeof step === 'string') && known.some(({ path }) => samePath(path, part));
}

/** The reason for a part that was omitted below a path, where something is missing now. */
export function causeOf(known: readonly RefusedPart[], path: Path): string | undefined {
  return known.findLast((one) => isBelow(one.path.slice(0, -1), path))?.why;
}

/**
 * Adds the parts that one round rules out. Their paths hold for the object without the known parts. A part that contains
 * a known one takes its place and its reason, because the known one was required.
 */
export function withParts(known: readonly RefusedPart[], found: readonly RefusedPart[]): readonly RefusedPart[] {
  const byPath = new Map(found.map((one) => [renderPath(one.path), one]));
  const isContained = ({ path }: RefusedPart): boolean =>
    path.some((_step, length) => length > 0 && byPath.has(renderPath(path.slice(0, length))));
  const outermost = [...byPath.values()].filter((one) => !isContained(one));
  const parents = known.map((_one, index) => placeOf(known, index).slice(0, -1));
  const absorbed = new Set<RefusedPart>();
  const added = outermost.map(({ path, why }) => {
    const inside = known.filter((one, index) => !one.isAbsorbed && isBelow(parents[index] ?? [], path));
    for (const one of inside) absorbed.add(one);
    return { path, shown: originalPath(known, path), why: inside.at(-1)?.why ?? why };
  });
  return [
    ...known.map((one) => (absorbed.has(one) ? { ...one, isAbsorbed: true } : one)),
    // From the end, so that the indexes of the others stay.
    ...added.sort((left, right) => comparePaths(right.path, left.path)),
  ];
}

/** The path of an omitted part, as later omissions have moved it. */
function placeOf(known: readonly RefusedPart[], index: number): Path {
  return known.slice(index + 1).reduce((path, { path: removed }) => moved(path, removed, -1), known[index]?.path ?? []);
}

function originalPath(known: readonly RefusedPart[], path: Path): Path {
  return known.reduceRight((original, { path: removed }) => moved(original, removed, 1), path);
}

/** A path after an element before it was taken out of its list, or put back. */
function moved(path: Path, element: Path, by: 1 | -1): Path {
  const at = element.length - 1;
  const [own, other] = [path[at], element[at]];
  if (typeof own !== 'number' || typeof other !== 'number' || !isBelow(path, element.slice(0, -1))) return path;
  const isAfter = by === 1 ? own >= other : own > other;
  return isAfter ? [...path.slice(0, at), own + by, ...path.slice(at + 1)] : path;
}

/** Whether a path equals another, or is below it. */
export function isBelow(path: Path, place: Path): boolean {
  return place.length <= path.length && place.every((step, index) => step === path[index]);
}

function comparePaths(left: Path, right: Path): number {
  const index = left.findIndex((step, at) => step !== right[at]);
  const [a, b] = [left[index], right[index]];
  if (a === undefined || b === undefined) return left.length - right.length;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}
