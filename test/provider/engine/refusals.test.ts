import { type DataSourceDefinition, Decimal, error, type ResourceDefinition, textOf } from '../../../core/index.js';
import { importResource, readDataSource, upgradeState } from '../../../provider/engine/index.js';
import { mdmAuthority } from '../../../provider/resources/authority/mdm-authority.js';
import { tenant as tenantData } from '../../../provider/resources/authority/tenant.js';
import { deviceCategory } from '../../../provider/resources/devices/device-category.js';
import { defaultDeviceEnrollmentLimit } from '../../../provider/resources/restrictions/default-device-enrollment-limit.js';
import { deviceEnrollmentLimit } from '../../../provider/resources/restrictions/device-enrollment-limit.js';
import { idOf, startTenant } from '../../support/tenant.js';

const codesOf = ({ diagnostics }: { diagnostics: readonly { code: string; severity: string }[] }): readonly string[] =>
  diagnostics.map(({ code, severity }) => `${severity} ${code}`);

test.each([
  ['an id that is not there', deviceCategory, 'aaaaaaaa-0000-4000-8000-000000000001'],
  ['another tenant', mdmAuthority, 'aaaaaaaa-0000-4000-8000-000000000001'],
] as const)('fails to import %s', async (_case, definition, id) => {
  await using tenant = await startTenant();

  const answer = await importResource(definition, id, tenant.context);

  expect(codesOf(answer)).toEqual(['error INT2017']);
  expect(answer.state).toBeNull();
});

test('fails to import an object of another type from a mixed collection', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(deviceEnrollmentLimit, { displayName: 'Staff', limit: 3 });
  const odataType = 'microsoft.graph.deviceEnrollmentPlatformRestrictionConfiguration';
  const restriction: ResourceDefinition = {
    ...deviceEnrollmentLimit,
    graph: { ...deviceEnrollmentLimit.graph, odataType },
  };

  const answer = await importResource(restriction, idOf(managed), tenant.context);

  expect(codesOf(answer)).toEqual(['error INT2017']);
});

test('warns, and keeps the state, if this kind of identity can never read an object', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(deviceCategory, { displayName: 'Kiosk' });
  tenant.emulator.addFault({ match: { method: 'GET', path: /deviceCategories/ }, then: { status: 403 } });

  const refusals = [
    { who: 'application', of: 'everything', certain: true, because: 'only people may', evidence: 'a test' },
  ] as const;
  const { state, diagnostics } = await tenant.read({ ...deviceCategory, refusals }, managed);

  expect(codesOf({ diagnostics })).toEqual(['warning INT2005']);
  expect(state).toBe(managed.state);
});

test('fails if a tenant lacks a default object that every tenant has', async () => {
  await using tenant = await startTenant();
  const other: ResourceDefinition = {
    ...defaultDeviceEnrollmentLimit,
    shape: { kind: 'builtin', idSuffix: '_NoSuchDefault' },
  };

  expect(codesOf(await tenant.plan(other, { limit: 5 }))).toEqual(['error INT2008']);
});

test('fails if a data source finds nothing, and otherwise reports what it could not read', async () => {
  await using tenant = await startTenant();
  const diagnostic = error('INT3000', { what: 'cannot read', why: 'Graph responded with 403', fix: 'ask' });
  const absent: DataSourceDefinition = { ...tenantData, read: () => Promise.resolve({ state: 'absent' }) };
  const forbidden: DataSourceDefinition = {
    ...tenantData,
    read: () => Promise.resolve({ state: 'unreadable', reason: 'permission', diagnostic }),
  };

  const refused = await readDataSource(forbidden, {}, tenant.context);

  expect(codesOf(await readDataSource(absent, {}, tenant.context))).toEqual(['error INT2018']);
  expect(refused.diagnostics[0]).toMatchObject({
    what: 'tenant could not be read',
    fix: 'grant the identity DeviceManagementServiceConfig.Read.All',
  });
});

describe('stored state', () => {
  const versioned: ResourceDefinition = {
    ...deviceCategory,
    schemaVersion: 4000,
    upgrades: [
      { to: 2000, upgrade: ({ name, ...rest }) => ({ ...rest, displayName: name }) },
      { to: 4000, upgrade: ({ displayName, ...rest }) => ({ ...rest, displayName: `${textOf(displayName) ?? ''}!` }) },
    ],
  };

  test('starts with the first release that is newer than the state', () => {
    const { state } = upgradeState(versioned, { version: 2000, state: { id: '1', displayName: 'Kiosk' } });

    expect(state.displayName).toBe('Kiosk!');
  });

  test('applies every version, adds new attributes as null, and removes dropped ones', () => {
    const { state, diagnostics } = upgradeState(versioned, {
      version: 0,
      state: { id: '1', name: 'Kiosk', gone: true },
    });

    expect(diagnostics).toEqual([]);
    expect(state).toEqual({ id: '1', displayName: 'Kiosk!', description: null, roleScopeTagIds: null });
  });

  test('keeps a number that a double cannot hold', () => {
    const limit = new Decimal('123456789012345678901234567890.5');

    const { state } = upgradeState(defaultDeviceEnrollmentLimit, { version: 0, state: { id: '1', limit } });

    expect(state.limit).toBe(limit);
  });
});
