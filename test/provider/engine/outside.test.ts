import { applyResource } from '../../../provider/engine/index.js';
import { deviceCategory } from '../../../provider/resources/devices/device-category.js';
import { deviceEnrollmentLimit } from '../../../provider/resources/restrictions/device-enrollment-limit.js';
import { complete, idOf, type Managed, startTenant, type TestTenant, testTime } from '../../support/tenant.js';

const configurations = '/beta/deviceManagement/deviceEnrollmentConfigurations';
const declared = { displayName: 'Staff', limit: 3 };

const lastWrite = 'intuneform last wrote the object at 2026-11-23T05:12:00.000Z';

/** Changes the limit by hand. */
async function byHand(tenant: TestTenant, managed: Managed, change: object): Promise<void> {
  const body = { '@odata.type': '#microsoft.graph.deviceEnrollmentLimitConfiguration', ...change };
  const { status } = await tenant.handle.request('PATCH', `${configurations}/${idOf(managed)}`, body);
  if (status !== 200) throw new Error(`answered ${String(status)}`);
}

/** Reads and plans, as one plan of Terraform does, in a new process. */
async function planAnew(tenant: TestTenant, managed: Managed, config: object = declared): Promise<readonly unknown[]> {
  tenant.restart();
  const read = await tenant.read(deviceEnrollmentLimit, managed);
  if (!read.state) throw new Error('it is gone');
  const plan = await tenant.plan(deviceEnrollmentLimit, { ...config }, { state: read.state, private: read.private });
  return [...read.diagnostics, ...plan.diagnostics].map(({ code, what, why }) => [code, what, why]);
}

test('warns that an attribute was changed outside, with the declared value and that of the tenant', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(deviceEnrollmentLimit, declared);
  await byHand(tenant, managed, { limit: 9 });

  expect(await planAnew(tenant, managed)).toEqual([
    [
      'INT2130',
      'the enrollment limit "Staff" was changed outside Terraform',
      `limit: declared 3, the tenant has 9; ${lastWrite}`,
    ],
  ]);
});

test('also reports the last seen value if the declaration changed as well', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(deviceEnrollmentLimit, declared);
  await byHand(tenant, managed, { limit: 9 });

  expect(await planAnew(tenant, managed, { ...declared, limit: 5 })).toMatchObject([
    ['INT2130', expect.anything(), `limit: declared 5, last seen 3, the tenant has 9; ${lastWrite}`],
  ]);
});

test('does not report changes of the declaration alone, or no difference', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(deviceEnrollmentLimit, declared);

  expect(await planAnew(tenant, managed)).toEqual([]);
  expect(await planAnew(tenant, managed, { ...declared, limit: 5 })).toEqual([]);
});

test('does not report an outside change that results in the declared value, or one that was accepted', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(deviceEnrollmentLimit, declared);
  await byHand(tenant, managed, { limit: 9 });

  const reached = await planAnew(tenant, managed, { ...declared, limit: 9 });
  const accepted = await tenant.read(deviceEnrollmentLimit, managed);
  const later = await planAnew(
    tenant,
    { state: accepted.state ?? {}, private: accepted.private },
    { ...declared, limit: 5 },
  );

  expect(reached).toEqual([]);
  expect(later).toEqual([]);
});

test('does not report an undeclared attribute that changed with another one', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(deviceEnrollmentLimit, declared);
  await byHand(tenant, managed, { description: 'by hand' });

  const [warning] = await planAnew(tenant, managed, { ...declared, limit: 5 });

  expect(warning).toMatchObject([
    'INT2130',
    expect.anything(),
    `description: declared null, the tenant has "by hand"; ${lastWrite}`,
  ]);
});

test('does not warn again if the same plan is made at apply, in a process that read nothing', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(deviceEnrollmentLimit, declared);
  await byHand(tenant, managed, { limit: 9 });
  const read = await tenant.read(deviceEnrollmentLimit, managed);
  tenant.restart();

  const plan = await tenant.plan(deviceEnrollmentLimit, declared, { state: read.state ?? {}, private: read.private });

  expect(plan.diagnostics).toEqual([]);
});

test('warns if an object was deleted outside', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(deviceCategory, { displayName: 'Kiosk' });
  await tenant.handle.request('DELETE', `/beta/deviceManagement/deviceCategories/${idOf(managed)}`);
  tenant.restart();

  const read = await tenant.read(deviceCategory, managed);

  expect(read.state).toBeNull();
  expect(read.diagnostics.map(({ code, severity, what }) => [code, severity, what])).toEqual([
    ['INT2131', 'warning', 'the device category "Kiosk" was deleted outside Terraform'],
  ]);
});

test('reports values that Graph did not store as unfinished, not as changed outside', async () => {
  await using tenant = await startTenant();
  tenant.handle.play({ scopeTagsNotKept: true });
  const tagged = { ...declared, roleScopeTagIds: ['1'] };
  const { state, private: remembered } = await tenant.apply(deviceEnrollmentLimit, tagged);
  if (!state) throw new Error('nothing was created');

  const told = await planAnew(tenant, { state, private: remembered }, tagged);

  expect(told).toEqual([
    [
      'INT2049',
      'the enrollment limit "Staff" is unfinished',
      'an intuneform apply did not complete role_scope_tag_ids; intuneform last wrote the object at 2026-11-23T05:12:00.000Z',
    ],
  ]);
});

test('remembers unfinished attributes if the next apply is refused before it writes', async () => {
  await using tenant = await startTenant();
  tenant.handle.play({ scopeTagsNotKept: true });
  const tagged = { ...declared, roleScopeTagIds: ['1'] };
  const { state, private: remembered } = await tenant.apply(deviceEnrollmentLimit, tagged);
  if (!state) throw new Error('nothing was created');
  const config = complete(deviceEnrollmentLimit.attributes, tagged);
  const identity = {
    tenantId: tenant.context.graph.tenantId,
    kind: 'application',
    permissions: ['DeviceManagementServiceConfig.Read.All'],
    directoryRoles: [],
    name: 'Pipeline',
    expiresAt: new Date(testTime.getTime() + 3_600_000),
  } as const;

  const refused = await applyResource(
    deviceEnrollmentLimit,
    { prior: state, planned: { ...state, limit: 9 }, config, private: remembered },
    { ...tenant.context, identity },
  );

  expect(refused.diagnostics).toMatchObject([{ severity: 'error', code: 'INT2084' }]);
  expect(refused.private).toEqual(remembered);
});
