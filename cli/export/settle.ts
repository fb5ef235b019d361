import {
  type Diagnostic,
  type ExportedObject,
  isValueList,
  isValueObject,
  type Path,
  samePath,
  type Value,
} from '../../core/index.js';
import { checkDeclaration, everything } from '../../schemas/index.js';
import { compose, type Composition, type Ingredients, type Refusals, type RefusedPart } from './composition.js';
import { isTargetPath, type PlacedObject, staysUndeclared } from './placement.js';

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
  const parts = new Map<ExportedObject, RefusedPart[]>();
  const { isLenient = false, sparesTargets = false } = ingredients;
  for (;;) {
    const composition = compose(ingredients, { objects, parts });
    const problems = errorsOf(composition, name);
    const verdicts = { objects, parts, isLenient, sparesTargets, round: new Set<ExportedObject>() };
    const refused = problems.filter((problem) => refuse(problem, composition, verdicts));
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
  readonly parts: Map<ExportedObject, RefusedPart[]>;
  /** Whether any object can lose a single part. */
  readonly isLenient: boolean;
  /** Whether an object may lose an assignment alone. */
  readonly sparesTargets: boolean;
  /** Objects that lost an assignment in this round. The indexes of the others are shifted from the next round on. */
  readonly round: Set<ExportedObject>;
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
  const target = verdicts.sparesTargets ? targetIn(object, path) : undefined;
  if (target) return refuseTarget(object.object, { path: target, why }, verdicts);
  const part = partOf(object, path, { spec, isLenient: verdicts.isLenient });
  if (!part) return refuseAll([object], why, verdicts);
  const known = verdicts.parts.get(object.object) ?? [];
  if (known.some((one) => samePath(one.path, part))) return refuseAll([object], why, verdicts);
  verdicts.parts.set(object.object, [...known, { path: part, why }]);
  return true;
}

/** The path of the assignment that a problem is about, within its object. */
function targetIn({ definition, path: place }: PlacedObject, path: Path): Path | undefined {
  const part = path.slice(place.length).slice(0, 2);
  return definition.facets.assignments && isTargetPath(part) ? part : undefined;
}

function refuseTarget(object: ExportedObject, part: RefusedPart, { parts, round }: Verdicts): boolean {
  if (!round.has(object)) parts.set(object, [...(parts.get(object) ?? []), part]);
  round.add(object);
  return true;
}

interface Manner {
  readonly spec: Value;
  readonly isLenient: boolean;
}

/**
 * The part of an object that can be omitted on its own: a member of an object with optional members; an attribute that
 * keeps the tenant's value if it is not declared; or, for files, the innermost existing member. Lists are omitted as a
 * whole, because a partial list would delete the other elements.
 */
function partOf(
  { definition, loose, path: place }: PlacedObject,
  path: Path,
  { spec, isLenient }: Manner,
): Path | undefined {
  const inner = path.slice(place.length);
  const index = inner.findIndex((step) => typeof step !== 'string');
  const names = index < 0 ? inner : inner.slice(0, index);
  const part = isLenient ? names : names.slice(0, 1);
  if (!loose && !isLenient && !staysUndeclared(definition, part)) return undefined;
  return part.length > 0 && valueAt({ spec }, [...place, ...part]) !== undefined ? part : undefined;
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

/** Whether a path equals another, or is below it. */
function isBelow(path: Path, place: Path): boolean {
  return place.length <= path.length && place.every((step, index) => step === path[index]);
}
