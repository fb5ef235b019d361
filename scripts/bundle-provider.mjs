import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { build } from 'esbuild';

const { grpcServerOnly } = createRequire(import.meta.url)('./grpc-server-only.js');

const folder = 'dist/provider/package';

/**
 * Bundles the provider into `dist/provider/package/terraform-provider-intune`, which Terraform starts as it is.
 *
 * The package.json beside it keeps Node from reading the file as an ES module when it is unpacked below a project that
 * says so. The same sources give the same bytes: Terraform's lock file holds their hash.
 */
export async function bundleProvider() {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  mkdirSync(folder, { recursive: true });
  const result = await build({
    entryPoints: ['provider/main.ts'],
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    // Without NODE_OPTIONS: those of a cdktf or yarn shell reach the provider and may not fit it.
    banner: { js: '#!/usr/bin/env -S -u NODE_OPTIONS node' },
    define: { 'process.env.INTUNEFORM_VERSION': JSON.stringify(version) },
    plugins: [grpcServerOnly],
    logLevel: 'warning',
  });
  const executable = `${folder}/terraform-provider-intune`;
  writeFileSync(executable, result.outputFiles[0].contents);
  chmodSync(executable, 0o755);
  writeFileSync(`${folder}/package.json`, `${JSON.stringify({ private: true, type: 'commonjs' })}\n`);
}
