import { type ChildProcessWithoutNullStreams, execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { demoTenantId } from '../../emulator/index.js';
import { endOf, startCli } from './cli-process.js';
import { scratch } from './scratch.js';
import { type TenantFixture, tenantFixture } from './tenant-fixture.js';
import { until } from './until.js';

/** Starts an apply and waits until its POST of the cleanup rule is on its way. */
async function applyUntilPost(fixture: TenantFixture): Promise<ChildProcessWithoutNullStreams> {
  const env = { INTUNEFORM_GRAPH_ENDPOINT: fixture.emulator.url };
  const child = startCli(['apply', 'tenant.yaml', '--auto-approve'], { cwd: fixture.folder, env });
  await until('the POST of the cleanup rule', () =>
    fixture.emulator.journal.some(({ method, path }) => method === 'POST' && path.includes('CleanupRules')),
  );
  return child;
}

test('SIGINT lets Terraform complete its current step, save its state, and report it', async () => {
  await using fixture = await tenantFixture();
  fixture.emulator.addFault({ match: { method: 'POST', path: 'CleanupRules' }, then: { delayMs: 1500 } });

  const child = await applyUntilPost(fixture);
  child.kill('SIGINT');
  const run = await endOf(child);

  const state = readFileSync(join(fixture.folder, 'terraform.contoso.tfstate'), 'utf8');
  const { body } = await fixture.tenant.request('GET', '/beta/deviceManagement/managedDeviceCleanupRules');
  const [rule] = (body as { value: { id: string }[] }).value;
  expect(run.exitCode).toBe(1);
  expect(run.stderr).toBe('stopping after the current step; please wait\n');
  expect(run.stdout).toContain('error INT1309: interrupted\n');
  expect(rule && state.includes(rule.id)).toBe(true);
});

test('a killed provider is INT1312, and the next plan shows the state of the tenant', async () => {
  await using fixture = await tenantFixture();
  fixture.emulator.addFault({ match: { method: 'POST', path: 'CleanupRules' }, times: 1, then: { hang: true } });

  const child = await applyUntilPost(fixture);
  for (const pid of providersOf(child.pid ?? 0)) killIfThere(pid);
  const run = await endOf(child);
  const next = await fixture.cli(['plan', 'tenant.yaml']);

  expect(run.exitCode).toBe(1);
  expect(run.stdout).toContain('error INT1312: the provider stopped unexpectedly\n');
  expect(next.exitCode).toBe(2);
});

/** Kills a process. One that ended since it was listed, such as the child of one that was killed, is no failure. */
function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ESRCH')) throw cause;
  }
}

/** Processes of the provider below a process. */
function providersOf(ancestor: number): readonly number[] {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  const processes = rows.map((row) => /^\s*(\d+)\s+(\d+)\s+(.*)$/u.exec(row)).filter((match) => match !== null);
  const below = (parent: number): readonly RegExpExecArray[] =>
    processes.filter(([, , ppid]) => Number(ppid) === parent).flatMap((one) => [one, ...below(Number(one[1]))]);
  return below(ancestor)
    .filter(([, , , args = '']) => args.includes('terraform-provider-intune'))
    .map(([, pid]) => Number(pid));
}

test('the emulator prints its address first, answers, and ends with 0 on SIGTERM', async () => {
  using here = scratch();
  const child = startCli(['emulator', '--devices', '10', '--authority', 'office365'], { cwd: here.folder });
  let seen = '';
  child.stdout.on('data', (chunk: Buffer) => (seen += chunk.toString()));
  await until('the address', () => seen.includes('\n'));
  const url = seen.trim();

  const { status } = await fetch(`${url}/v1.0/organization`);
  child.kill('SIGTERM');
  const run = await endOf(child);

  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/u);
  expect(status).toBe(401);
  expect(run.exitCode).toBe(0);
  expect(run.stderr).toContain(demoTenantId);
});

test('the emulator fails with INT1317 on a port in use', async () => {
  await using fixture = await tenantFixture();
  const port = new URL(fixture.emulator.url).port;

  const run = await fixture.cli(['emulator', '--port', port]);

  expect(run).toMatchObject({ exitCode: 1, stdout: '' });
  expect(run.stderr).toContain(
    `error INT1317: the emulator could not start\n  why:   port ${port} is taken (EADDRINUSE)\n`,
  );
});
