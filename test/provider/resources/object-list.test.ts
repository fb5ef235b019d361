import { roleScopeTag } from '../../../provider/resources/access/role-scope-tag.js';
import { brandingProfile } from '../../../provider/resources/company-portal/branding-profile.js';
import { objectList } from '../../../provider/resources/names/object-list.js';
import { deviceEnrollmentLimit } from '../../../provider/resources/restrictions/device-enrollment-limit.js';
import { idOf, startTenant } from '../../support/tenant.js';

test('lists the objects of one kind by name, without built-in ones', async () => {
  await using tenant = await startTenant();
  const b = idOf(await tenant.manage(deviceEnrollmentLimit, { displayName: 'B', limit: 3 }));
  const a = idOf(await tenant.manage(deviceEnrollmentLimit, { displayName: 'A', limit: 4 }));
  const tag = idOf(await tenant.manage(roleScopeTag, { displayName: 'Berlin' }));
  const profile = idOf(await tenant.manage(brandingProfile, { profileName: 'Subsidiary' }));
  const listOf = async (type: string): Promise<unknown> => (await tenant.readData(objectList, { type })).state?.objects;

  expect(await listOf('intune_device_enrollment_limit')).toEqual([
    { id: a, displayName: 'A' },
    { id: b, displayName: 'B' },
  ]);
  expect(await listOf('intune_role_scope_tag')).toEqual([{ id: tag, displayName: 'Berlin' }]);
  expect(await listOf('intune_branding_profile')).toEqual([{ id: profile, displayName: 'Subsidiary' }]);
  expect(await listOf('intune_windows_autopilot_deployment_profile')).toEqual([]);
});

test.each(objectList.attributes.type?.kind === 'string' ? (objectList.attributes.type.oneOf ?? []) : [])(
  'lists %s, and shares the list with the resources of the kind',
  async (type) => {
    await using tenant = await startTenant();

    const first = await tenant.readData(objectList, { type });
    await tenant.readData(objectList, { type });

    expect(first.diagnostics).toEqual([]);
    expect(first.state?.objects).toEqual(expect.any(Array));
    expect(tenant.requests()).toHaveLength(1);
  },
);

test('reports what could not be read, and never that there is nothing', async () => {
  await using tenant = await startTenant();
  tenant.emulator.addFault({ match: { path: 'deviceCategories' }, then: { status: 403 } });

  const { state, diagnostics } = await tenant.readData(objectList, { type: 'intune_device_category' });

  expect(state).toBeNull();
  expect(diagnostics.map(({ severity }) => severity)).toEqual(['error']);
});
