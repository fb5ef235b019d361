import { readFileSync } from 'node:fs';

import { isDiagnosticCode, leavesIncomplete } from '../../../core/index.js';

/** Sources of the diagnostics about a partly completed create. */
const sources = ['bulk/import-rows.ts', 'register/register-diagnostics.ts', 'register/import-devices.ts'];

function codesIn(file: string): readonly string[] {
  const text = readFileSync(`provider/engine/shapes/${file}`, 'utf8');
  return [...text.matchAll(/(?:error|make)\('(INT\d{4})'|code: '(INT\d{4})'/gu)].map(
    ([, made, given]) => made ?? given ?? '',
  );
}

test('every error of a partly completed create makes apply end with exit code 1, although it is a warning', () => {
  const found = [...new Set(sources.flatMap(codesIn))].filter(isDiagnosticCode);

  expect(found.length).toBeGreaterThan(4);
  expect(found.filter((code) => !leavesIncomplete(code))).toEqual([]);
});
