import type { Path } from '../../core/index.js';
import type { Draft } from '../draft.js';
import type { TermsAssignment } from '../generated/loose-declaration.js';
import type { Finding } from '../rule.js';
import { present, repeated } from './elements.js';

type DraftAssignment = Draft<TermsAssignment>;

/** Finds user targets that one object is assigned to twice. `owner` names the object. */
export function repeatedUserTargets(
  assignments: readonly (DraftAssignment | undefined)[] | undefined,
  { owner, path }: { readonly owner: string; readonly path: Path },
): readonly Finding[] {
  return repeated(present(assignments, [...path, 'assignments']), targetKey).map(
    ({ path: at, element, first }): Finding => ({
      path: at,
      what: `${owner} has a duplicate target`,
      why: `assignments[${String(first)}] names ${wordsOf(element)} already`,
      fix: 'keep one of them',
    }),
  );
}

function targetKey({ group, collection, allUsers }: DraftAssignment): string | undefined {
  if (typeof collection === 'string') return `collection ${collection.toLowerCase()}`;
  return group?.toLowerCase() ?? (allUsers ? 'all users' : undefined);
}

function wordsOf({ group, collection, allUsers }: DraftAssignment): string {
  if (collection !== undefined) return `the collection ${collection}`;
  return allUsers ? 'all users' : `the group ${group?.toLowerCase() ?? ''}`;
}
