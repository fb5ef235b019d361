import { unknown } from '../../../core/index.js';
import { defaultDepEnrollmentProfile as choice } from '../../../provider/resources/apple/default-dep-enrollment-profile.js';
import { depIosEnrollmentProfile as ios } from '../../../provider/resources/apple/dep-ios-enrollment-profile.js';
import { depMacosEnrollmentProfile as macOs } from '../../../provider/resources/apple/dep-macos-enrollment-profile.js';
import { depOnboardingSetting as token } from '../../../provider/resources/apple/dep-onboarding-setting.js';
import { depVisionosEnrollmentPolicy as visionOs } from '../../../provider/resources/apple/dep-visionos-enrollment-policy.js';
import { idOf, startTenant, type TestTenant } from '../../support/tenant.js';

interface Scene {
  readonly depOnboardingSettingId: string;
  readonly staff: string;
  readonly classes: string;
  readonly mac: string;
  /** Posts to the action, by hand. */
  readonly chooseByHand: (id: string) => Promise<void>;
}

/** A token with two profiles for iOS and one for macOS; the client has forgotten them. */
async function scene(tenant: TestTenant): Promise<Scene> {
  const depOnboardingSettingId = idOf(await tenant.manage(token, { tokenName: 'Contoso' }));
  const make = async (definition: typeof ios, displayName: string): Promise<string> =>
    idOf(await tenant.manage(definition, { depOnboardingSettingId, displayName }));
  const made = { staff: await make(ios, 'Staff'), classes: await make(ios, 'Classes'), mac: await make(macOs, 'Macs') };
  tenant.restart();
  tenant.requests();
  const path = `/beta/deviceManagement/depOnboardingSettings/${depOnboardingSettingId}/enrollmentProfiles`;
  return {
    depOnboardingSettingId,
    ...made,
    chooseByHand: async (id) => {
      expect((await tenant.handle.request('POST', `${path}/${id}/setDefaultProfile`)).status).toBe(204);
    },
  };
}

const setDefaults = (tenant: TestTenant): number =>
  tenant.requests().filter(({ method, path }) => method === 'POST' && path.endsWith('/setDefaultProfile')).length;

test('sets the default of one platform, and keeps that of the other', async () => {
  await using tenant = await startTenant();
  const { depOnboardingSettingId, staff, mac, chooseByHand } = await scene(tenant);
  await chooseByHand(mac);

  const phones = await tenant.manage(choice, { depOnboardingSettingId, platform: 'iOS', enrollmentProfileId: staff });
  const macs = await tenant.manage(choice, { depOnboardingSettingId, platform: 'macOS', enrollmentProfileId: mac });

  expect(phones.state).toEqual({ id: 'iOS', depOnboardingSettingId, platform: 'iOS', enrollmentProfileId: staff });
  expect(macs.state.enrollmentProfileId).toBe(mac);
  expect(setDefaults(tenant)).toBe(1);
});

test('sends nothing if the profile is already the default', async () => {
  await using tenant = await startTenant();
  const { depOnboardingSettingId, staff, chooseByHand } = await scene(tenant);
  await chooseByHand(staff);
  tenant.requests();

  await tenant.manage(choice, { depOnboardingSettingId, platform: 'iOS', enrollmentProfileId: staff });

  expect(setDefaults(tenant)).toBe(0);
});

test('tolerates a minute in which Graph does not find a new profile', async () => {
  await using tenant = await startTenant();
  const { depOnboardingSettingId, staff } = await scene(tenant);
  tenant.emulator.addFault({
    match: { method: 'POST', path: '/setDefaultProfile' },
    times: 7,
    then: { status: 404 },
  });

  const { state } = await tenant.manage(choice, {
    depOnboardingSettingId,
    platform: 'iOS',
    enrollmentProfileId: staff,
  });

  expect(state.enrollmentProfileId).toBe(staff);
  expect(setDefaults(tenant)).toBe(8);
});

test('gives up on a profile that never appears, with Graph’s message', async () => {
  await using tenant = await startTenant();
  const { depOnboardingSettingId } = await scene(tenant);
  const gone = { depOnboardingSettingId, platform: 'iOS', enrollmentProfileId: `${depOnboardingSettingId}_gone` };

  const planned = await tenant.plan(choice, gone);
  const applied = await tenant.apply(choice, gone);

  expect(planned.diagnostics.map(({ severity, code }) => [severity, code])).toEqual([['warning', 'INT2113']]);
  expect(applied).toMatchObject({
    state: null,
    diagnostics: [{ severity: 'error', why: expect.stringContaining('404') as string }],
  });
});

