import type { DiagnosticCode } from './codes/index.js';
import type { Diagnostic } from './diagnostic.js';

/**
 * Codes that mean an object is waiting for a person: a warning in its plan, an error in its apply.
 *
 * The plan only warns, because other objects must still be applied: the person may need them.
 */
const waitingCodes: ReadonlySet<DiagnosticCode> = new Set([
  'INT2037',
  'INT2040',
  'INT2041',
  'INT2048',
  'INT2085',
  'INT3021',
]);

/** Whether a diagnostic means that its object is waiting for a person. */
export function isWaiting({ code }: Pick<Diagnostic, 'code'>): boolean {
  return waitingCodes.has(code);
}

/** Whether a person's earlier work was undone, which counts as drift. */
export function isUndone({ code }: Pick<Diagnostic, 'code'>): boolean {
  return code === 'INT2048';
}

const separator = '; ';

/** Formats the steps of a person as the fix of a diagnostic. */
export function renderSteps(steps: readonly string[]): string {
  return steps.join(separator);
}

/** Splits a fix into the steps that `renderSteps` formatted. Any other fix is a single step. */
export function stepsOf(fix: string): readonly string[] {
  return fix.split(separator);
}

/** Returns the page addresses in a text. */
export function linksIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/https:\/\/[^\s,;)"]+/gu)].map(([link]) => link))];
}
