/**
 * Runs each benchmark in its own process, one after the other: `npm run bench`, or `npm run bench -- plan start`.
 * Arguments after `targets` are passed to it: `npm run bench -- targets --against 7dc85fa`. `--against` alone implies
 * `targets`.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const notBenchmarks = ['main.ts', 'measure.ts', 'terraform.ts', 'example-tenant.ts'];
const given = process.argv.slice(2);
const isTargets = given[0] === 'targets' || given[0] === '--against';
const [wanted, passed] = isTargets ? [['targets'], given.filter((word) => word !== 'targets')] : [given, []];

const names = readdirSync(__dirname)
  .filter((file) => file.endsWith('.ts') && !notBenchmarks.includes(file))
  .map((file) => file.replace(/\.ts$/u, ''))
  .filter((name) => wanted.length === 0 || wanted.includes(name));

for (const name of names) {
  const file = join(__dirname, `${name}.ts`);
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', file, ...passed], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
