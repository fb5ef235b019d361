import type { Diagnostic } from '../../../core/index.js';

/** What a folder may have hundreds of, none of which is of interest by itself. */
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

/** Makes one message of those that say the same of several files, which it names. */
export function gather(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const alike = new Map<string, Diagnostic[]>();
  for (const [index, diagnostic] of diagnostics.entries()) {
    const { code, why, fix } = diagnostic;
    // A message of its own is never grouped with others.
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
  const also = files.size === 0 ? '' : `; the same in ${[...files].join(', ')}`;
  return { ...first, what: `${first.what}, and ${String(others.length)} more like it`, why: `${first.why}${also}` };
}
