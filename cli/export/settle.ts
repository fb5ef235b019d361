import type { Diagnostic, ExportedObject, Path } from '../../core/index.js';
import { checkDeclaration, everything } from '../../schemas/index.js';
import type { Composition, Ingredients, Refusals } from './composition.js';
import { compose } from './composition.js';
import type { PlacedObject } from './placement.js';

/** A declaration that schema and rules approve. `problems`: what they still say, and no object is to blame for. */
export interface Settlement extends Composition {
  readonly problems: readonly Diagnostic[];
}

/**
 * Puts a declaration together that schema and rules approve.
 *
 * A tenant may have what no declaration can say: two limits of one name, a target that a section does not take. Such an
 * object is left out with the reason, and the rest is judged anew, until nothing is left to be said.
 */
export function settle(ingredients: Ingredients, name: string): Settlement {
  const objects = new Map<ExportedObject, string>();
  const members = new Map<ExportedObject, Map<string, string>>();
  for (;;) {
    const composition = compose(ingredients, { objects, members });
    const problems = errorsOf(composition, name);
    const refused = problems.filter((problem) => refuse(problem, composition, { objects, members }));
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
  readonly members: Map<ExportedObject, Map<string, string>>;
}

/** Notes what a problem makes impossible. False: nothing that is declared is at its place. */
function refuse(problem: Diagnostic, { placed }: Composition, verdicts: Verdicts): boolean {
  const path = problem.where?.path ?? [];
  const why = `${problem.what}; ${problem.why} (${problem.code})`;
  const items = placed.filter(({ as }) => as !== 'order');
  // Of an object within another, it is the inner one that is to blame.
  const [object] = items
    .filter((item) => isBelow(path, item.path))
    .sort((left, right) => right.path.length - left.path.length);
  if (!object)
    return refuseAll(
      items.filter((item) => isBelow(item.path, path)),
      why,
      verdicts,
    );
  const member = path[object.path.length];
  if (object.loose && typeof member === 'string') {
    const known = verdicts.members.get(object.object) ?? new Map<string, string>();
    verdicts.members.set(object.object, known.set(member, why));
    return true;
  }
  return refuseAll([object], why, verdicts);
}

function refuseAll(placed: readonly PlacedObject[], why: string, { objects }: Verdicts): boolean {
  for (const { object } of placed) objects.set(object, why);
  return placed.length > 0;
}

/** Whether a path is a place, or within it. */
function isBelow(path: Path, place: Path): boolean {
  return place.length <= path.length && place.every((step, index) => step === path[index]);
}
