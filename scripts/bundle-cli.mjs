import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'esbuild';
import { asciiBytes, asFunction, buildOf, commonOptions, launcher } from './launcher.mjs';
import { lazyBuiltins, lazyFunctions, lazyPackages } from './lazy-modules.mjs';

const folder = 'dist/cli';

/** Commands with a separate bundle: they run often, and need a third of the code of all commands. */
const verbsWithBundle = ['validate', 'synth'];

/**
 * Bundles the command line into `dist/cli/bundle.js`, and some verbs into `dist/cli/bundle-<verb>.js`. Replaces
 * `dist/cli/main.js` with a launcher that runs the bundle of the verb with cached V8 code. Reading one file is faster than
 * reading a thousand, and only the modules that a verb needs run.
 */
export async function bundleCli() {
  const plugins = [built, lazyBuiltins, lazyFunctions, lazyPackages];
  const whole = await bundleOf('bundle.js', plugins);
  const parts = await Promise.all(
    verbsWithBundle.map((verb) => bundleOf(`bundle-${verb}.js`, [...plugins, only(verb)])),
  );
  writeNotices(whole.inputs);
  const builds = Object.fromEntries([whole, ...parts].map(({ file, bundle }) => [file, buildOf(bundle)]));
  await launcher('cli/launcher.ts', {
    file: `${folder}/main.js`,
    banner: '#!/usr/bin/env node',
    bundle: whole.bundle,
    define: { 'process.env.INTUNEFORM_BUNDLES': JSON.stringify(JSON.stringify(builds)) },
  });
}

async function bundleOf(file, plugins) {
  const { outputFiles, metafile } = await build({
    ...commonOptions,
    entryPoints: ['cli/main.ts'],
    // Packages that only some users have, loaded where they are used.
    external: ['@azure/msal-node-extensions', '@cdktf/provider-azurerm'],
    plugins,
    metafile: true,
  });
  const bundle = asFunction(withoutShebang(asciiBytes(outputFiles[0].contents)));
  writeFileSync(`${folder}/${file}`, bundle);
  return { file, bundle, inputs: metafile.inputs };
}

/** Leaves out the other verbs. The launcher runs them from the whole bundle. */
function only(verb) {
  return {
    name: 'only-one-verb',
    setup({ onResolve }) {
      onResolve({ filter: /\/commands\/[^/]+\.js$/ }, ({ path, importer }) => {
        const isRegistry = importer.endsWith('/generated/verbs.ts');
        return isRegistry && !path.endsWith(`/${verb}.js`) ? { path, external: true } : undefined;
      });
    },
  };
}

function withoutShebang(bytes) {
  return bytes.subarray(0, 2).toString() === '#!' ? bytes.subarray(bytes.indexOf(10)) : bytes;
}

/** Modules that only exist after the build: the compiled validator, and the construct library within the bundle. */
const built = {
  name: 'built',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/generated\/accepts\.js$/ }, () => ({ path: resolve('dist/schemas/generated/accepts.js') }));
    // Stored as one text instead of ten thousand small objects, and parsed only to explain errors.
    onLoad({ filter: /\/schemas\/tenant\.schema\.json$/ }, ({ path }) => ({
      contents: `module.exports = JSON.parse(${JSON.stringify(JSON.stringify(JSON.parse(readFileSync(path, 'utf8'))))});`,
      loader: 'js',
    }));
    onLoad({ filter: /\/constructs\/bundled-cdk\.ts$/ }, () => ({
      contents: `export const bundledCdk = () => require('cdktf');`,
      resolveDir: resolve('constructs'),
    }));
  },
};

/**
 * Lists the content of the bundle with its licenses: cdktf is under the MPL, which requires a reference to its source.
 */
function writeNotices(inputs) {
  // A module that is loaded later has a prefix with a colon.
  const files = Object.keys(inputs).map((input) => input.slice(input.indexOf(':') + 1));
  const folders = files.map((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/u.exec(file)?.[0]);
  const rows = [...new Set(folders)].filter(Boolean).map((package_) => {
    const { name, version, license } = JSON.parse(readFileSync(`${package_}/package.json`, 'utf8'));
    return `${name} ${version}, ${license}: https://www.npmjs.com/package/${name}/v/${version}\n`;
  });
  const head = 'bundle.js and bundle-*.js contain these packages; their sources are at the addresses.\n\n';
  writeFileSync(`${folder}/THIRD-PARTY.txt`, head + [...new Set(rows)].sort().join(''));
}
