import { own, type Path } from '../core/index.js';
import { subjects as sectionSubjects } from './generated/subjects.js';
import { placeOf, valueAt } from './pointer.js';

/** Name of a part of a declaration in messages: its own name, or that of a list element. */
export type Subject = string | ElementSubject;

/** Name of a list element in messages: `limit "Field staff"`, or by position: `limit 2`. */
export interface ElementSubject {
  /** Noun for an element: `limit`. */
  readonly noun: string;
  /** Member that identifies an element. If it is absent, the position is used. */
  readonly name: string;
  /**
   * Text between the noun and the name: `cleanup rule for windows`.
   *
   * @default - none, and the name is in quotes
   */
  readonly joint?: string;
}

/** The name of the part of the declaration at a path: `cleanup rule for windows`, `limit "Field staff"`. */
export function subjectOf(path: Path, document: unknown): string {
  for (let length = path.length; length > 0; length -= 1) {
    const here = path.slice(0, length);
    const subject = own(subjects, placeOf(here));
    if (subject !== undefined) return wordsOf(subject, valueAt(document, here), Number(path[length - 1]) + 1);
  }
  return 'the declaration';
}

const subjects: Readonly<Record<string, Subject>> = {
  metadata: 'metadata',
  spec: 'spec',
  'spec.tenantId': 'the tenant id',
  'spec.enrollment': 'enrollment',
  ...sectionSubjects,
};

function wordsOf(subject: Subject, value: unknown, position: number): string {
  if (typeof subject === 'string') return subject;
  const { noun, name, joint } = subject;
  const found = text(value, name);
  if (found === undefined) return `${noun} ${String(position)}`;
  return joint === undefined ? `${noun} "${found}"` : `${noun} ${joint} ${found}`;
}

function text(value: unknown, key: string): string | undefined {
  const found = valueAt(value, [key]);
  return typeof found === 'string' && found !== '' ? found : undefined;
}
