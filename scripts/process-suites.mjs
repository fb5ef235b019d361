// Which suites of test/ depend on something, directly or through helpers in test/.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** The suites outside test/reliability that start processes: their own text or a helper's imports `node:child_process`. */
export const suitesWithProcesses = () => suitesOf((file, text) => text.includes("'node:child_process'"));

/** The suites outside test/reliability that start Terraform or OpenTofu: they import `test/support/engine.ts`. */
export const suitesWithEngine = () => suitesOf((file) => file === join('test', 'support', 'engine.ts'));

function suitesOf(isWanted) {
  return readdirSync('test', { recursive: true, encoding: 'utf8' })
    .map((file) => join('test', file))
    .filter((file) => file.endsWith('.test.ts') && !file.startsWith(join('test', 'reliability')))
    .filter((file) => dependsOn(file, isWanted, new Set()))
    .sort();
}

function dependsOn(file, isWanted, seen) {
  if (seen.has(file) || !existsSync(file)) return false;
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  if (isWanted(file, text)) return true;
  const imports = [...text.matchAll(/from '(\.{1,2}\/[^']+)\.js'/gu)].map(([, path]) =>
    normalize(join(dirname(file), `${path}.ts`)),
  );
  return imports.some((path) => path.startsWith('test') && dependsOn(path, isWanted, seen));
}
