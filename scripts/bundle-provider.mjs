import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { build } from 'esbuild';
import { asciiBytes, asFunction, commonOptions, launcher } from './launcher.mjs';

const require = createRequire(import.meta.url);
const { grpcServerOnly } = require('./grpc-server-only.js');

const folder = 'dist/provider/package';

/**
 * Lines that are valid as both a shell script and JavaScript: the shell starts Node with the file; for Node, they are
 * two strings and a comment.
 *
 * Terraform quotes the first line of a provider that does not start. NODE_OPTIONS is removed, because options of a
 * cdktf or yarn shell may not work for the provider.
 */
const start = [
  '#!/bin/sh',
  `':' //; command -v node >/dev/null 2>&1 || { echo 'INT1333: the provider needs Node.js 20.11 or newer, and there is no node on PATH'; exit 127; }`,
  `':' //; unset NODE_OPTIONS; exec node "$0" "$@"`,
].join('\n');

/**
 * Bundles the provider into `dist/provider/package/provider.js`. Next to it, writes `terraform-provider-intune`, which
 * Terraform starts and which runs the bundle with cached V8 code, and the answers to GetProviderSchema (`schema.bin`)
 * and GetResourceIdentitySchemas (`identities.bin`).
 *
 * The package.json prevents Node from loading the files as ES modules if they are unpacked below an ES module project.
 * The same sources give the same bytes, because Terraform's lock file contains their hash. Requires the output of tsc.
 */
export async function bundleProvider() {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  mkdirSync(folder, { recursive: true });
  const schema = await answerBytes('GetProviderSchema', version);
  const identities = await answerBytes('GetResourceIdentitySchemas', version);
  const result = await build({
    ...commonOptions,
    entryPoints: ['provider/main.ts'],
    define: {
      'process.env.INTUNEFORM_VERSION': JSON.stringify(version),
      'process.env.INTUNEFORM_SCHEMA': JSON.stringify(digestOf(schema)),
      'process.env.INTUNEFORM_IDENTITIES': JSON.stringify(digestOf(identities)),
    },
    plugins: [grpcServerOnly],
  });
  const contents = asFunction(asciiBytes(result.outputFiles[0].contents));
  writeFileSync(`${folder}/schema.bin`, schema);
  writeFileSync(`${folder}/identities.bin`, identities);
  writeFileSync(`${folder}/provider.js`, contents);
  await launcher('provider/launcher.ts', {
    file: `${folder}/terraform-provider-intune`,
    banner: start,
    bundle: contents,
  });
  writeFileSync(`${folder}/package.json`, `${JSON.stringify({ private: true, type: 'commonjs' })}\n`);
}

/** Requests an answer that is always the same from the built provider, as Terraform does. */
async function answerBytes(call, version) {
  const { createDispatcher } = require('../dist/provider/plugin/server/dispatch.js');
  const { createRuntime } = require('../dist/provider/runtime.js');
  const runtime = createRuntime({ version, environment: {} });
  const dispatcher = createDispatcher({ runtime: () => runtime, log: () => undefined, redact: (text) => text });
  return Buffer.from(await dispatcher.answer(call, new Uint8Array()));
}

function digestOf(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}
