import { type Android, AndroidEnrollment } from '../../constructs/index.js';
import type { loose } from '../../schemas/index.js';
import { codesOf, synthesize, tenantWith } from './synthesize.js';

const authority = { desired: 'intune' } as const;
const dedicated = { displayName: 'Warehouse scanners', enrollmentMode: 'corporateOwnedDedicatedDevice' } as const;

const bindings = 'intune_android_managed_store_account_enterprise_settings';
const profiles = 'intune_android_device_owner_enrollment_profile';

test('asserts the binding before all profiles, and both after the authority', () => {
  const android = {
    managedGooglePlay: { bound: true, enrollmentTarget: 'all' },
    corporateProfiles: [dedicated],
  } as const;

  const { resource } = synthesize(tenantWith({ authority, enrollment: { android } }));

  expect(resource?.[bindings]).toEqual({
    'managed-google-play': {
      bind_status: 'bound',
      enrollment_target: 'all',
      depends_on: ['intune_mdm_authority.authority'],
    },
  });
  expect(resource?.[profiles]).toEqual({
    'warehouse-scanners': {
      display_name: 'Warehouse scanners',
      enrollment_mode: 'corporateOwnedDedicatedDevice',
      configure_wifi: false,
      depends_on: [`${bindings}.managed-google-play`, 'intune_mdm_authority.authority'],
    },
  });
});

test('does not manage the binding if only its settings are declared', () => {
  const android = { managedGooglePlay: { androidDeviceOwnerFullyManagedEnrollmentEnabled: true } };

  const { resource } = synthesize(tenantWith({ authority, enrollment: { android } }));

  expect(resource?.[bindings]?.['managed-google-play']).toMatchObject({
    android_device_owner_fully_managed_enrollment_enabled: true,
  });
  expect(resource?.[bindings]?.['managed-google-play']).not.toHaveProperty('bind_status');
});

test.each([
  [{}, false],
  [{ wifiSsid: 'Staging' }, true],
  [{ wifiSsid: 'Staging', configureWifi: false }, false],
])('puts devices on a Wi-Fi network only where one is declared: %j', (wifi, configured) => {
  const android = { managedGooglePlay: { bound: true as const }, corporateProfiles: [{ ...dedicated, ...wifi }] };

  const { resource } = synthesize(tenantWith({ authority, enrollment: { android } }));

  expect(resource?.[profiles]?.['warehouse-scanners']?.configure_wifi).toBe(configured);
});

test('accepts on the resource a secret that a declaration cannot contain', () => {
  const tenant = tenantWith({ authority });
  const android = new AndroidEnrollment(tenant, 'android', {
    managedGooglePlay: { bound: true },
    corporateProfiles: [{ ...dedicated, wifiSsid: 'Staging' }],
  });
  const profile = android.corporateProfiles.get('Warehouse scanners');
  if (profile) Object.assign(profile, { wifiPassword: '${var.wifi}', wifiPasswordVersion: 1 });

  expect(synthesize(tenant).resource?.[profiles]?.['warehouse-scanners']).toMatchObject({
    wifi_password: '${var.wifi}',
    wifi_password_version: 1,
  });
});

test.each<[string, loose.Android]>([
  ['INT1230', { corporateProfiles: [dedicated] }],
  ['INT1231', { managedGooglePlay: { bound: true, targetGroupIds: ['11111111-2222-4333-8444-555555555555'] } }],
  [
    'INT1232',
    {
      managedGooglePlay: { bound: true },
      corporateProfiles: [dedicated, { ...dedicated, displayName: 'WAREHOUSE SCANNERS' }],
    },
  ],
  [
    'INT1233',
    { managedGooglePlay: { bound: true }, corporateProfiles: [{ ...dedicated, enrollmentTokenType: 'deviceStaging' }] },
  ],
  ['INT1234', { managedGooglePlay: { bound: true, enrollmentTarget: 'targeted' } }],
])('reports %s of a construct as of a declaration', (code, props) => {
  const declared = tenantWith({ authority, enrollment: { android: props } });
  const constructed = tenantWith({ authority });
  new AndroidEnrollment(constructed, 'android', props as Android);

  expect(codesOf(declared)).toContain(code);
  expect(codesOf(constructed)).toContain(code);
});

test('checks the profiles of one construct against the binding of another', () => {
  const tenant = tenantWith({ authority });
  new AndroidEnrollment(tenant, 'binding', { managedGooglePlay: { bound: true } });
  new AndroidEnrollment(tenant, 'profiles', { corporateProfiles: [dedicated] });

  expect(codesOf(tenant)).toEqual([]);
});
