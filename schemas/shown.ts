import { type Diagnostic, error, type Severity, warning } from '../core/index.js';

/** Maximum number of explained problems, per kind and in total. Twenty are enough to see what is wrong. */
const most = { ofOneKind: 20, inAll: 100 };

/** Maximum length of a text in a diagnostic, in characters. A name or key can be as long as the file. */
const longest = 2_000;

/** Limits the problems of a file that are explained, and counts the others. */
export interface Shown {
  /** Whether to explain another problem of a kind. If not, it is counted. */
  readonly admits: (kind: string, severity: Severity) => boolean;
  /** Reports the number of the others (INT1018). Empty: all were explained. */
  readonly rest: () => readonly Diagnostic[];
}

/** No limit: programs read all problems. */
export const everything: Shown = { admits: () => true, rest: () => [] };

/** Creates the limit for one file. */
export function createShown(): Shown {
  const admitted = new Map<string, number>();
  let inAll = 0;
  const left: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  return {
    admits: (kind, severity) => {
      const ofKind = admitted.get(kind) ?? 0;
      if (ofKind >= most.ofOneKind || inAll >= most.inAll) {
        left[severity] += 1;
        return false;
      }
      admitted.set(kind, ofKind + 1);
      inAll += 1;
      return true;
    },
    rest: () => restOf(left),
  };
}

/** The problems that are explained, and the number of the others. */
export function firstOf(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const shown = createShown();
  const kept = diagnostics.filter(({ code, severity }) => shown.admits(code, severity));
  return [...kept, ...shown.rest()];
}

/** Shortens the texts of a diagnostic to a readable length. */
export function short(diagnostic: Diagnostic): Diagnostic {
  const { what, why, fix } = diagnostic;
  return { ...diagnostic, what: cut(what), why: cut(why), fix: cut(fix) };
}

function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

function restOf(left: Readonly<Record<Severity, number>>): readonly Diagnostic[] {
  const count = left.error + left.warning + left.info;
  if (count === 0) return [];
  const texts = {
    what: `and ${count.toLocaleString('en-US')} more`,
    why: `at most ${String(most.ofOneKind)} problems of one kind and ${String(most.inAll)} in all are explained for each file`,
    fix: 'fix these first; the next run shows the others',
  };
  return [left.error > 0 ? error('INT1018', texts) : warning('INT1018', texts)];
}
