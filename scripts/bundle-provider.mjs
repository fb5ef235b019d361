import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { posix, relative, resolve, sep } from 'node:path';
import { build } from 'esbuild';
import { asciiBytes, asFunction, buildOf, commonOptions, launcher } from './launcher.mjs';
import { lazyPackages } from './lazy-modules.mjs';

const require = createRequire(import.meta.url);

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
 * Bundles the provider into `provider.js`, which answers the handshake, and `engine.js` in `dist/provider/package`. Next to
 * them, writes `terraform-provider-intune`, which Terraform starts and which runs the bundles with cached V8 code, and the
 * answers to GetProviderSchema (`schema.bin`) and GetResourceIdentitySchemas (`identities.bin`).
 *
 * The package.json prevents Node from loading the files as ES modules if they are unpacked below an ES module project.
 * The same sources give the same bytes, because Terraform's lock file contains their hash. Requires the output of tsc.
 */
export async function bundleProvider() {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  mkdirSync(folder, { recursive: true });
  const schema = await answerBytes('GetProviderSchema', version);
  const identities = await answerBytes('GetResourceIdentitySchemas', version);
  const define = {
    'process.env.INTUNEFORM_VERSION': JSON.stringify(version),
    'process.env.INTUNEFORM_SCHEMA': JSON.stringify(digestOf(schema)),
    'process.env.INTUNEFORM_IDENTITIES': JSON.stringify(digestOf(identities)),
  };
  const engine = await bundleOf({ define, stdin: { contents: engineEntry(), resolveDir: '.' } });
  const handshake = await bundleOf({
    define: { ...define, 'process.env.INTUNEFORM_ENGINE': JSON.stringify(buildOf(engine)) },
    entryPoints: ['provider/main.ts'],
    plugins: [fromEngine],
  });
  writeFileSync(`${folder}/schema.bin`, schema);
  writeFileSync(`${folder}/identities.bin`, identities);
  writeFileSync(`${folder}/engine.js`, engine);
  writeFileSync(`${folder}/provider.js`, handshake);
  await launcher('provider/launcher.ts', {
    file: `${folder}/terraform-provider-intune`,
    banner: start,
    bundle: handshake,
  });
  writeFileSync(`${folder}/package.json`, `${JSON.stringify({ private: true, type: 'commonjs' })}\n`);
}

async function bundleOf(options) {
  const { plugins = [] } = options;
  const { outputFiles } = await build({
    ...commonOptions,
    ...options,
    plugins: [...plugins, onlyUsedCore, lazyPackages],
  });
  return asFunction(asciiBytes(outputFiles[0].contents));
}

/** An esbuild plugin that leaves out the modules of `core/` that nothing uses. They have no side effects. */
const onlyUsedCore = {
  name: 'only-used-core',
  setup({ onResolve }) {
    onResolve({ filter: /^\./ }, ({ path, resolveDir }) => {
      const file = resolve(resolveDir, path).replace(/\.js$/u, '.ts');
      return fromRoot(file).startsWith('core/') ? { path: file, sideEffects: false } : undefined;
    });
  },
};

/** The path of a source from the root, with slashes on every platform. */
function fromRoot(path) {
  return relative('.', path).split(sep).join('/');
}

/** Sources whose imports on demand are not needed for the handshake. */
const importers = ['provider/main.ts', 'provider/plugin/server/dispatch.ts'];

/** The sources that the importers load on demand, as paths from the root. */
function onDemand() {
  return importers.flatMap((importer) =>
    [...readFileSync(importer, 'utf8').matchAll(/\bimport\('(\.[^']+)\.js'\)/gu)].map(([, path]) =>
      posix.join(posix.dirname(importer), `${path}.ts`),
    ),
  );
}

/** The source of the second bundle: functions that run its modules, because most calls need few of them. */
function engineEntry() {
  const modules = [...new Set(onDemand())].map((path) => `${JSON.stringify(path)}: () => require('./${path}'),`);
  return `module.exports = {\n${modules.join('\n')}\n};\n`;
}

/** An esbuild plugin that takes what the importers load on demand from the second bundle. */
const fromEngine = {
  name: 'from-engine',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\./ }, ({ kind, path, importer, resolveDir }) => {
      if (kind !== 'dynamic-import' || !importers.includes(fromRoot(importer))) return undefined;
      const source = fromRoot(resolve(resolveDir, path)).replace(/\.js$/u, '.ts');
      if (!onDemand().includes(source)) throw new Error(`${source} is not in the second bundle of the provider`);
      return { path: source, namespace: 'engine' };
    });
    onLoad({ filter: /.*/, namespace: 'engine' }, ({ path }) => ({
      contents: `module.exports = require('./provider/engine-bundle.ts').engineModules()[${JSON.stringify(path)}]();`,
      resolveDir: '.',
    }));
  },
};

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
