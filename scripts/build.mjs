// Builds the package: JavaScript and declarations of every room by tsc, and the provider as one file by esbuild.
//
// Both are skipped when nothing they read has changed, so that `npm run demo` does not wait for them.
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { bundleProvider } from './bundle-provider.mjs';

const require = createRequire(import.meta.url);

execFileSync(process.execPath, [require.resolve('typescript/bin/tsc'), '-p', 'tsconfig.build.json'], {
  stdio: 'inherit',
});
await bundleProvider();
