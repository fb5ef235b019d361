import type { Finding, FindingAction } from './model.js';

/** The actions of apply, in the order of the counts, with their names in the text. */
const words = {
  ...{ create: 'to create', adopt: 'to adopt', import: 'to import', update: 'to change', replace: 'to replace' },
  ...{ delete: 'to delete', restore: 'to restore', forget: 'to forget', move: 'to move' },
} as const satisfies Partial<Record<FindingAction, string>>;

type CountedAction = keyof typeof words;

const counted = Object.keys(words) as readonly CountedAction[];

/** Counts the objects of each action of apply. Actions without objects are left out. */
export function countActions(findings: readonly Finding[]): Readonly<Partial<Record<CountedAction, number>>> {
  const planned = findings.filter(({ kind }) => kind !== 'expiring' && kind !== 'waiting' && kind !== 'unreadable');
  const counts = counted.map(
    (action) => [action, planned.filter((finding) => done(finding) === action).length] as const,
  );
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

/** The action of apply for an object. A deleted object is created again. */
function done({ action, deletedOutside }: Finding): FindingAction {
  return deletedOutside && action === 'update' ? 'create' : action;
}

/** Formats the counts: `3 to create, 2 to change, 1 to restore`. Empty if apply does nothing. */
export function actionsText(findings: readonly Finding[]): string {
  return Object.entries(countActions(findings))
    .map(([action, count]) => `${String(count)} ${words[action as CountedAction]}`)
    .join(', ');
}
