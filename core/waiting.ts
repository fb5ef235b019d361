import type { DiagnosticCode } from './codes/index.js';
import type { Diagnostic } from './diagnostic.js';

/**
 * What says that an object waits for a person: a warning of its plan, and an error of its apply.
 *
 * A warning, because one object that waits must not keep the others from being applied: what the person does may need them.
 */
const waitingCodes: ReadonlySet<DiagnosticCode> = new Set([
  'INT2037',
  'INT2040',
  'INT2041',
  'INT2048',
  'INT2085',
  'INT3021',
]);

/** Whether a diagnostic says that its object waits for a person. */
export function isWaiting({ code }: Pick<Diagnostic, 'code'>): boolean {
  return waitingCodes.has(code);
}

/** Whether what is waited for was there, and somebody undid it: that is drift. */
export function isUndone({ code }: Pick<Diagnostic, 'code'>): boolean {
  return code === 'INT2048';
}

const separator = '; ';

/** Writes what a person does, step by step, as the fix of a diagnostic. */
export function renderSteps(steps: readonly string[]): string {
  return steps.join(separator);
}

/** The steps of a fix that `renderSteps` wrote; another fix is one step. */
export function stepsOf(fix: string): readonly string[] {
  return fix.split(separator);
}

/** The addresses of pages in a text. */
export function linksIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/https:\/\/[^\s,;)"]+/gu)].map(([link]) => link))];
}
