import { createRequire } from 'node:module';
import { relative, resolve, sep } from 'node:path';

const require = createRequire(import.meta.url);

/** Node modules that load slowly and that most runs do not need. Their exports are plain objects. */
const names = [
  'child_process',
  'crypto',
  'dgram',
  'dns',
  'fs/promises',
  'http',
  'http2',
  'https',
  'net',
  'perf_hooks',
  'readline',
  'readline/promises',
  'timers/promises',
  'tls',
  'zlib',
];

const filter = new RegExp(`^(?:node:)?(?:${names.join('|')})$`);

/** Loads these modules on first use instead of on import. */
export const lazyBuiltins = {
  name: 'lazy-builtins',
  setup({ onResolve, onLoad }) {
    onResolve({ filter }, ({ path, namespace }) => {
      const name = path.replace(/^node:/u, '');
      return namespace === 'lazy-builtin'
        ? { path: `node:${name}`, external: true }
        : { path: name, namespace: 'lazy-builtin' };
    });
    onLoad({ filter, namespace: 'lazy-builtin' }, ({ path }) => ({ contents: facade(`node:${path}`, require) }));
  },
};

/** A module with the exports of another one, which it loads when one of them is used. */
function facade(name, require) {
  return `
    let loaded;
    const load = () => (loaded ??= require('${name}'));
    for (const name of ${JSON.stringify(Object.keys(require(name)))})
      Object.defineProperty(exports, name, { enumerable: true, configurable: true, get: () => load()[name] });`;
}

/**
 * Packages that most runs do not need: Azure's HTTP client imports agents for proxies, and cdktf imports semver to
 * check versions of programs.
 */
const packages = /^(?:https?-proxy-agent|semver)$/;

/** Loads these packages on first use instead of on import. */
export const lazyPackages = {
  name: 'lazy-packages',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: packages }, ({ path, resolveDir }) => ({
      // Relative to the current folder, because the path becomes part of the bundle.
      path: `./${relative('.', createRequire(`${resolveDir}/`).resolve(path))
        .split(sep)
        .join('/')}`,
      namespace: 'lazy-package',
    }));
    onLoad({ filter: /.*/, namespace: 'lazy-package' }, ({ path }) => ({
      contents: facade(path, createRequire(`${resolve('.')}/`)),
      resolveDir: resolve('.'),
    }));
  },
};

/** Packages that export a function that most runs never call: cdktf imports archiver for assets that declarations cannot have. */
const functions = /^archiver$/;

/** Loads these packages at the first call instead of on import. */
export const lazyFunctions = {
  name: 'lazy-functions',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: functions }, ({ path, namespace, resolveDir }) =>
      namespace === 'lazy-function' ? undefined : { path, namespace: 'lazy-function', pluginData: { resolveDir } },
    );
    onLoad({ filter: functions, namespace: 'lazy-function' }, ({ path, pluginData: { resolveDir } }) => ({
      contents: `let loaded; module.exports = (...args) => (loaded ??= require('${path}'))(...args);`,
      resolveDir,
    }));
  },
};
