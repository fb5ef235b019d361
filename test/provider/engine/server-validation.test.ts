import { unknown } from '../../../core/index.js';
import { readOnlyApplication } from '../../../emulator/identities.js';
import { assignmentFilter } from '../../../provider/resources/access/assignment-filter.js';
import { nameLookup } from '../../../provider/resources/names/name-lookup.js';
import { startProvider } from '../../support/provider.js';
import { startTenant } from '../../support/tenant.js';

const sound = { displayName: 'A', platform: 'iOS', rule: '(device.model -eq "A")' };

test('fails at plan if Graph rejects an object', async () => {
  await using tenant = await startTenant();

  const { diagnostics } = await tenant.plan(assignmentFilter, { ...sound, rule: '(device.model = "A")' });

  expect(diagnostics.map(({ code, where, severity }) => [code, where?.path, severity])).toEqual([
    ['INT2062', ['rule'], 'error'],
  ]);
});

test('fails at plan if Graph answers 400 to the validation itself', async () => {
  await using tenant = await startTenant();
  tenant.emulator.addFault({ match: { path: /validateFilter/ }, times: 1, then: { status: 400, code: 'BadRequest' } });

  const { diagnostics } = await tenant.plan(assignmentFilter, sound);

  expect(diagnostics.map(({ code }) => code)).toEqual(['INT2062']);
});

test('asks only if a validated value changes, and keeps its cached reads', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(assignmentFilter, sound);
  tenant.requests();

  await tenant.plan(assignmentFilter, { ...sound, description: 'x' }, managed);
  const idle = tenant.requests();
  await tenant.readData(nameLookup, { filters: ['A'] });
  await tenant.plan(assignmentFilter, { ...sound, rule: '(device.model -eq "B")' }, managed);
  await tenant.readData(nameLookup, { filters: ['A'] });
  const asked = tenant.requests();

  expect(idle).toEqual([]);
  expect(asked.map(({ method, path }) => [method, path])).toEqual([
    ['GET', '/deviceManagement/assignmentFilters'],
    ['POST', '/deviceManagement/assignmentFilters/validateFilter'],
  ]);
});

test('asks nothing while the object is unknown', async () => {
  await using tenant = await startTenant();

  await tenant.plan(assignmentFilter, { ...sound, rule: unknown });

  expect(tenant.requests().filter(({ method }) => method !== 'GET')).toEqual([]);
});

test('asks about a rule whose filter has no known name yet', async () => {
  await using tenant = await startTenant();

  const { diagnostics } = await tenant.plan(assignmentFilter, { ...sound, displayName: unknown, rule: 'wrong' });

  expect(diagnostics.map(({ code }) => code)).toEqual(['INT2062']);
});

test('warns if the planning identity is read-only', async () => {
  await using tenant = await startTenant();
  const { clientId, clientSecret } = readOnlyApplication;
  tenant.signInAs({ clientId, clientSecret });

  const { diagnostics } = await tenant.plan(assignmentFilter, sound);

  expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([['INT2063', 'warning']]);
  expect(diagnostics[0]?.fix).toContain('DeviceManagementConfiguration.ReadWrite.All');
});

test('asks about each rule once, in batches, and not again before the write of an apply', async () => {
  await using tenant = await startTenant();
  await using provider = await startProvider(tenant);
  const filter = (index: number): object => ({
    display_name: `Filter ${String(index)}`,
    platform: 'iOS',
    rule: `(device.model -eq "${String(index % 30)}")`,
  });
  const filters = Object.fromEntries(
    Array.from({ length: 40 }, (_none, index) => [`f${String(index)}`, filter(index)]),
  );
  provider.terraform.write({ resource: { intune_assignment_filter: filters } });

  await provider.terraform.apply();

  const sent = tenant.emulator.journal.filter(({ path, inBatch }) => !path.includes('/oauth2/') && !inBatch);
  const questions = tenant.emulator.journal.filter(({ path }) => path.endsWith('/validateFilter'));
  const posts = tenant.emulator.journal.filter(
    ({ method, path }) => method === 'POST' && path.endsWith('/assignmentFilters'),
  );
  expect(posts).toHaveLength(40);
  // 30 in the plan; in the apply the ten that Terraform plans before it writes the first one.
  expect(questions.length).toBeLessThanOrEqual(40);
  expect(sent.length).toBeLessThanOrEqual(40);
});