test('tolerates a navigation that still leads to the old default', async () => {
  await using tenant = await startTenant();
  const { depOnboardingSettingId, staff, classes, chooseByHand } = await scene(tenant);
  await chooseByHand(staff);
  tenant.emulator.addFault({ match: { path: '/setDefaultProfile' }, times: 1, then: { staleReads: 3 } });

  const { state, diagnostics } = await tenant.apply(choice, {
    depOnboardingSettingId,
    platform: 'iOS',
    enrollmentProfileId: classes,
  });

  expect(diagnostics).toEqual([]);
  expect(state?.enrollmentProfileId).toBe(classes);
});

test('uses the state of the tenant if the answer was lost', async () => {
  await using tenant = await startTenant();
  const { depOnboardingSettingId, staff } = await scene(tenant);
  tenant.emulator.addFault({ match: { path: '/setDefaultProfile' }, times: 1, then: { lostAnswer: true } });

  await tenant.manage(choice, { depOnboardingSettingId, platform: 'iOS', enrollmentProfileId: staff });

  expect(setDefaults(tenant)).toBe(1);
});

test('fails if the choice never appears, and keeps the earlier one', async () => {
  await using tenant = await startTenant();
  const { depOnboardingSettingId, staff } = await scene(tenant);
  tenant.emulator.addFault({ match: { path: '/setDefaultProfile' }, times: 1, then: { staleReads: 99 } });

  const { state, diagnostics } = await tenant.apply(choice, {
    depOnboardingSettingId,
    platform: 'iOS',
    enrollmentProfileId: staff,
  });

  expect(diagnostics.map(({ code }) => code)).toEqual(['INT2114']);
  expect(state).toBeNull();
});

test('reports a choice by hand as drift, shows both in the plan, and restores it', async () => {
  await using tenant = await startTenant();
  const { depOnboardingSettingId, staff, classes, chooseByHand } = await scene(tenant);
  const declared = { depOnboardingSettingId, platform: 'iOS', enrollmentProfileId: staff };
  const managed = await tenant.manage(choice, declared);
  await chooseByHand(classes);
  tenant.restart();

  const read = await tenant.read(choice, managed);
  const state = read.state ?? {};
  const { diagnostics } = await tenant.plan(choice, declared, { state, private: read.private });
  const healed = await tenant.apply(choice, declared, { state, private: read.private });

  expect(state.enrollmentProfileId).toBe(classes);
  expect(diagnostics.map(({ code, why }) => [code, why])).toEqual([
    ['INT2110', `now "${classes}"; then "${staff}"`],
    [
      'INT2130',
      `enrollment_profile_id: declared "${staff}", the tenant has "${classes}"; intuneform last wrote the object at 2026-11-23T05:12:00.000Z`,
    ],
  ]);
  expect(healed.state?.enrollmentProfileId).toBe(staff);
});

test('is removed from the state if a platform no longer has a default', async () => {
  await using tenant = await startTenant();
  const { depOnboardingSettingId, staff } = await scene(tenant);
  const managed = await tenant.manage(choice, { depOnboardingSettingId, platform: 'iOS', enrollmentProfileId: staff });
  const path = `/beta/deviceManagement/depOnboardingSettings/${depOnboardingSettingId}/enrollmentProfiles/${staff}`;
  await tenant.handle.request('DELETE', path);
  tenant.restart();

  expect((await tenant.read(choice, managed)).state).toBeNull();
});

test('fails if two declarations choose differently for one platform', async () => {
  await using tenant = await startTenant();
  const { depOnboardingSettingId, staff, classes } = await scene(tenant);

  const first = await tenant.plan(choice, { depOnboardingSettingId, platform: 'iOS', enrollmentProfileId: staff });
  const second = await tenant.plan(choice, { depOnboardingSettingId, platform: 'iOS', enrollmentProfileId: classes });

  expect(first.diagnostics).toEqual([]);
  expect(second.diagnostics.map(({ code }) => code)).toEqual(['INT2111']);
});

