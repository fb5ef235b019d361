import type { Path, PathStep } from '../core/index.js';

/** Converts a JSON pointer to a path through `document`. Steps within lists become numbers. */
export function toPath(pointer: string, document: unknown): Path {
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  let value = document;
  return steps.map((step) => {
    const inList = Array.isArray(value);
    value = member(value, step);
    return inList ? Number(step) : step;
  });
}

/** Replaces list positions in a path by `*`: `spec.retention.cleanupRules.*.platform`. */
export function placeOf(path: Path): string {
  return path.map((step) => (typeof step === 'number' ? '*' : stepName(step))).join('.');
}

/** Formats a step of a path. Positions in a list start at 1. */
export function stepName(step: PathStep): string {
  if (typeof step === 'number') return `entry ${String(step + 1)}`;
  return typeof step === 'object' ? step.key : step;
}

/** The value at a path. Undefined if there is none. */
export function valueAt(document: unknown, path: Path): unknown {
  return path.reduce((value, step) => member(value, typeof step === 'object' ? step.key : step), document);
}

/**
 * Copies a document without the values at these paths. Removed list elements leave a hole, so that the others keep
 * their positions.
 */
export function without(document: unknown, paths: readonly Path[]): unknown {
  const copy: unknown = structuredClone(document);
  for (const path of paths) {
    const parent = valueAt(copy, path.slice(0, -1));
    const last = path.at(-1);
    if (last === undefined) return undefined;
    if (typeof parent === 'object' && parent !== null && typeof last !== 'object') Reflect.set(parent, last, undefined);
  }
  return copy;
}

function member(value: unknown, step: string | number): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
  return Reflect.get(value, step);
}
