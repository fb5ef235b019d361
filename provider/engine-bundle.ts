import { join } from 'node:path';

import { runCached, userCache } from '../launch/index.js';
import type { answeredCalls } from './plugin/index.js';

/** Functions that run a module of the second bundle and return its exports, by the path of the source. */
type Modules = Readonly<Record<string, () => unknown>>;

let modules: Modules | undefined;

/**
 * The second bundle of the provider, `engine.js`: everything that no handshake needs. Only bundles contain this module; the
 * bundler makes it load what the sources import on demand.
 */
export function engineModules(): Modules {
  modules ??= load();
  return modules;
}

function load(): Modules {
  const cache = userCache(process.env);
  const engine = { exports: {} as Modules, require };
  runCached({
    file: join(__dirname, 'engine.js'),
    // The bundler inserts the value.
    build: process.env.INTUNEFORM_ENGINE ?? '',
    part: 'engine',
    folder: cache === undefined ? undefined : join(cache, 'code'),
    module: engine,
    // Imported, it would put all of its module's dependencies into the first bundle.
    used: () => (module.exports as { readonly answeredCalls: typeof answeredCalls }).answeredCalls(),
  });
  return engine.exports;
}
