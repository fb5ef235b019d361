// Builds the package: JavaScript and declarations of all source folders with tsc, and the provider as one file with
// esbuild.
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
// tsc has already printed the reason.
if (status !== 0) process.exit(1);
allowEitherCdk();
copySchema();
await compileValidator();
await Promise.all([bundleProvider(), bundleCli()]);

/** Lets the declarations compile with either `cdktf` or `cdktn`: an installation only has one of them. */
function allowEitherCdk() {
  const file = fileURLToPath(new URL('../dist/constructs/cdk.d.ts', import.meta.url));
  const text = readFileSync(file, 'utf8').replaceAll(
    /^(?:\/\/ @ts-ignore\n)?(?=import type \* as cdkt[fn] from )/gmu,
    '// @ts-ignore\n',
  );
  writeFileSync(file, text);
}

/** tsc only copies imported JSON files; this one is loaded with `require` to explain errors. */
function copySchema() {
  const [from, to] = ['../schemas/tenant.schema.json', '../dist/schemas/tenant.schema.json'];
  copyFileSync(new URL(from, import.meta.url), new URL(to, import.meta.url));
}
