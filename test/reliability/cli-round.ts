import { copyFileSync } from 'node:fs';
import { join } from 'node:path';

import { type CliRun, endOf, startCli } from '../cli/cli-process.js';
import { scratch } from '../cli/scratch.js';
import { yamlOf } from '../examples/example.js';
import { startExampleTenant } from '../examples/example-tenant.js';
import { openGate } from './gate.js';
import { untilIdle } from './processes.js';
import { letTimePass, pictureIn, type Point, repairState, type StageEnd, trapOf } from './terraform-round.js';

/** Applies an example with the command line, kills one process where a point says so, and applies again. */
export async function playCliRound(
  example: string,
  points: readonly Point[],
  _isSound: (end: StageEnd) => boolean,
): Promise<readonly StageEnd[]> {
  const [point] = points;
  await using tenant = await startExampleTenant(example, { clock: () => new Date() });
  await using gate = await openGate(tenant.emulator.url);
  using here = scratch();
  copyFileSync(yamlOf(example), join(here.folder, 'tenant.yaml'));
  const env = { ...tenant.environment, INTUNEFORM_GRAPH_ENDPOINT: gate.url };
  const cli = (...parameters: readonly string[]): Promise<CliRun> => {
    const child = startCli(parameters, { cwd: here.folder, env });
    child.stdin.end();
    return endOf(child);
  };
  gate.arm(point && trapOf(point, here.folder));
  const first = await cli('apply', 'tenant.yaml', '--auto-approve');
  const writes = gate.writes();
  // Where the command line was killed, Terraform may still be at work: its state is locked until it has ended.
  await untilIdle(here.folder);
  gate.arm();
  letTimePass(join(here.folder, '.intuneform', 'ledger', example, 'default'));
  const repaired = repairState(join(here.folder, `terraform.${example}.tfstate`));
  const last = point ? await cli('apply', 'tenant.yaml', '--auto-approve') : first;
  const plan = await cli('plan', 'tenant.yaml');
  const faults = [last, plan].flatMap(({ exitCode, stdout, stderr }) => (exitCode === 0 ? [] : [stdout + stderr]));
  return [{ stage: 'apply', writes, faults, repaired, picture: await pictureIn(tenant) }];
}
