// Runs the whole scripted year, and random changes after it; `npm test` runs its start.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { seed: { type: 'string' } } });
const seed = values.seed === undefined ? {} : { INTUNEFORM_SEED: values.seed };
const env = { ...process.env, ...seed, INTUNEFORM_YEAR: 'full' };
const jest = ['node_modules/jest/bin/jest.js', 'test/year'];
process.exitCode = spawnSync(process.execPath, jest, { stdio: 'inherit', env }).status ?? 1;
