import type { Path } from '../../core/index.js';
import type { Draft } from '../draft.js';
import type { UserAssignment } from '../generated/loose-declaration.js';
import type { Finding } from '../rule.js';
import { present, repeated } from './elements.js';

type DraftAssignment = Draft<UserAssignment>;

/** Finds targets of users that one object is assigned to twice. `owner` names the object. */
export function repeatedUserTargets(
  assignments: readonly (DraftAssignment | undefined)[] | undefined,
  { owner, path }: { readonly owner: string; readonly path: Path },
): readonly Finding[] {
  return repeated(present(assignments, [...path, 'assignments']), targetKey).map(
    ({ path: at, element, first }): Finding => ({
      path: at,
      what: `${owner} has a duplicate target`,
      why: `assignments[${String(first)}] names ${element.allUsers ? 'all users' : `the group ${targetKey(element) ?? ''}`} already`,
      fix: 'keep one of them',
    }),
  );
}

function targetKey({ group, allUsers }: DraftAssignment): string | undefined {
  return group?.toLowerCase() ?? (allUsers ? 'all users' : undefined);
}
