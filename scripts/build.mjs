// Builds the package: JavaScript and declarations of every room by tsc, and the provider as one file by esbuild.
import { spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundleCli } from './bundle-cli.mjs';
import { bundleProvider } from './bundle-provider.mjs';
import { compileValidator } from './compile-validator.mjs';

const compiler = [
  fileURLToPath(new URL('../node_modules/typescript-7/bin/tsc', import.meta.url)),
  '-p',
  'tsconfig.build.json',
];
const { status } = spawnSync(process.execPath, compiler, { stdio: 'inherit' });
// tsc has said why.
if (status !== 0) process.exit(1);
allowEitherCdk();
copySchema();
await compileValidator();
await Promise.all([bundleProvider(), bundleCli()]);

/** An installation has `cdktf` or `cdktn`, and the compiler of its program is not to complain of the other. */
function allowEitherCdk() {
  const file = fileURLToPath(new URL('../dist/constructs/cdk.d.ts', import.meta.url));
  const text = readFileSync(file, 'utf8').replaceAll(
    /^(?:\/\/ @ts-ignore\n)?(?=import type \* as cdkt[fn] from )/gmu,
    '// @ts-ignore\n',
  );
  writeFileSync(file, text);
}

/** tsc copies only JSON files that are imported; this one is required where something has to be explained. */
function copySchema() {
  const [from, to] = ['../schemas/tenant.schema.json', '../dist/schemas/tenant.schema.json'];
  copyFileSync(new URL(from, import.meta.url), new URL(to, import.meta.url));
}
