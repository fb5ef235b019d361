/** Runs every benchmark in a process of its own, one after the other: `npm run bench`, or `npm run bench -- plan start`. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const notBenchmarks = ['main.ts', 'measure.ts', 'terraform.ts', 'example-tenant.ts'];
const wanted = process.argv.slice(2);

const names = readdirSync(__dirname)
  .filter((file) => file.endsWith('.ts') && !notBenchmarks.includes(file))
  .map((file) => file.replace(/\.ts$/u, ''))
  .filter((name) => wanted.length === 0 || wanted.includes(name));

for (const name of names) {
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', join(__dirname, `${name}.ts`)], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = 1;
}
