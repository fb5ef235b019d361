// Runs the whole reliability matrices; `npm test` runs a sample of them.
import { spawnSync } from 'node:child_process';

const jest = ['node_modules/jest/bin/jest.js', 'test/reliability', ...process.argv.slice(2)];
const environment = { ...process.env, INTUNEFORM_RELIABILITY: 'full' };
process.exit(spawnSync(process.execPath, jest, { stdio: 'inherit', env: environment }).status ?? 1);
