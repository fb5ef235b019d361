import { join } from 'node:path';

import { runCached, userCache } from '../launch/index.js';

/** The bundler replaces these. */
const build = process.env.INTUNEFORM_BUILD ?? '';
const version = process.env.INTUNEFORM_VERSION ?? '';
const verbsWithBundle = (process.env.INTUNEFORM_VERBS_WITH_BUNDLE ?? '').split(' ');

const [verb = '', ...rest] = process.argv.slice(2);

if (rest.length === 0 && (verb === '--version' || verb === '-V')) process.stdout.write(`${version}\n`);
else start();

function start(): void {
  const cache = userCache(process.env);
  runCached({
    file: join(__dirname, verbsWithBundle.includes(verb) ? `bundle-${verb}.js` : 'bundle.js'),
    build,
    // Typing errors and options need little code, and no separate file.
    part: /^[a-z]{1,20}$/u.test(verb) ? `cli-${verb}` : 'cli',
    folder: cache === undefined ? undefined : join(cache, 'code'),
    module,
  });
}
