import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { endOf, startCli } from '../cli/cli-process.js';
import { type TenantFixture, tenantFixture } from '../cli/tenant-fixture.js';
import { onTerminal, type Terminal } from '../cli/terminal.js';
import { until } from '../cli/until.js';
import { testWithTerminal } from '../support/native-terminal.js';
import { daysInTenant, leftBehind, modeOf, stackFolderOf, writesTo } from './files.js';

const controlC = '\u0003';
const controlD = '\u0004';

async function askedOn(fixture: TenantFixture): Promise<Terminal> {
  const env = { INTUNEFORM_GRAPH_ENDPOINT: fixture.emulator.url };
  const terminal = onTerminal(['apply', 'tenant.yaml'], { cwd: fixture.folder, env });
  await terminal.sees('[y/N] ');
  return terminal;
}

/** What is done at the question, and what is then on the screen. */
const waysToSayNo: readonly (readonly [string, (terminal: Terminal) => void, string])[] = [
  [
    'Ctrl-C',
    (terminal) => {
      terminal.type(controlC);
    },
    'INT1309',
  ],
  [
    'Ctrl-D',
    (terminal) => {
      terminal.type(controlD);
    },
    'INT1307',
  ],
  [
    'SIGHUP',
    (terminal) => {
      terminal.signal('SIGHUP');
    },
    'INT1309',
  ],
  [
    'a terminal that is closed',
    (terminal) => {
      terminal.close();
    },
    '',
  ],
  [
    'SIGKILL',
    (terminal) => {
      terminal.signal('SIGKILL');
    },
    '',
  ],
];

testWithTerminal('only a yes approves: a later apply finds no plan that was not approved', async () => {
  await using fixture = await tenantFixture();

  for (const [what, sayNo, said] of waysToSayNo) {
    const terminal = await askedOn(fixture);
    sayNo(terminal);
    const { screen } = await terminal.ended();
    const later = await fixture.cli(['apply', 'tenant.yaml']);

    expect([what, screen.includes(said)]).toEqual([what, true]);
    expect([what, later.exitCode]).toEqual([what, 1]);
    expect(later.stdout).toContain('error INT1307: nothing was applied, because no one could approve it\n');
    await until(`nothing to be left behind at ${what}`, () => leftBehind(fixture).length === 0);
  }
  expect(writesTo(fixture)).toBe(0);
});

testWithTerminal('a yes applies the plan that was shown, although another plan was saved in the meantime', async () => {
  await using fixture = await tenantFixture({ days: 90 });
  const terminal = await askedOn(fixture);
  fixture.declare({ days: 30 });
  const other = await fixture.cli(['plan', 'tenant.yaml']);

  terminal.type('y\r');
  const { exitCode } = await terminal.ended();

  expect([other.exitCode, exitCode]).toEqual([2, 0]);
  expect(await daysInTenant(fixture)).toBe(90);
});

test('refuses a published plan whose bytes have changed', async () => {
  await using fixture = await tenantFixture({ days: 30 });
  const plan = join(stackFolderOf(fixture), 'intuneform.tfplan');
  await fixture.cli(['plan', 'tenant.yaml']);
  copyFileSync(plan, join(fixture.folder, 'other.tfplan'));
  fixture.declare({ days: 90 });
  await fixture.cli(['plan', 'tenant.yaml']);
  copyFileSync(join(fixture.folder, 'other.tfplan'), plan);

  const run = await fixture.cli(['apply', 'tenant.yaml']);

  expect(run.exitCode).toBe(1);
  expect(run.stdout).toContain('error INT1308: the saved plan is stale and was not applied\n');
  expect(run.stdout).toContain('differs from the one that plan saved');
  expect(writesTo(fixture)).toBe(0);
});

test('other users cannot read plan, record, state and backup', async () => {
  await using fixture = await tenantFixture({ days: 30 });
  await fixture.apply();
  fixture.declare({ days: 90 });
  await fixture.apply();
  await fixture.cli(['plan', 'tenant.yaml']);

  const files = [
    ...['intuneform.tfplan', 'intuneform.plan.json'].map((name) => join(stackFolderOf(fixture), name)),
    ...['terraform.contoso.tfstate', 'terraform.contoso.tfstate.backup'].map((name) => join(fixture.folder, name)),
  ];

  expect(files.map(modeOf)).toEqual(['600', '600', '600', '600']);
});

test.each([
  { what: 'its own plan', more: ['--auto-approve'], delayMs: 8000, isDone: false },
  { what: 'a published plan', more: [], delayMs: 3000, isDone: true },
])(
  'a command line that is killed while it applies $what lets Terraform finish, and the next run works (after Terraform ended: $isDone)',
  async ({ more, delayMs, isDone }) => {
    await using fixture = await tenantFixture();
    if (more.length === 0) await fixture.cli(['plan', 'tenant.yaml']);
    fixture.emulator.addFault({ match: { method: 'POST', path: 'CleanupRules' }, then: { delayMs } });
    const env = { INTUNEFORM_GRAPH_ENDPOINT: fixture.emulator.url };
    const child = startCli(['apply', 'tenant.yaml', ...more], { cwd: fixture.folder, env });
    await until('the POST', () =>
      fixture.emulator.journal.some(({ method, path }) => method === 'POST' && path.includes('CleanupRules')),
    );

    child.kill('SIGKILL');
    await endOf(child);
    const lock = join(fixture.folder, '.terraform.contoso.tfstate.lock.info');
    expect(existsSync(lock)).toBe(true);
    if (isDone) await until('Terraform to release the lock of the state', () => !existsSync(lock));
    const next = await fixture.cli(['apply', 'tenant.yaml', '--auto-approve']);

    expect(next).toMatchObject({ exitCode: 0 });
    expect(next.stdout).toContain('contoso: applied; there was nothing to do\n');
    expect(await daysInTenant(fixture)).toBe(90);
    expect(leftBehind(fixture)).toEqual([]);
    expect(next.stderr.includes('contoso: waiting for the state lock')).toBe(!isDone);
  },
);

test('applies a published plan once: a second apply finds none', async () => {
  await using fixture = await tenantFixture();
  await fixture.cli(['plan', 'tenant.yaml']);

  const runs = await Promise.all([fixture.cli(['apply', 'tenant.yaml']), fixture.cli(['apply', 'tenant.yaml'])]);

  expect(runs.map(({ exitCode }) => exitCode).sort()).toEqual([0, 1]);
  expect(existsSync(join(stackFolderOf(fixture), 'intuneform.tfplan'))).toBe(false);
  expect(await daysInTenant(fixture)).toBe(90);
});

test('plans and applies the removal of all objects only with --destroy', async () => {
  await using fixture = await tenantFixture();
  await fixture.apply();

  const planned = await fixture.cli(['plan', 'tenant.yaml', '--destroy']);
  const refused = await fixture.cli(['apply', 'tenant.yaml']);
  const destroyed = await fixture.cli(['apply', 'tenant.yaml', '--destroy']);

  expect([planned.exitCode, refused.exitCode, destroyed.exitCode]).toEqual([2, 1, 0]);
  expect(refused.stdout).toContain('error INT1308: ');
  expect(await daysInTenant(fixture)).toBeUndefined();
  expect(readFileSync(join(fixture.folder, 'terraform.contoso.tfstate'), 'utf8')).toContain('"resources": []');
});
