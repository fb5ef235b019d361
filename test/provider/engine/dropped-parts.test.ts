import { defaultDeviceEnrollmentPlatformRestrictions as restrictions } from '../../../provider/resources/restrictions/default-device-enrollment-platform-restrictions.js';
import { startTenant } from '../../support/tenant.js';

const blocked = { platformBlocked: true, personalDeviceEnrollmentBlocked: true };
const ios = { iosRestriction: { platformBlocked: false, personalDeviceEnrollmentBlocked: true } };

test('a removed part of a default object is restored, visibly and once', async () => {
  await using tenant = await startTenant();
  const both = await tenant.apply(restrictions, { ...ios, macOSRestriction: blocked });
  const managed = { state: both.state ?? {}, private: both.private };

  const plan = await tenant.plan(restrictions, ios, managed);
  const applied = await tenant.apply(restrictions, ios, managed);
  const next = await tenant.plan(restrictions, ios, { state: applied.state ?? {}, private: applied.private });

  const warnings = plan.diagnostics.filter(({ code }) => code === 'INT2162');
  expect(warnings).toMatchObject([{ severity: 'warning', where: { path: ['macOSRestriction'] } }]);
  expect(plan.planned?.macOSRestriction).toMatchObject({ platformBlocked: false });
  expect(applied.state?.macOSRestriction).toMatchObject({ platformBlocked: false });
  expect(next.planned).toEqual(applied.state);
  expect(next.diagnostics).toEqual([]);
});

test('if the original value of a part is unknown, the plan reports that it is no longer managed', async () => {
  await using tenant = await startTenant();
  const { state, private: remembered } = await tenant.apply(restrictions, { ...ios, macOSRestriction: blocked });
  const { original: _original, ...without } = remembered;

  const plan = await tenant.plan(restrictions, ios, { state: state ?? {}, private: without });

  expect(plan.diagnostics).toMatchObject([{ code: 'INT2162', where: { path: ['macOSRestriction'] } }]);
  expect(plan.planned?.macOSRestriction).toMatchObject({ platformBlocked: true });
});
