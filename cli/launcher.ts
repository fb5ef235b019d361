import { join } from 'node:path';

import { runCached, userCache } from '../launch/index.js';

/** The bundler replaces these. */
const version = process.env.INTUNEFORM_VERSION ?? '';
/** Digests of the bundles, by file name. */
const builds = JSON.parse(process.env.INTUNEFORM_BUNDLES ?? '{}') as Readonly<Record<string, string>>;

const [verb = '', ...rest] = process.argv.slice(2);

if (rest.length === 0 && (verb === '--version' || verb === '-V')) process.stdout.write(`${version}\n`);
else start();

function start(): void {
  const cache = userCache(process.env);
  const own = `bundle-${verb}.js`;
  const isHelp = rest.includes('--help') || rest.includes('-h');
  const bundle = Object.hasOwn(builds, own) ? own : 'bundle.js';
  runCached({
    file: join(__dirname, bundle),
    build: builds[bundle] ?? '',
    // Typing errors, options and help need little code, and no separate file.
    part: /^[a-z]{1,20}$/u.test(verb) && !isHelp ? `cli-${verb}` : 'cli',
    folder: cache === undefined ? undefined : join(cache, 'code'),
    module,
    // A run that fails needs less code than one that succeeds.
    used: () => [`exit-${String(process.exitCode ?? 0)}`],
  });
}
