import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { demoTenantId } from '../../emulator/identities.js';
import { type CliRun, endOf, startCli } from '../cli/cli-process.js';
import { scratch } from '../cli/scratch.js';
import { yamlOf } from '../examples/example.js';
import { startExampleTenant } from '../examples/example-tenant.js';
import type { TestTenant } from '../support/tenant.js';
import { type Gate, openGate } from './gate.js';
import { untilIdle } from './processes.js';
import {
  letTimePass,
  pictureIn,
  type Point,
  repairState,
  type Stage,
  type StageEnd,
  stages,
  trapOf,
} from './terraform-round.js';

interface Round {
  readonly tenant: TestTenant;
  readonly gate: Gate;
  readonly folder: string;
  /** Name of the tenant, and of the example that declares it. */
  readonly name: string;
  readonly cli: (...parameters: readonly string[]) => Promise<CliRun>;
}

/**
 * Applies an example with the command line, changes it, loses the state and adopts what exists with more changes, and
 * destroys it. In each stage, the command line is killed at the given point, and the stage is run again.
 */
export async function playCliRound(
  example: string,
  points: readonly Point[],
  isSound: (end: StageEnd) => boolean,
): Promise<readonly StageEnd[]> {
  await using tenant = await startExampleTenant(example, { clock: () => new Date() });
  await using gate = await openGate(tenant.emulator.url);
  using here = scratch();
  const env = { ...tenant.environment, INTUNEFORM_GRAPH_ENDPOINT: gate.url };
  const cli: Round['cli'] = (...parameters) => {
    const child = startCli(parameters, { cwd: here.folder, env });
    child.stdin.end();
    return endOf(child);
  };
  const round = { tenant, gate, folder: here.folder, name: example, cli };
  const ends: StageEnd[] = [];
  for (const stage of stages) {
    const file = await prepare(round, stage);
    const end = await playStage(round, { stage, file, point: points.find((point) => point.stage === stage) });
    ends.push(end);
    if (end.faults.length > 0 || !isSound(end)) break;
  }
  return ends;
}

/** Makes the declaration of a stage, and answers its file. */
async function prepare({ folder, name, cli }: Round, stage: Stage): Promise<string> {
  const [own, adopted] = ['tenant.yaml', `adopted/${name}.yaml`];
  if (stage === 'apply') copyFileSync(yamlOf(name), join(folder, own));
  if (stage === 'update') change(join(folder, own));
  if (stage === 'apply' || stage === 'update') return own;
  if (stage === 'destroy') return adopted;
  for (const end of ['', '.backup']) rmSync(join(folder, `terraform.${name}.tfstate${end}`), { force: true });
  const { exitCode, stdout, stderr } = await cli('adopt', '--tenant', demoTenantId, '--name', name, '--out', 'adopted');
  if (exitCode !== 0) throw new Error(`adopt ended with ${String(exitCode)}: ${stdout}${stderr}`);
  change(join(folder, adopted));
  // What adopt planned is stale by that change. A person would plan again.
  for (const plan of ['intuneform.tfplan', 'intuneform.plan.json'])
    rmSync(join(folder, 'cdktf.out/stacks', name, plan));
  return adopted;
}

/** Changes texts and numbers of every kind of object, in a declaration that was written by hand or exported. */
function change(file: string): void {
  const next = (most: number) => (_all: string, before: string, digits: string) =>
    `${before}${String((Number(digits) % most) + 1)}`;
  const text = readFileSync(file, 'utf8')
    .replaceAll(/(555 0)(\d+)/gu, next(999))
    .replaceAll(/(\blimit: )(\d+)/gu, next(15))
    .replaceAll(/((?:inactiveDays|installProgressTimeoutInMinutes|pinMinimumLength): )(\d+)/gu, next(999))
    .replaceAll(/(osMinimumVersion: ["']?\d+\.)(\d+)/gu, next(99))
    .replaceAll(/(NB%RAND:)(\d)/gu, next(9))
    .replaceAll(/((?:title|description): )(?=\w)/gu, '$1Now ');
  writeFileSync(file, text);
}

interface Playing {
  readonly stage: Stage;
  readonly file: string;
  readonly point: Point | undefined;
}

async function playStage(
  { tenant, gate, folder, name, cli }: Round,
  { stage, file, point }: Playing,
): Promise<StageEnd> {
  const destroys = stage === 'destroy' ? ['--destroy'] : [];
  const run = (): Promise<CliRun> => cli('apply', file, '--auto-approve', ...destroys);
  gate.arm(point && trapOf(point, folder));
  const first = await run();
  // Where the command line was killed, Terraform may still be at work: its state is locked until it has ended.
  await untilIdle(folder);
  const writes = gate.writes();
  gate.arm();
  letTimePass(join(folder, '.intuneform', 'ledger', name, 'default'));
  const repaired = repairState(join(folder, `terraform.${name}.tfstate`));
  const last = point ? await run() : first;
  // Plans like `plan`, and leaves no saved plan that would be stale in the next stage.
  const next = await run();
  const faults = [last, next].flatMap(({ exitCode, stdout, stderr }) => (exitCode === 0 ? [] : [stdout + stderr]));
  if (faults.length === 0 && !next.stdout.includes('there was nothing to do')) faults.push(next.stdout);
  return { stage, writes, faults, repaired, picture: await pictureIn(tenant) };
}
