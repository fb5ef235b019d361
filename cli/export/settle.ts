import {
  type Diagnostic,
  type ExportedObject,
  isValueList,
  isValueObject,
  type Path,
  type Value,
} from '../../core/index.js';
import { checkDeclaration, everything } from '../../schemas/index.js';
import {
  compose,
  type Composition,
  type Ingredients,
  type Manner,
  type Refusals,
  type RefusedPart,
} from './composition.js';
import type { PlacedObject } from './placement.js';
import { causeOf, isBelow, isRepeated, partOf, withParts } from './refused-parts.js';

/** A declaration that passes schema and rules. `problems`: remaining diagnostics that no object causes. */
export interface Settlement extends Composition {
  readonly problems: readonly Diagnostic[];
}

/**
 * Composes a declaration that passes schema and rules.
 *
 * A tenant can contain what no declaration can express: two limits with the same name, or a target that a section does
 * not accept. Such an object is omitted with the reason, and the rest is checked again, until there are no problems.
 */
export function settle(ingredients: Ingredients, name: string): Settlement {
  const objects = new Map<ExportedObject, string>();
  const parts = new Map<ExportedObject, readonly RefusedPart[]>();
  const { manner = 'strict' } = ingredients;
  for (;;) {
    const composition = compose(ingredients, { objects, parts });
    const problems = errorsOf(composition, name);
    const round = new Map<ExportedObject, RefusedPart[]>();
    const refused = problems.filter((problem) => refuse(problem, composition, { objects, parts, round, manner }));
    for (const [object, found] of round) parts.set(object, withParts(parts.get(object) ?? [], found));
    if (refused.length === 0) return { ...composition, problems };
  }
}

function errorsOf({ spec }: Composition, name: string): readonly Diagnostic[] {
  const declaration = { apiVersion: 'intuneform/v1', kind: 'IntuneTenant', metadata: { name }, spec };
  return checkDeclaration(declaration, { shown: everything }).diagnostics.filter(
    ({ severity }) => severity === 'error',
  );
}

interface Verdicts extends Refusals {
  readonly objects: Map<ExportedObject, string>;
  /** Parts that are ruled out in this round. */
  readonly round: Map<ExportedObject, RefusedPart[]>;
  readonly manner: Manner;
}

/** Records what a problem rules out. False: no declared object is at its path. */
function refuse(problem: Diagnostic, { placed, spec }: Composition, verdicts: Verdicts): boolean {
  const path = problem.where?.path ?? [];
  const why = `${problem.what}; ${problem.why} (${problem.code})`;
  const items = placed.filter(({ as }) => as !== 'order');
  // For an object within another, the inner one causes the problem.
  const [object] = items
    .filter((item) => isBelow(path, item.path))
    .sort((left, right) => right.path.length - left.path.length);
  if (!object)
    return refuseAll(
      items.filter((item) => isBelow(item.path, path)),
      why,
      verdicts,
    );
  const known = verdicts.parts.get(object.object) ?? [];
  const part = partOf(object, existing(spec, path, object.path.length), verdicts.manner);
  if (!part || isRepeated(known, part)) {
    // If a value was omitted before, its reason is the reason for the object, which needs the value.
    return refuseAll([object], causeOf(known, path.slice(object.path.length)) ?? why, verdicts);
  }
  verdicts.round.set(object.object, [...(verdicts.round.get(object.object) ?? []), { path: part, why }]);
  return true;
}

/** The part of a path below an object that exists in the declaration: a missing member is reported at its parent. */
function existing(spec: Value, path: Path, from: number): Path {
  const length = path.findIndex(
    (_step, index) => index >= from && valueAt({ spec }, path.slice(0, index + 1)) === undefined,
  );
  return path.slice(from, length < 0 ? undefined : length);
}

function valueAt(value: Value | undefined, [step, ...rest]: Path): Value | undefined {
  if (step === undefined) return value;
  const inner =
    isValueList(value) && typeof step === 'number'
      ? value[step]
      : value !== undefined && isValueObject(value) && typeof step === 'string'
        ? value[step]
        : undefined;
  return inner === undefined ? undefined : valueAt(inner, rest);
}

function refuseAll(placed: readonly PlacedObject[], why: string, { objects }: Verdicts): boolean {
  for (const { object } of placed) objects.set(object, why);
  return placed.length > 0;
}