test('fails if a profile for Macs is declared as the default of phones', async () => {
  await using tenant = await startTenant();
  const { depOnboardingSettingId, mac } = await scene(tenant);

  const plan = await tenant.plan(choice, { depOnboardingSettingId, platform: 'iOS', enrollmentProfileId: mac });

  expect(plan.diagnostics.map(({ code }) => code)).toEqual(['INT2112']);
});

/** A token with two policies for Apple Vision Pro. */
async function visionScene(tenant: TestTenant): Promise<{
  readonly place: { readonly depOnboardingSettingId: string; readonly platform: string };
  readonly staff: string;
  readonly design: string;
}> {
  const depOnboardingSettingId = idOf(await tenant.manage(token, { tokenName: 'Contoso' }));
  const own = { depOnboardingSettingId, supportDepartment: 'Service desk', supportPhoneNumber: '4711' };
  const staff = idOf(await tenant.manage(visionOs, { ...own, name: 'Staff' }));
  const design = idOf(await tenant.manage(visionOs, { ...own, name: 'Design' }));
  tenant.restart();
  tenant.requests();
  return { place: { depOnboardingSettingId, platform: 'visionOS' }, staff, design };
}

test('chooses a policy for Apple Vision Pro by the id that the collection of profiles has for it', async () => {
  await using tenant = await startTenant();
  const { place, staff, design } = await visionScene(tenant);

  const first = await tenant.manage(choice, { ...place, enrollmentProfileId: staff });
  const again = await tenant.plan(choice, { ...place, enrollmentProfileId: staff }, first);
  tenant.restart();
  const second = await tenant.manage(choice, { ...place, enrollmentProfileId: design }, first);

  const { depOnboardingSettingId: tokenId } = place;
  const posts = tenant.requests().filter(({ path }) => path.endsWith('/setDefaultProfile'));
  expect(posts.map(({ path }) => path)).toEqual(
    [staff, design].map(
      (id) =>
        `/deviceManagement/depOnboardingSettings/${tokenId}/enrollmentProfiles/${tokenId}_${id}/setDefaultProfile`,
    ),
  );
  expect(first.state).toEqual({ id: 'visionOS', ...place, enrollmentProfileId: staff });
  expect(again.diagnostics).toEqual([]);
  expect(second.state.enrollmentProfileId).toBe(design);
});

test('reports a policy that was chosen by hand as drift', async () => {
  await using tenant = await startTenant();
  const { place, staff, design } = await visionScene(tenant);
  const managed = await tenant.manage(choice, { ...place, enrollmentProfileId: staff });
  const { depOnboardingSettingId: tokenId } = place;
  const profiles = `/beta/deviceManagement/depOnboardingSettings/${tokenId}/enrollmentProfiles`;
  await tenant.handle.request('POST', `${profiles}/${tokenId}_${design}/setDefaultProfile`);
  tenant.restart();

  const read = await tenant.read(choice, managed);

  expect(read.state?.enrollmentProfileId).toBe(design);
});

test('warns if a policy is not in the tenant', async () => {
  await using tenant = await startTenant();
  const { place } = await visionScene(tenant);
  const missing = '99999999-8888-4777-8666-555555555555';

  const planned = await tenant.plan(choice, { ...place, enrollmentProfileId: missing });

  expect(planned.diagnostics.map(({ severity, code }) => [severity, code])).toEqual([['warning', 'INT2113']]);
});

test('reports nothing while the token or the profile is not created yet', async () => {
  await using tenant = await startTenant();
  const { depOnboardingSettingId } = await scene(tenant);

  const below = { platform: 'iOS', enrollmentProfileId: unknown };

  expect((await tenant.plan(choice, { ...below, depOnboardingSettingId })).diagnostics).toEqual([]);
  expect((await tenant.plan(choice, { ...below, depOnboardingSettingId: unknown })).diagnostics).toEqual([]);
});

test('keeps the choice on destroy, with a warning, because Graph cannot remove it', async () => {
  await using tenant = await startTenant();
  const { depOnboardingSettingId, staff } = await scene(tenant);
  const managed = await tenant.manage(choice, { depOnboardingSettingId, platform: 'iOS', enrollmentProfileId: staff });
  tenant.requests();

  const { state, diagnostics } = await tenant.destroy(choice, managed);

  expect(state).toBeNull();
  expect(diagnostics.map(({ severity, code }) => [severity, code])).toEqual([['warning', 'INT2009']]);
  expect(tenant.requests()).toEqual([]);
});
