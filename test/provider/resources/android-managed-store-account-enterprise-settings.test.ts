import { validateResource } from '../../../provider/engine/index.js';
import { androidManagedStoreAccountEnterpriseSettings as binding } from '../../../provider/resources/android-managed-store-account-enterprise-settings.js';
import type { Managed } from '../../support/tenant.js';
import { complete, startTenant } from '../../support/tenant.js';

const path = '/beta/deviceManagement/androidManagedStoreAccountEnterpriseSettings';

test('fails the plan of a tenant that is not bound, and says what a person has to do at Google', async () => {
  await using tenant = await startTenant();

  const { diagnostics } = await tenant.plan(binding, { bindStatus: 'bound' });

  expect(diagnostics).toMatchObject([
    {
      code: 'INT2041',
      where: { path: ['bindStatus'] },
      why: 'declared is "bound"; the tenant has "notBound"',
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

test('shows a tenant that was unbound outside as drift, and fails its plan', async () => {
  await using tenant = await startTenant({ managedGooglePlay: 'bound' });
  const managed = await tenant.manage(binding, { bindStatus: 'bound' });
  await tenant.handle.request('POST', `${path}/unbind`);
  tenant.restart();

  const { state, private: remembered } = await tenant.read(binding, managed);
  if (!state) throw new Error('a singleton without a state');
  const planned = await tenant.plan(binding, { bindStatus: 'bound' }, { state, private: remembered });

  expect(state.bindStatus).toBe('notBound');
  expect(planned.diagnostics.map(({ code }) => code)).toEqual(['INT2041']);
});

test('changes who may enroll by PATCH, and fully managed enrollment by its action', async () => {
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

test('leaves the switch alone where it is as declared or not declared', async () => {
  await using tenant = await startTenant({ managedGooglePlay: 'bound' });
  const managed = await tenant.manage(binding, { androidDeviceOwnerFullyManagedEnrollmentEnabled: false });

  await tenant.manage(binding, { enrollmentTarget: 'none' }, managed);

  expect(tenant.bodiesOf('POST')).toEqual([]);
});

test('never unbinds: destroy leaves the tenant as it is, and says so', async () => {
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
