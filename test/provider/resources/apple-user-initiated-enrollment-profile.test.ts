import type { ValueObject } from '../../../core/index.js';
import { appleUserInitiatedEnrollmentProfile as profile } from '../../../provider/resources/apple/apple-user-initiated-enrollment-profile.js';
import { appleUserInitiatedEnrollmentProfileOrder as order } from '../../../provider/resources/apple/apple-user-initiated-enrollment-profile-order.js';
import { idOf, startTenant } from '../../support/tenant.js';

const declare = (displayName: string, more: ValueObject = {}): ValueObject => ({
  displayName,
  platform: 'iOS',
  defaultEnrollmentType: 'webDeviceEnrollment',
  assignments: [],
  ...more,
});

test('numbers positions from 0, separately for each platform', async () => {
  await using tenant = await startTenant();

  const first = await tenant.manage(profile, declare('First', { priority: 0 }));
  const mac = await tenant.manage(profile, declare('Mac', { platform: 'macOS', priority: 0 }));
  const second = await tenant.manage(profile, declare('Second', { priority: 0 }));

  // A new profile comes last; only the second of a platform has to move.
  const moves = tenant.requests().filter(({ path }) => path.endsWith('/setPriority'));
  expect(moves.map(({ body }) => body)).toEqual([{ priority: 0 }]);
  expect([first, mac, second].map(({ state }) => state.priority)).toEqual([0, 0, 0]);
});

test('fails if a priority would leave a gap, and lists the possible positions', async () => {
  await using tenant = await startTenant();
  await tenant.manage(profile, declare('First'));

  const { diagnostics } = await tenant.apply(profile, declare('Second', { priority: 2 }));

  expect(diagnostics.map(({ code, fix }) => [code, fix])).toEqual([
    ['INT2006', 'use one of the priorities 0, 1, and make each one depend on those before it'],
  ]);
});

test('orders the profiles of one platform, from 0, and does not move the others', async () => {
  await using tenant = await startTenant();
  const first = await tenant.manage(profile, declare('First'));
  const mac = await tenant.manage(profile, declare('Mac', { platform: 'macOS' }));
  const second = await tenant.manage(profile, declare('Second'));
  tenant.requests();

  await tenant.apply(order, { platform: 'iOS', ids: [idOf(second), idOf(first)] });
  const moves = tenant.requests().filter(({ method }) => method === 'POST');
  tenant.restart();
  const read = await Promise.all([first, mac, second].map((one) => tenant.read(profile, { ...one, private: {} })));

  expect(moves).toHaveLength(1);
  expect(read.map(({ state }) => state?.priority)).toEqual([1, 0, 0]);
});

test('assigns by entries, and is replaced for another platform', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(profile, declare('Own', { assignments: [{ target: 'allLicensedUsers' }] }));

  const { requiresReplace } = await tenant.plan(profile, declare('Own', { platform: 'macOS' }), managed);

  expect(tenant.bodiesOf('POST').at(-1)).toEqual({
    '@odata.type': '#microsoft.graph.appleEnrollmentProfileAssignment',
    target: { '@odata.type': '#microsoft.graph.allLicensedUsersAssignmentTarget' },
  });
  expect(requiresReplace).toEqual([['platform']]);
});
