import { testWithTerminal } from '../support/native-terminal.js';
import { type TenantFixture, tenantFixture } from './tenant-fixture.js';
import { onTerminal, type Terminal } from './terminal.js';
import { until } from './until.js';

const enter = '\r';
const controlC = '\u0003';

function applyOn(fixture: TenantFixture, more: readonly string[] = []): Terminal {
  const env = { INTUNEFORM_GRAPH_ENDPOINT: fixture.emulator.url };
  return onTerminal(['apply', 'tenant.yaml', ...more], { cwd: fixture.folder, env });
}

testWithTerminal('apply without a saved plan shows the plan, asks, and applies after a yes', async () => {
  await using fixture = await tenantFixture();
  const terminal = applyOn(fixture);

  await terminal.sees('Apply this plan to contoso? [y/N] ');
  terminal.type(`y${enter}`);
  const { exitCode, screen } = await terminal.ended();

  expect(exitCode).toBe(0);
  expect(screen.indexOf('PENDING')).toBeLessThan(screen.indexOf('Apply this plan to contoso?'));
  expect(screen).toContain('applied: 1 created, 1 recorded');
});

testWithTerminal('apply changes nothing without a yes, and leaves no plan for a later apply', async () => {
  await using fixture = await tenantFixture();
  const terminal = applyOn(fixture);

  await terminal.sees('[y/N] ');
  terminal.type(enter);
  const { exitCode, screen } = await terminal.ended();
  const later = await fixture.cli(['apply', 'tenant.yaml']);

  expect(exitCode).toBe(1);
  expect(screen).toContain('nothing was applied');
  expect(later.stdout).toContain('error INT1307: ');
  expect(fixture.emulator.journal.filter(({ method, path }) => method !== 'GET' && path !== '/$batch')).toEqual([]);
});

testWithTerminal('text typed before the question does not answer it', async () => {
  await using fixture = await tenantFixture();
  const terminal = applyOn(fixture);

  await until('the plan to read the tenant', () => fixture.emulator.journal.length > 0);
  terminal.type(`y${enter}y${enter}`);
  await terminal.sees('[y/N] ');
  terminal.type(`n${enter}`);
  const { exitCode, screen } = await terminal.ended();

  expect([exitCode, screen]).toEqual([1, expect.stringContaining('INT1307')]);
  expect(fixture.emulator.journal.filter(({ method, path }) => method !== 'GET' && path !== '/$batch')).toEqual([]);
});

testWithTerminal('Ctrl-C at the question ends with INT1309', async () => {
  await using fixture = await tenantFixture();
  const terminal = applyOn(fixture);

  await terminal.sees('[y/N] ');
  terminal.type(controlC);
  const { exitCode, screen } = await terminal.ended();

  expect(exitCode).toBe(1);
  expect(screen).toContain('INT1309');
});

testWithTerminal('Ctrl-C during apply reaches Terraform once, so that it saves its state', async () => {
  await using fixture = await tenantFixture();
  fixture.emulator.addFault({ match: { method: 'POST', path: 'CleanupRules' }, then: { delayMs: 1500 } });
  const terminal = applyOn(fixture, ['--auto-approve']);

  await until('the POST', () =>
    fixture.emulator.journal.some(({ method, path }) => method === 'POST' && path.includes('CleanupRules')),
  );
  terminal.type(controlC);
  const { exitCode, screen } = await terminal.ended();
  const next = await fixture.cli(['plan', 'tenant.yaml']);

  expect(exitCode).toBe(1);
  expect(screen).toContain('stopping after the current step; please wait');
  expect(screen).toContain('INT1309');
  expect(next).toMatchObject({ exitCode: 0, stdout: 'contoso: as declared (2 objects)\n' });
});

testWithTerminal('uses colors on a terminal, but not with --no-color', async () => {
  await using fixture = await tenantFixture({ days: 400 });
  const options = { cwd: fixture.folder, env: {} };

  const colored = await onTerminal(['validate', 'tenant.yaml'], options).ended();
  const plain = await onTerminal(['validate', 'tenant.yaml', '--no-color'], options).ended();

  expect(colored.screen).toContain('\u001b[31merror \u001b]8;;https://');
  expect(plain.screen).toContain('error INT1201');
  expect(plain.screen).not.toContain('\u001b[');
});
