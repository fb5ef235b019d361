// Builds the package: JavaScript and declarations of every room by tsc, and the provider as one file by esbuild.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { bundleProvider } from './bundle-provider.mjs';

const compiler = [
  fileURLToPath(new URL('../node_modules/typescript-7/bin/tsc', import.meta.url)),
  '-p',
  'tsconfig.build.json',
];
const { status } = spawnSync(process.execPath, compiler, { stdio: 'inherit' });
// tsc has said why.
if (status !== 0) process.exit(1);
await bundleProvider();
