import { Testing } from '../../constructs/cdk.js';
import {
  AndroidEnrollment,
  AppleEnrollment,
  CompanyPortal,
  DeviceRetention,
  EnrollmentLimits,
  IntuneTenant,
  MdmAuthority,
  PlatformRestrictions,
  WindowsEnrollment,
} from '../../constructs/index.js';

const pushCertificate = { appleIdentifier: 'mdm@contoso.com' };

/** Objects that a tenant has only one of, each added as a construct with the given name. */
const singles: readonly (readonly [string, (tenant: IntuneTenant, id: string) => void])[] = [
  ['an authority', (tenant, id) => new MdmAuthority(tenant, id, { desired: 'intune' })],
  ['a default limit', (tenant, id) => new EnrollmentLimits(tenant, id, { default: 5 })],
  [
    'default restrictions',
    (tenant, id) => new PlatformRestrictions(tenant, id, { default: { windows: { personal: 'block' } } }),
  ],
  [
    'a default status page',
    (tenant, id) => new WindowsEnrollment(tenant, id, { statusPages: { default: { showInstallationProgress: true } } }),
  ],
  [
    'a default Hello configuration',
    (tenant, id) => new WindowsEnrollment(tenant, id, { helloForBusiness: { default: { state: 'enabled' } } }),
  ],
  [
    'an MDM user scope',
    (tenant, id) => new WindowsEnrollment(tenant, id, { automaticEnrollment: { mdmUserScope: { appliesTo: 'none' } } }),
  ],
  ['a default branding', (tenant, id) => new CompanyPortal(tenant, id, { default: { displayName: 'Contoso' } })],
  ['a push certificate', (tenant, id) => new AppleEnrollment(tenant, id, { pushCertificate })],
  [
    'an ADE token',
    (tenant, id) =>
      new AppleEnrollment(tenant, id, {
        ...(id === 'one' && { pushCertificate }),
        automatedDeviceEnrollment: [
          { tokenName: 'Contoso', profiles: { ios: [{ displayName: 'A' }] }, defaultProfiles: { ios: 'A' } },
        ],
      }),
  ],
  [
    'a binding to managed Google Play',
    (tenant, id) => new AndroidEnrollment(tenant, id, { managedGooglePlay: { bound: true } }),
  ],
  [
    'a cleanup rule for a platform',
    (tenant, id) => new DeviceRetention(tenant, id, { cleanupRules: [{ platform: 'ios', inactiveDays: 30 }] }),
  ],
];

/** Errors of a tenant with a construct under each of these names. */
function errorsWith(add: (tenant: IntuneTenant, id: string) => void, ids: readonly string[]): readonly string[] {
  const tenant = new IntuneTenant(Testing.app(), 'contoso', { tenantId: '3f2504e0-4f89-41d3-9a0c-0305e82c3301' });
  for (const id of ids) add(tenant, id);
  return tenant.diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code);
}

test.each(singles)(
  '%s in two constructs conflicts at one Terraform address, and in one construct is accepted',
  (_what, add) => {
    expect(errorsWith(add, ['one'])).toEqual([]);
    expect(errorsWith(add, ['one', 'two'])).toContain('INT1290');
  },
);
