// Builds the package: JavaScript and declarations of every room by tsc, and the provider as one file by esbuild.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { bundleProvider } from './bundle-provider.mjs';

const require = createRequire(import.meta.url);

const compiler = [require.resolve('typescript/bin/tsc'), '-p', 'tsconfig.build.json'];
const { status } = spawnSync(process.execPath, compiler, { stdio: 'inherit' });
// tsc has said why.
if (status !== 0) process.exit(1);
await bundleProvider();
