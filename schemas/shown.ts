import { type Diagnostic, error, type Severity, warning } from '../core/index.js';

/** Problems of one kind, and of all kinds, that are explained. Twenty are enough to see what is wrong. */
const most = { ofOneKind: 20, inAll: 100 };

/** Characters of one text of a diagnostic. A name or a key can be as long as the file. */
const longest = 2_000;

/** Decides which problems of a file are explained, and counts the rest. */
export interface Shown {
  /** Whether to explain one more problem of a kind. Where not, it is counted. */
  readonly admits: (kind: string, severity: Severity) => boolean;
  /** Says how many more there are (INT1018). Empty: all were explained. */
  readonly rest: () => readonly Diagnostic[];
}

/** For programs, which read all of it. */
export const everything: Shown = { admits: () => true, rest: () => [] };

/** Begins with a file. */
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

/** The problems that are explained, and how many more there are. */
export function firstOf(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const shown = createShown();
  const kept = diagnostics.filter(({ code, severity }) => shown.admits(code, severity));
  return [...kept, ...shown.rest()];
}

/** A diagnostic whose texts are short enough to be read. */
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
