// Runs the suites that draw values at random, with new seeds; `npm test` uses the same seed in every run.
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';

const help = `npm run test:random -- [--rounds <n>] [--seed <n>] [pattern…]

Runs the suites that draw values at random with new seeds, and stops at the first failure. A pattern selects suites by path.

  --rounds <n>  number of runs; default: 1
  --seed <n>    seed of the first run, from 0 to 2147483647; default: random. The next run adds 1
`;

/** The suites whose source mentions fast-check or the seed. */
function randomSuites() {
  return readdirSync('test', { recursive: true })
    .filter((path) => path.endsWith('.test.ts'))
    .map((path) => join('test', path))
    .filter((path) =>
      /'fast-check'|INTUNEFORM_SEED|\bseed\b.*from '|support\/arbitrary/u.test(readFileSync(path, 'utf8')),
    );
}

const options = {
  help: { type: 'boolean', short: 'h' },
  rounds: { type: 'string', default: '1' },
  seed: { type: 'string', default: String(randomInt(2 ** 31 - 1)) },
};
const { values, positionals } = parseArgs({ options, allowPositionals: true });
const [rounds, first] = [Number(values.rounds), Number(values.seed)];

if (values.help) process.stdout.write(help);
else if (!(Number.isInteger(rounds) && rounds > 0 && Number.isInteger(first) && first >= 0 && first < 2 ** 31)) {
  process.stderr.write(help);
  process.exitCode = 2;
} else process.exitCode = run(positionals);

function run(patterns) {
  const suites = randomSuites().filter((path) => patterns.length === 0 || patterns.some((one) => path.includes(one)));
  if (suites.length === 0) {
    process.stderr.write(`No suite that draws values at random has ${patterns.join(' or ')} in its path.\n`);
    return 2;
  }
  for (let round = 0; round < rounds; round += 1) {
    const seed = String((first + round) % (2 ** 31 - 1));
    process.stdout.write(
      `Seed ${seed}, ${String(suites.length)} suites (run ${String(round + 1)} of ${String(rounds)})\n`,
    );
    const env = { ...process.env, INTUNEFORM_SEED: seed };
    const jest = ['node_modules/jest/bin/jest.js', '--runTestsByPath', ...suites];
    const { status } = spawnSync(process.execPath, jest, { stdio: 'inherit', env });
    if (status !== 0) {
      process.stdout.write(`Failed with seed ${seed}. Repeat it: npm run test:random -- --seed ${seed}\n`);
      return status ?? 1;
    }
  }
  return 0;
}
