import type { ValueObject } from '../../../core/index.js';
import { validateResource } from '../../../provider/engine/index.js';
import { termsAndConditions } from '../../../provider/resources/company-portal/terms-and-conditions.js';
import { complete, startTenant } from '../../support/tenant.js';

const contractors = { target: 'group', groupId: '11111111-2222-4333-8444-555555555555' };
const everyone = { target: 'allLicensedUsers' };
const terms = (assignments: readonly ValueObject[], more: ValueObject = {}): ValueObject => ({
  displayName: 'Terms of use',
  title: 'Contoso terms of use',
  bodyText: 'Contoso manages this device.',
  assignments,
  ...more,
});

test('assigns each target with its own entry, and adds new ones before it removes old ones', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(termsAndConditions, terms([everyone]));
  tenant.requests();

  await tenant.manage(termsAndConditions, terms([contractors]), managed);

  const path = '/deviceManagement/termsAndConditions/';
  const writes = tenant.requests().filter(({ method }) => method !== 'GET');
  expect(writes.map(({ method, body }) => [method, body])).toEqual([
    [
      'POST',
      {
        '@odata.type': '#microsoft.graph.termsAndConditionsAssignment',
        target: { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId: contractors.groupId },
      },
    ],
    ['DELETE', undefined],
  ]);
  expect(writes.every((write) => write.path.includes(path))).toBe(true);
});

test('does not read the assignments of a new object, which cannot have any', async () => {
  await using tenant = await startTenant();
  tenant.requests();

  const managed = await tenant.manage(termsAndConditions, terms([everyone, contractors]));

  const asked = tenant.requests().filter(({ method, path }) => method === 'GET' && path.endsWith('/assignments'));
  expect(asked).toEqual([]);
  tenant.restart();
  const { state } = await tenant.read(termsAndConditions, managed);
  expect(state).toBe(managed.state);
});

test('keeps an undeclared version that was raised by hand, so that users are not asked twice', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(termsAndConditions, terms([everyone]));
  await tenant.manage(termsAndConditions, terms([everyone], { version: 4 }), managed);
  tenant.restart();

  const read = await tenant.read(termsAndConditions, managed);
  const { planned } = await tenant.plan(termsAndConditions, terms([everyone]), {
    state: read.state ?? {},
    private: read.private,
  });

  expect(read.state).toMatchObject({ version: 4 });
  expect(planned).toEqual(read.state);
});

test('starts new terms with the version that Graph sets', async () => {
  await using tenant = await startTenant();

  const { state } = await tenant.manage(termsAndConditions, terms([everyone]));

  expect(state.version).toBe(1);
});

test('reports at plan that a higher version asks all users again', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(termsAndConditions, terms([everyone], { version: 2 }));

  const { diagnostics } = await tenant.plan(termsAndConditions, terms([everyone], { version: 3 }), managed);

  expect(diagnostics).toMatchObject([{ code: 'INT2071', severity: 'warning', where: { path: ['version'] } }]);
});

test('warns about a version below that of the tenant', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(termsAndConditions, terms([everyone], { version: 2 }));

  const { diagnostics } = await tenant.plan(termsAndConditions, terms([everyone], { version: 1 }), managed);

  expect(diagnostics).toMatchObject([{ code: 'INT2070', severity: 'warning' }]);
});

test('assigns to a collection of Configuration Manager, and reads it back', async () => {
  await using tenant = await startTenant();
  const collection = { target: 'configurationManagerCollection', collectionId: 'SMS00001' };
  const managed = await tenant.manage(termsAndConditions, terms([collection, everyone]));
  tenant.restart();

  const read = await tenant.read(termsAndConditions, managed);

  expect(read.state).toBe(managed.state);
});

test.each([
  ['a collection without an id', { target: 'configurationManagerCollection' }],
  ['the id of a collection for another target', { target: 'allLicensedUsers', collectionId: 'SMS00001' }],
  [
    'a group for a collection',
    { target: 'configurationManagerCollection', collectionId: 'SMS00001', groupId: contractors.groupId },
  ],
])('fails when an assignment has %s', (_case, assignment) => {
  const { attributes } = termsAndConditions;
  const config = complete(attributes, terms([assignment]));

  const codes = validateResource(termsAndConditions, config).map(({ code }) => code);

  expect(new Set(codes)).toEqual(new Set(['INT1507']));
});
