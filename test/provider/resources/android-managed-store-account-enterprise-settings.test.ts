import type { ValueObject } from '../../../core/index.js';
import { applyResource, validateResource } from '../../../provider/engine/index.js';
import { androidManagedStoreAccountEnterpriseSettings as binding } from '../../../provider/resources/android/android-managed-store-account-enterprise-settings.js';
import { complete, type Managed, startTenant, type TestTenant } from '../../support/tenant.js';

const path = '/beta/deviceManagement/androidManagedStoreAccountEnterpriseSettings';

test('warns in the plan of a tenant that is not bound, and says what a person has to do at Google', async () => {
  await using tenant = await startTenant();

  const { diagnostics } = await tenant.plan(binding, { bindStatus: 'bound' });

  expect(diagnostics).toMatchObject([
    {
      code: 'INT2041',
      where: { path: ['bindStatus'] },
      why: 'declared "bound"; the tenant has "notBound"',
      fix: expect.stringContaining('complete the sign-up at Google') as string,
    },
  ]);
});

test.each(['bound', 'boundAndValidated'] as const)('takes a tenant that is %s for bound', async (managedGooglePlay) => {
  await using tenant = await startTenant({ managedGooglePlay });

  const managed = await tenant.manage(binding, { bindStatus: 'bound' });
  const again = await tenant.plan(binding, { bindStatus: 'bound' }, managed);

  expect(managed.state.bindStatus).toBe('bound');
  expect(again.planned).toEqual(managed.state);
  expect(tenant.bodiesOf('PATCH')).toEqual([]);
});

test('reports a tenant that was unbound outside as drift that a person has to undo', async () => {
  await using tenant = await startTenant({ managedGooglePlay: 'bound' });
  const managed = await tenant.manage(binding, { bindStatus: 'bound' });
  await tenant.handle.request('POST', `${path}/unbind`);
  tenant.restart();

  const { state, private: remembered } = await tenant.read(binding, managed);
  if (!state) throw new Error('a singleton without a state');
  const planned = await tenant.plan(binding, { bindStatus: 'bound' }, { state, private: remembered });

  expect(state.bindStatus).toBe('notBound');
  expect(planned.diagnostics).toMatchObject([{ code: 'INT2048', severity: 'warning' }]);
});

test('changes who can enroll by PATCH, and fully managed enrollment by its action', async () => {
  await using tenant = await startTenant({ managedGooglePlay: 'bound' });
  const declared = { enrollmentTarget: 'none', androidDeviceOwnerFullyManagedEnrollmentEnabled: true };

  const managed = await tenant.manage(binding, declared);

  const writes = tenant.requests().filter(({ method }) => method !== 'GET');
  expect(writes.map(({ method, path: at, body }) => [method, at.split('/').at(-1), body])).toEqual([
    ['PATCH', 'androidManagedStoreAccountEnterpriseSettings', { enrollmentTarget: 'none' }],
    ['POST', 'setAndroidDeviceOwnerFullyManagedEnrollmentState', { enabled: true }],
  ]);
  expect((await tenant.plan(binding, declared, managed)).planned).toEqual(managed.state);
});

test('does not change the switch if it is as declared or not declared', async () => {
  await using tenant = await startTenant({ managedGooglePlay: 'bound' });
  const managed = await tenant.manage(binding, { androidDeviceOwnerFullyManagedEnrollmentEnabled: false });

  await tenant.manage(binding, { enrollmentTarget: 'none' }, managed);

  expect(tenant.bodiesOf('POST')).toEqual([]);
});

test('never unbinds: destroy keeps the binding, and reports it', async () => {
  await using tenant = await startTenant({ managedGooglePlay: 'bound' });
  const managed: Managed = await tenant.manage(binding, { bindStatus: 'bound' });
  tenant.requests();

  const { state, diagnostics } = await tenant.destroy(binding, managed);

  expect([state, diagnostics.map(({ code }) => code)]).toEqual([null, ['INT2009']]);
  expect(tenant.requests()).toEqual([]);
});

test('reads no enrollment token of the company codes', async () => {
  await using tenant = await startTenant({ managedGooglePlay: 'bound' });

  await tenant.manage(binding, { bindStatus: 'bound' });

  const reads = tenant.requests().map(({ path: at }) => decodeURIComponent(at));
  expect(reads.length).toBeGreaterThan(0);
  expect(reads.every((at) => at.includes('$select=') && !at.includes('companyCodes'))).toBe(true);
});

test.each([
  [{ enrollmentTarget: 'all', targetGroupIds: ['11111111-2222-4333-8444-555555555555'] }, ['INT1231']],
  [{ targetGroupIds: ['11111111-2222-4333-8444-555555555555'] }, ['INT1231']],
  [{ enrollmentTarget: 'targeted', targetGroupIds: ['11111111-2222-4333-8444-555555555555'] }, []],
  [{ enrollmentTarget: 'all', targetGroupIds: [] }, []],
])('takes groups only where enrollment is targeted: %j', (declared, codes) => {
  const found = validateResource(binding, complete(binding.attributes, declared));

  expect(found.map(({ code }) => code)).toEqual(codes);
});

