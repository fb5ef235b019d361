/** Programs that are right, near those that are wrong: `npm run types` compiles them with the project. */
import { Testing } from '../../constructs/cdk.js';
import {
  AndroidEnrollment,
  AppleEnrollment,
  type Authority,
  DeviceRetention,
  EnrollmentNotifications,
  guid,
  IntuneTenant,
  MdmAuthority,
  PlatformRestrictions,
  version,
  WindowsEnrollment,
} from '../../constructs/index.js';

/** Not run: only their types count. */
export function rightPrograms(env: Readonly<Record<string, string | undefined>>, desired: Authority['desired']): void {
  const app = Testing.app();
  const tenantId = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
  const everyone = [{ allUsers: true }] as const;
  const acknowledge = ['irreversible', 'apns-required', 'coexistence'] as const;
  const tenant = new IntuneTenant(app, 'a', { tenantId: guid(env.ARM_TENANT_ID), authority: { desired: 'intune' } });
  new IntuneTenant(app, 'b', { tenantId: '${var.tenant_id}', enrollment: { limits: { default: 5 } } });
  new IntuneTenant(app, 'c', { tenantId, authority: { desired: 'office365' }, retention: { cleanupRules: [] } });
  new IntuneTenant(app, 'd', { tenantId, authority: { desired } });
  new MdmAuthority(tenant, 'a', { desired: 'intune', transition: { from: 'office365', acknowledge } });
  new MdmAuthority(tenant, 'b', { desired: 'intune', transition: { from: 'none', acknowledge: [] } });
  // What is acknowledged without need is a warning.
  new MdmAuthority(tenant, 'c', {
    desired: 'intune',
    transition: { from: 'office365', acknowledge: [...acknowledge, 'policies-ready'] },
  });
  new WindowsEnrollment(tenant, 'a', {
    automaticEnrollment: { mdmUserScope: { groups: ['Pilots'] }, mamUserScope: { appliesTo: 'none' } },
  });
  new WindowsEnrollment(tenant, 'b', {
    automaticEnrollment: {
      mdmUserScope: { appliesTo: 'selected', groups: ['Pilots'], termsOfUseUrl: 'https://contoso.com' },
    },
    statusPages: { custom: [{ displayName: 'A', assignments: [{ group: 'Pilots', filter: { include: 'F' } }] }] },
    helloForBusiness: {
      custom: [{ displayName: 'A', assignments: [{ excludeGroup: 'Pilots' }, { allDevices: true }] }],
    },
  });
  new DeviceRetention(tenant, 'a', {
    cleanupRules: [{ platform: 'ios', inactiveDays: 90 }],
    maxAffected: { percent: 5 },
  });
  new MdmAuthority(tenant, 'bounded', {
    desired: 'intune',
    transition: {
      from: 'office365',
      acknowledge: ['irreversible', { 'apns-required': { devices: 500 } }, { coexistence: { devices: 900 } }],
    },
  });
  new DeviceRetention(tenant, 'c', {
    cleanupRules: [],
    maxAffected: { percent: 5, exceptions: [{ deviceName: 'KIOSK-*' }, { group: 'Loaners' }, { scopeTag: '3' }] },
  });
  new DeviceRetention(tenant, 'b', { cleanupRules: [], maxAffected: { count: 0, within: '30d' } });
  new PlatformRestrictions(tenant, 'a', {
    default: {
      ios: { osMinimumVersion: '17', osMaximumVersion: version(env.IOS) },
      android: { osMinimumVersion: '9.0.0.1', blockedManufacturers: ['Acme'] },
      windows: { osMinimumVersion: '10.0.19045.0', personal: 'allow' },
      macOS: { platform: 'block' },
    },
    custom: [
      { displayName: 'A', platformType: 'windows', osMinimumVersion: '${var.least}', assignments: everyone },
      { displayName: 'B', platformType: 'ios', assignments: [{ group: 'A', filter: { exclude: 'F' } }] },
      { displayName: 'C', platformType: 'android', blockedManufacturers: ['Acme'], assignments: everyone },
      { displayName: 'D', platformType: 'mac', assignments: everyone },
    ],
  });
  new AppleEnrollment(tenant, 'a', {
    pushCertificate: {
      appleIdentifier: 'mdm@contoso.com',
      certificateFile: 'apns.pem',
      certificateSerialNumber: '2F4CA42D0F1B1B61',
    },
    automatedDeviceEnrollment: [
      { tokenName: 'A', appleIdentifier: 'ade@contoso.com', tokenFile: 'a.p7m', tokenVersion: '1' },
      { tokenName: 'B', profiles: { ios: [{ displayName: 'A' }] }, defaultProfiles: { ios: 'A' } },
    ],
  });
  new AndroidEnrollment(tenant, 'a', {
    managedGooglePlay: { bound: true, enrollmentTarget: 'targeted', targetGroupIds: ['Pilots'] },
    corporateProfiles: [
      { displayName: 'A', enrollmentMode: 'corporateOwnedFullyManaged', enrollmentTokenType: 'deviceStaging' },
      { displayName: 'B', enrollmentMode: 'corporateOwnedAOSPUserlessDevice' },
    ],
  });
  new AndroidEnrollment(tenant, 'b', {
    managedGooglePlay: {
      bound: false,
      transition: { from: 'bound', acknowledge: ['devices-unenrolled', 'binding-removed'] },
    },
  });
  new EnrollmentNotifications(tenant, 'a', {
    notifications: [
      {
        displayName: 'A',
        platformType: 'ios',
        email: { localizedNotificationMessages: [{ locale: 'en-us', subject: 'A', messageTemplate: 'B' }] },
        assignments: everyone,
      },
    ],
  });
}
