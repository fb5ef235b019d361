import { join } from 'node:path';

import { runCached, userCache } from '../launch/index.js';

/** Both are put in by the bundler. */
const build = process.env.INTUNEFORM_BUILD ?? '';
const version = process.env.INTUNEFORM_VERSION ?? '';

const [verb = '', ...rest] = process.argv.slice(2);

if (rest.length === 0 && (verb === '--version' || verb === '-V')) process.stdout.write(`${version}\n`);
else start();

function start(): void {
  const cache = userCache(process.env);
  runCached({
    file: join(__dirname, 'bundle.js'),
    build,
    // What is typed wrong, or is an option, needs little, and no file of its own.
    part: /^[a-z]{1,20}$/u.test(verb) ? `cli-${verb}` : 'cli',
    folder: cache === undefined ? undefined : join(cache, 'code'),
    module,
  });
}