const acknowledge = ['devices-unenrolled', 'binding-removed'];
const unbinding = { bindStatus: 'notBound', transition: { from: 'bound', acknowledge } };

function unbindCalls(tenant: TestTenant): number {
  return tenant.requests().filter(({ path: at }) => at.endsWith('/unbind')).length;
}

const unacknowledged: readonly (readonly [string, ValueObject | null])[] = [
  ['nothing', null],
  ['one consequence', { from: 'bound', acknowledge: ['devices-unenrolled'] }],
  ['no consequence', { from: 'bound', acknowledge: [] }],
];

test.each(unacknowledged)(
  'refuses to unbind while %s is acknowledged, in plan and in apply',
  async (_case, transition) => {
    await using tenant = await startTenant({ managedGooglePlay: 'bound' });
    const managed = await tenant.manage(binding, { bindStatus: 'bound' });
    const config = complete(binding.attributes, { bindStatus: 'notBound', transition });

    const { planned, diagnostics } = await tenant.plan(binding, config, managed);
    // Terraform would stop here; the engine refuses by itself.
    const applied = await applyResource(
      binding,
      { prior: managed.state, planned, config, private: managed.private },
      tenant.context,
    );

    const refusal = diagnostics.filter(({ severity }) => severity === 'error');
    expect(refusal).toMatchObject([{ code: 'INT2123', where: { path: ['transition'] } }]);
    expect(refusal[0]?.why).toContain('binding-removed: ');
    expect(applied.diagnostics.map(({ code }) => code)).toEqual(['INT2123']);
    expect(unbindCalls(tenant)).toBe(0);
  },
);

test('unbinds once if declared and acknowledged, and reports before how many devices that unenrolls', async () => {
  await using tenant = await startTenant({ managedGooglePlay: 'boundAndValidated', devices: 400 });
  const managed = await tenant.manage(binding, { bindStatus: 'bound', enrollmentTarget: 'all' });
  const { body } = await tenant.handle.request('GET', '/beta/deviceManagement/managedDeviceOverview');
  const counts = (body as { deviceOperatingSystemSummary: Record<string, number> }).deviceOperatingSystemSummary;
  const { androidWorkProfileCount = 0, androidDedicatedCount = 0, androidFullyManagedCount = 0 } = counts;
  const devices =
    androidWorkProfileCount +
    androidDedicatedCount +
    androidFullyManagedCount +
    (counts.androidCorporateWorkProfileCount ?? 0);
  const config = { ...unbinding, enrollmentTarget: 'all' };

  const { diagnostics } = await tenant.plan(binding, config, managed);
  tenant.requests();
  const applied = await tenant.apply(binding, config, managed);
  const calls = unbindCalls(tenant);
  tenant.restart();
  const read = await tenant.read(binding, { state: applied.state ?? {}, private: applied.private });
  const again = await tenant.plan(binding, config, { state: read.state ?? {}, private: read.private });

  expect(devices).toBeGreaterThan(0);
  expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
    ['INT2125', 'warning'],
    ['INT2124', 'warning'],
  ]);
  expect(diagnostics[0]?.what).toBe(`unbinding unenrolls ${String(devices)} Android Enterprise devices`);
  expect(calls).toBe(1);
  expect(read.state?.bindStatus).toBe('notBound');
  expect([again.planned, again.diagnostics]).toEqual([read.state, []]);
});

test('reports an unknown number of devices that lose their enrollment if the overview cannot be read', async () => {
  await using tenant = await startTenant({ managedGooglePlay: 'bound' });
  const managed = await tenant.manage(binding, { bindStatus: 'bound' });
  tenant.emulator.addFault({ match: { path: /managedDeviceOverview/ }, then: { status: 403, code: 'Forbidden' } });

  const { diagnostics } = await tenant.plan(binding, unbinding, managed);

  expect(diagnostics.map(({ code }) => code)).toEqual(['INT2126', 'INT2124']);
});

test.each(['notBound', 'unbinding'] as const)('has nothing to do in a tenant that is %s', async (managedGooglePlay) => {
  await using tenant = await startTenant({ managedGooglePlay });

  const managed = await tenant.manage(binding, unbinding);

  expect(managed.state.bindStatus).toBe('notBound');
  expect(unbindCalls(tenant)).toBe(0);
});

test('never unbinds on destroy, not even with the declared permission', async () => {
  await using tenant = await startTenant({ managedGooglePlay: 'bound' });
  const config = { ...unbinding, bindStatus: 'bound' };
  const managed = await tenant.manage(binding, config);
  tenant.requests();

  await tenant.destroy(binding, managed);

  expect(tenant.requests()).toEqual([]);
});
