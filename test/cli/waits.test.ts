import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { followWaits } from '../../cli/terraform/follow-waits.js';
import { createRedactor } from '../../core/index.js';
import { demoTenantId, type Fault, type FaultEffect } from '../../emulator/index.js';
import { waitsVariable, waitsWriter } from '../../provider/graph/waits-file.js';
import { testWithTerminal } from '../support/native-terminal.js';
import { type CliRun, endOf, startCli } from './cli-process.js';
import { scratch } from './scratch.js';
import { tenantFixture } from './tenant-fixture.js';
import { onTerminal } from './terminal.js';
import { until } from './until.js';

/** Longer than the half minute after which a wait is reported. */
const pause: FaultEffect = { status: 429, retryAfter: '33' };

interface Into {
  /** Whether it happens until the server goes away, once that is reported. */
  readonly closes?: boolean;
  /** Default: reading the cleanup rules. */
  readonly match?: Fault['match'];
}

/** Runs a command on a separate tenant in which a request first gets this answer. */
async function runInto(
  then: FaultEffect,
  parameters: readonly string[],
  { closes = false, match = { method: 'GET', path: 'managedDeviceCleanupRules' } }: Into = {},
): Promise<CliRun> {
  await using fixture = await tenantFixture();
  fixture.emulator.addFault({ match, ...(!closes && { times: 1 }), then });
  const env = { INTUNEFORM_GRAPH_ENDPOINT: fixture.emulator.url };
  const child = startCli(parameters, { cwd: fixture.folder, env });
  child.stdin.end();
  let told = '';
  child.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()));
  const end = endOf(child);
  if (closes) {
    await until('a line about the wait', () => told.includes('waiting for'));
    await fixture.emulator.close();
  }
  return await end;
}

const exporting = ['export', '--tenant', demoTenantId, '--name', 'contoso', '--include', 'retention'];

test('every command reports after half a minute what it waits for, also without a terminal', async () => {
  const [planned, compared, exported, planSilent, driftSilent, quiet] = await Promise.all([
    runInto(pause, ['plan', 'tenant.yaml']),
    runInto(pause, ['drift', 'tenant.yaml']),
    runInto(pause, exporting),
    runInto({ hang: true }, ['plan', 'tenant.yaml'], { closes: true }),
    runInto({ hang: true }, ['drift', 'tenant.yaml'], { closes: true }),
    runInto(pause, ['drift', 'tenant.yaml', '--quiet']),
  ]);

  const told = (whose: string): unknown =>
    expect.stringMatching(new RegExp(`^${whose}: waiting for .+, 3\\d s so far\\n`, 'u'));
  const read = /waiting for (?:GET|POST) \S+(?: and \d+ more)?, 3\d s so far\n/u;
  expect(planned).toMatchObject({ exitCode: 2, stderr: told('contoso') });
  expect(compared).toMatchObject({ exitCode: 3, stderr: told(`tenant ${demoTenantId}`) });
  expect(exported).toMatchObject({ exitCode: 0, stderr: told(`tenant ${demoTenantId}`) });
  expect(planSilent).toMatchObject({ exitCode: 5, stderr: expect.stringMatching(read) as unknown });
  expect(driftSilent).toMatchObject({ exitCode: 5, stderr: expect.stringMatching(read) as unknown });
  expect(quiet.stderr).toBe('');
});

test('apply and devices report it too', async () => {
  const [applied, departures] = await Promise.all([
    runInto(pause, ['apply', 'tenant.yaml', '--auto-approve'], { match: { method: 'POST', path: 'CleanupRules' } }),
    runInto(pause, ['devices', 'tenant.yaml'], { match: { path: '/managedDevices' } }),
  ]);

  const told: unknown = expect.stringMatching(/: waiting for .+, 3\d s so far\n/u);
  expect(applied).toMatchObject({ exitCode: 0, stderr: told });
  expect(departures).toMatchObject({ exitCode: 0, stderr: told });
});

testWithTerminal.each([
  ['doctor', 'applePushNotificationCertificate', 'contoso: checking the tenant …'],
  ['devices', 'managedDevice', 'contoso: reading the devices …'],
])('%s says on a terminal what takes longer than a second', async (verb, path, line) => {
  await using fixture = await tenantFixture();
  fixture.emulator.addFault({ match: { path }, then: { delayMs: 1500 } });
  const env = { INTUNEFORM_GRAPH_ENDPOINT: fixture.emulator.url };

  const { screen } = await onTerminal([verb, 'tenant.yaml'], { cwd: fixture.folder, env }).ended();

  expect(screen).toContain(line);
});

test('lines of the provider reach the command line through a private file, without secrets', async () => {
  using here = scratch();
  const file = join(here.folder, 'waits');
  const redactor = createRedactor();
  redactor.add('a-secret-of-the-tenant');
  const lines: string[] = [];
  using _following = followWaits(file, (line) => lines.push(line));

  const write = waitsWriter({ [waitsVariable]: file }, redactor);
  write('waiting for a-secret-of-the-tenant');
  write('waiting for more');
  await until('two lines', () => lines.length === 2);

  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(lines).toEqual([expect.not.stringContaining('a-secret'), 'waiting for more']);
});

test('the last line is passed on before the file is closed', () => {
  using here = scratch();
  const file = join(here.folder, 'waits');
  const lines: string[] = [];
  const following = followWaits(file, (line) => lines.push(line));

  writeFileSync(file, '{"waits":"the last"}\n');
  following[Symbol.dispose]();

  expect(lines).toEqual(['the last']);
});

test('a provider whose file is missing reports nothing and continues', () => {
  using here = scratch();
  const file = join(here.folder, 'gone');

  for (const environment of [{}, { [waitsVariable]: '' }, { [waitsVariable]: file }, { [waitsVariable]: here.folder }])
    waitsWriter(environment, createRedactor())('waiting');

  expect(() => statSync(file)).toThrow('ENOENT');
});
