// Runs the full reliability matrices, even if one of them fails; `npm test` runs a sample of them.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const help = `npm run test:reliability -- [options]

Runs every suite of test/reliability in full (deaths and lost answers at every write, every fault at every request, changed
answers, planted secrets), then the crash matrix with real Terraform. The whole takes hours.

The crash matrix can be stopped and started again: it skips the points that survived, which it keeps in a file of results, tries the
others, and prints the figures of all runs. Delete the file to start from the beginning.

  --only <name>      suites | crashes: one half alone
  --suite <pattern>  of the suites, those whose file name matches, e.g. fault-matrix
  --rounds <number>  of the crash matrix, so many rounds, with one point of each stage in a round
  --minutes <number> of the crash matrix, no new round after so many minutes
  --workers <number> of the crash matrix, so many rounds at the same time (default: 2)
  --results <file>   of the crash matrix, where its results are kept
                     (default: node_modules/.cache/intuneform/crash-results.jsonl)
  --seed <number>    order of the crash matrix, and what the suites choose at random
  --cli <example>    of the crash matrix, kill the command line instead, while it applies, changes, adopts and destroys this
                     example, e.g. all-platforms
  --help             this text
`;

const text = { type: 'string' };
const options = {
  only: text,
  suite: text,
  rounds: text,
  minutes: text,
  workers: text,
  results: text,
  seed: text,
  cli: text,
  help: { type: 'boolean' },
};
const { values } = parseArgs({ options });
const { only, suite, help: asked, ...crashes } = values;

function run(parameters) {
  const seed = values.seed === undefined ? {} : { INTUNEFORM_SEED: values.seed };
  const env = { ...process.env, ...seed, INTUNEFORM_RELIABILITY: 'full' };
  return spawnSync(process.execPath, parameters, { stdio: 'inherit', env }).status ?? 1;
}

/** A full test takes long: the one of a definition injects every fault at every request. */
const jest = ['node_modules/jest/bin/jest.js', '--testTimeout=36000000'];

function runAll() {
  const ends = [];
  if (only !== 'crashes') ends.push(run([...jest, `test/reliability/${suite ?? ''}`]));
  const given = Object.entries(crashes).flatMap(([name, value]) => [`--${name}`, value]);
  if (only !== 'suites') ends.push(run(['--import', 'tsx', 'test/reliability/run-crash-matrix.ts', ...given]));
  return ends.some((end) => end !== 0) ? 1 : 0;
}

if (asked) process.stdout.write(help);
else process.exitCode = runAll();
