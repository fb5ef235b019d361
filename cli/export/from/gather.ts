import type { Diagnostic } from '../../../core/index.js';

/** Codes that a folder can cause hundreds of times, and that are grouped. */
const gathered: ReadonlySet<string> = new Set([
  'INT1360',
  'INT1361',
  'INT1364',
  'INT1365',
  'INT1366',
  'INT1428',
  'INT1436',
  'INT1437',
]);

/** Combines the diagnostics of several files with the same text into one that lists the files. */
export function gather(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const alike = new Map<string, Diagnostic[]>();
  for (const [index, diagnostic] of diagnostics.entries()) {
    const { code, why, fix } = diagnostic;
    // Other codes are never grouped.
    const key = gathered.has(code) ? `${code} ${why} ${fix}` : String(index);
    const known = alike.get(key);
    if (known) known.push(diagnostic);
    else alike.set(key, [diagnostic]);
  }
  return [...alike.values()].flatMap(([first, ...others]) => (first ? [joined(first, others)] : []));
}

function joined(first: Diagnostic, others: readonly Diagnostic[]): Diagnostic {
  if (others.length === 0) return first;
  const files = new Set(others.flatMap(({ where }) => where?.file ?? []));
  files.delete(first.where?.file ?? '');
  const also = files.size === 0 ? '' : `; the same problem occurs in ${[...files].join(', ')}`;
  return { ...first, what: `${first.what}, and ${String(others.length)} similar problems`, why: `${first.why}${also}` };
}
