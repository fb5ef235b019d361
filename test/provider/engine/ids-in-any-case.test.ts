import { importResource } from '../../../provider/engine/index.js';
import { defaultDepEnrollmentProfile as choice } from '../../../provider/resources/apple/default-dep-enrollment-profile.js';
import { depIosEnrollmentProfile as profile } from '../../../provider/resources/apple/dep-ios-enrollment-profile.js';
import { depOnboardingSetting as token } from '../../../provider/resources/apple/dep-onboarding-setting.js';
import { deviceEnrollmentLimit as limit } from '../../../provider/resources/restrictions/device-enrollment-limit.js';
import { deviceEnrollmentLimitOrder as order } from '../../../provider/resources/restrictions/device-enrollment-limit-order.js';
import { idOf, startTenant } from '../../support/tenant.js';

test('an object whose parent id was imported in upper case is not replaced', async () => {
  await using tenant = await startTenant();
  const depOnboardingSettingId = idOf(await tenant.manage(token, { tokenName: 'Contoso' }));
  const config = { depOnboardingSettingId, displayName: 'Staff' };
  const id = idOf(await tenant.manage(profile, config));

  const imported = await importResource(profile, `${depOnboardingSettingId}/${id}`.toUpperCase(), tenant.context);
  const { state, private: remembered } = imported;
  const planned = state && (await tenant.plan(profile, config, { state, private: remembered }));

  expect(planned?.requiresReplace).toEqual([]);
  expect(planned?.planned).toMatchObject({ id: expect.stringMatching(new RegExp(`^${id}$`, 'iu')) as string });
});

test('an id declared in upper case is applied at once, and the next plan is empty', async () => {
  await using tenant = await startTenant();
  const depOnboardingSettingId = idOf(await tenant.manage(token, { tokenName: 'Contoso' }));
  const made = idOf(await tenant.manage(profile, { depOnboardingSettingId, displayName: 'Staff' }));
  const config = { depOnboardingSettingId, platform: 'iOS', enrollmentProfileId: made.toUpperCase() };

  const managed = await tenant.manage(choice, config);
  tenant.restart();
  const { state } = await tenant.read(choice, managed);

  expect(state).toEqual(managed.state);
  expect((await tenant.plan(choice, config, managed)).planned).toEqual(managed.state);
});

test('an order in upper case is the same order', async () => {
  await using tenant = await startTenant();
  const ids = [
    idOf(await tenant.manage(limit, { displayName: 'A', limit: 3 })),
    idOf(await tenant.manage(limit, { displayName: 'B', limit: 3 })),
  ];
  const managed = await tenant.manage(order, { ids });
  const config = { ids: ids.map((id) => id.toUpperCase()) };

  expect((await tenant.plan(order, config, managed)).planned).toEqual(managed.state);
});
