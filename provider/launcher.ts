import { join } from 'node:path';

import { runCached, userCache } from '../launch/index.js';
import type { answeredCalls } from './plugin/index.js';

const cache = userCache(process.env);

/** Terraform starts the provider several times for one plan, each time for other calls. */
runCached({
  file: join(__dirname, 'provider.js'),
  // The bundler inserts the value.
  build: process.env.INTUNEFORM_BUILD ?? '',
  part: 'provider',
  folder: cache === undefined ? undefined : join(cache, 'code'),
  module,
  used: () => (module.exports as { readonly answeredCalls: typeof answeredCalls }).answeredCalls(),
});
