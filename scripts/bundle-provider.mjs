import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { build } from 'esbuild';
import { asciiBytes, asFunction, commonOptions, launcher } from './launcher.mjs';

const require = createRequire(import.meta.url);
const { grpcServerOnly } = require('./grpc-server-only.js');

const folder = 'dist/provider/package';

/**
 * Lines that are a shell script and JavaScript at once: the shell starts Node with the file, and to Node they are two texts and
 * a comment.
 *
 * Terraform quotes the first line of a provider that does not come up. Without NODE_OPTIONS: those of a cdktf or yarn shell
 * reach the provider and may not fit it.
 */
const start = [
  '#!/bin/sh',
  `':' //; command -v node >/dev/null 2>&1 || { echo 'INT1333: the provider needs Node.js 20.11 or newer, and there is no node on PATH'; exit 127; }`,
  `':' //; unset NODE_OPTIONS; exec node "$0" "$@"`,
].join('\n');

/**
 * Bundles the provider into `dist/provider/package/provider.js`, beside it `terraform-provider-intune`, which Terraform starts
 * and which runs that with the code that V8 made of it before, and `schema.bin`, the answer to GetProviderSchema.
 *
 * The package.json keeps Node from reading the files as ES modules when they are unpacked below a project that says so. The
 * same sources give the same bytes: Terraform's lock file holds their hash. Needs what tsc has built.
 */
export async function bundleProvider() {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  mkdirSync(folder, { recursive: true });
  const schema = await schemaBytes(version);
  const result = await build({
    ...commonOptions,
    entryPoints: ['provider/main.ts'],
    define: {
      'process.env.INTUNEFORM_VERSION': JSON.stringify(version),
      'process.env.INTUNEFORM_SCHEMA': JSON.stringify(createHash('sha256').update(schema).digest('hex')),
    },
    plugins: [grpcServerOnly],
  });
  const contents = asFunction(asciiBytes(result.outputFiles[0].contents));
  writeFileSync(`${folder}/schema.bin`, schema);
  writeFileSync(`${folder}/provider.js`, contents);
  await launcher('provider/launcher.ts', {
    file: `${folder}/terraform-provider-intune`,
    banner: start,
    bundle: contents,
  });
  writeFileSync(`${folder}/package.json`, `${JSON.stringify({ private: true, type: 'commonjs' })}\n`);
}

/** Asks the provider that tsc has built, as Terraform would. */
async function schemaBytes(version) {
  const { createDispatcher } = require('../dist/provider/plugin/server/dispatch.js');
  const { createRuntime } = require('../dist/provider/runtime.js');
  const runtime = createRuntime({ version, environment: {} });
  const dispatcher = createDispatcher({ runtime: () => runtime, log: () => undefined, redact: (text) => text });
  return Buffer.from(await dispatcher.answer('GetProviderSchema', new Uint8Array()));
}
