import { unknown } from '../../../core/index.js';
import { readOnlyApplication } from '../../../emulator/identities.js';
import { assignmentFilter } from '../../../provider/resources/access/assignment-filter.js';
import { nameLookup } from '../../../provider/resources/names/name-lookup.js';
import { startTenant } from '../../support/tenant.js';

const sound = { displayName: 'A', platform: 'iOS', rule: '(device.model -eq "A")' };

test('fails at plan when Graph does not approve of an object', async () => {
  await using tenant = await startTenant();

  const { diagnostics } = await tenant.plan(assignmentFilter, { ...sound, rule: '(device.model = "A")' });

  expect(diagnostics.map(({ code, where, severity }) => [code, where?.path, severity])).toEqual([
    ['INT2062', ['rule'], 'error'],
  ]);
});

test('fails at plan when Graph answers 400 to the question itself', async () => {
  await using tenant = await startTenant();
  tenant.emulator.addFault({ match: { path: /validateFilter/ }, times: 1, then: { status: 400, code: 'BadRequest' } });

  const { diagnostics } = await tenant.plan(assignmentFilter, sound);

  expect(diagnostics.map(({ code }) => code)).toEqual(['INT2062']);
});

test('asks only when something that is judged changes, and forgets nothing that it has read', async () => {
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

test('asks nothing while the object is not known', async () => {
  await using tenant = await startTenant();

  await tenant.plan(assignmentFilter, { ...sound, rule: unknown });

  expect(tenant.requests()).toEqual([]);
});

test('warns when the identity that plans may only read', async () => {
  await using tenant = await startTenant();
  const { clientId, clientSecret } = readOnlyApplication;
  tenant.signInAs({ clientId, clientSecret });

  const { diagnostics } = await tenant.plan(assignmentFilter, sound);

  expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([['INT2063', 'warning']]);
  expect(diagnostics[0]?.fix).toContain('DeviceManagementConfiguration.ReadWrite.All');
});
