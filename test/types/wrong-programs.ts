/**
 * Invalid programs, each after a comment with its number and problem. `types.test.ts` compiles them and expects an
 * error in each; they are not part of the project that `npm run types` checks.
 */
import { Testing } from '../../constructs/cdk.js';
import {
  AndroidEnrollment,
  AppleEnrollment,
  DeviceRetention,
  EnrollmentNotifications,
  IntuneTenant,
  MdmAuthority,
  PlatformRestrictions,
  WindowsEnrollment,
} from '../../constructs/index.js';

const app = Testing.app();
const tenantId = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
const everyone = [{ allUsers: true }] as const;
const tenant = new IntuneTenant(app, 'contoso', { tenantId, authority: { desired: 'intune' } });

// 1. a transition without all consequences
new MdmAuthority(tenant, 'p', {
  desired: 'intune',
  transition: { from: 'office365', acknowledge: ['irreversible'] },
});
// 2. a transition to an authority that code cannot reach
new MdmAuthority(tenant, 'p', { desired: 'office365', transition: { from: 'none', acknowledge: [] } });
// 3. a transition from the authority that is desired
new MdmAuthority(tenant, 'p', { desired: 'intune', transition: { from: 'intune', acknowledge: [] } });
// 4. a consequence that does not exist
new MdmAuthority(tenant, 'p', { desired: 'intune', transition: { from: 'none', acknowledge: ['anything'] } });
// 5. an authority as Graph spells it
new MdmAuthority(tenant, 'p', { desired: 'sccm' });
// 6. enrollment under another authority
new IntuneTenant(app, 'p', { tenantId, authority: { desired: 'office365' }, enrollment: { limits: { default: 5 } } });
// 7. a user scope of selected groups that names none
new WindowsEnrollment(tenant, 'p', { automaticEnrollment: { mdmUserScope: { appliesTo: 'selected' } } });
// 8. a user scope of everyone that names groups
new WindowsEnrollment(tenant, 'p', { automaticEnrollment: { mdmUserScope: { appliesTo: 'all', groups: ['Pilots'] } } });
// 9. a user scope of no one that names groups
new WindowsEnrollment(tenant, 'p', {
  automaticEnrollment: { mamUserScope: { appliesTo: 'none', groups: ['Pilots'] } },
});
// 10. groups of a user scope as one text
new WindowsEnrollment(tenant, 'p', { automaticEnrollment: { mdmUserScope: { groups: 'Pilots' } } });
// 11. an assignment with two targets
new WindowsEnrollment(tenant, 'p', {
  helloForBusiness: { custom: [{ displayName: 'A', assignments: [{ group: 'Pilots', allUsers: true }] }] },
});
// 12. an assignment without a target
new WindowsEnrollment(tenant, 'p', { helloForBusiness: { custom: [{ displayName: 'A', assignments: [{}] }] } });
// 13. a filter without a target
new WindowsEnrollment(tenant, 'p', {
  statusPages: { custom: [{ displayName: 'A', assignments: [{ filter: { include: 'F' } }] }] },
});
// 14. a filter that includes and excludes
new WindowsEnrollment(tenant, 'p', {
  statusPages: {
    custom: [{ displayName: 'A', assignments: [{ allUsers: true, filter: { include: 'F', exclude: 'G' } }] }],
  },
});
// 15. a target of devices for a profile of users
new AppleEnrollment(tenant, 'p', {
  userInitiated: [
    { displayName: 'A', platform: 'iOS', defaultEnrollmentType: 'user', assignments: [{ allDevices: true }] },
  ],
});
// 16. a cap as a share and as a count
new DeviceRetention(tenant, 'p', { cleanupRules: [], maxAffected: { percent: 5, count: 10 } });
// 17. a cap of nothing
new DeviceRetention(tenant, 'p', { cleanupRules: [], maxAffected: {} });
// 18. a cleanup rule without days
new DeviceRetention(tenant, 'p', { cleanupRules: [{ platform: 'ios' }] });
// 19. a platform that Graph does not have
new DeviceRetention(tenant, 'p', { cleanupRules: [{ platform: 'linux', inactiveDays: 90 }] });
// 20. manufacturers of iPhones
new PlatformRestrictions(tenant, 'p', { default: { ios: { blockedManufacturers: ['Acme'] } } });
// 21. a version of macOS
new PlatformRestrictions(tenant, 'p', { default: { macOS: { osMinimumVersion: '14.0' } } });
// 22. manufacturers of Windows devices in a custom restriction
new PlatformRestrictions(tenant, 'p', {
  custom: [{ displayName: 'A', platformType: 'windows', blockedManufacturers: ['Acme'], assignments: everyone }],
});
// 23. a version of a Mac in a custom restriction
new PlatformRestrictions(tenant, 'p', {
  custom: [{ displayName: 'A', platformType: 'mac', osMinimumVersion: '14.0', assignments: everyone }],
});
// 24. a filter on Android
new PlatformRestrictions(tenant, 'p', {
  custom: [{ displayName: 'A', platformType: 'android', assignments: [{ allUsers: true, filter: { include: 'F' } }] }],
});
// 25. a version that is none
new PlatformRestrictions(tenant, 'p', { default: { ios: { osMinimumVersion: '17.x' } } });
// 26. a version of iOS with four parts
new PlatformRestrictions(tenant, 'p', { default: { ios: { osMinimumVersion: '17.0.1.2' } } });
// 27. the name of a domain as the tenant id
new IntuneTenant(app, 'p', { tenantId: 'contoso.onmicrosoft.com' });
// 28. no tenant id
new IntuneTenant(app, 'p', { authority: { desired: 'intune' } });
// 29. a push certificate without its serial number
new AppleEnrollment(tenant, 'p', {
  pushCertificate: { appleIdentifier: 'mdm@contoso.com', certificateFile: 'apns.pem' },
});
// 30. a token file without the Apple ID
new AppleEnrollment(tenant, 'p', {
  automatedDeviceEnrollment: [{ tokenName: 'A', tokenFile: 'a.p7m', tokenVersion: '1' }],
});
// 31. a password file without a version
new AppleEnrollment(tenant, 'p', {
  automatedDeviceEnrollment: [
    {
      tokenName: 'A',
      profiles: { macOS: [{ displayName: 'A', adminAccountUserName: 'a', adminAccountPasswordFile: 'a.txt' }] },
    },
  ],
});
// 32. a token type that does not go with the mode
new AndroidEnrollment(tenant, 'p', {
  corporateProfiles: [
    { displayName: 'A', enrollmentMode: 'corporateOwnedDedicatedDevice', enrollmentTokenType: 'deviceStaging' },
  ],
});
// 33. groups of an enrollment that is for all
new AndroidEnrollment(tenant, 'p', { managedGooglePlay: { enrollmentTarget: 'all', targetGroupIds: ['Pilots'] } });
// 34. unbinding without a transition
new AndroidEnrollment(tenant, 'p', { managedGooglePlay: { bound: false } });
// 35. a notification that sends nothing
new EnrollmentNotifications(tenant, 'p', {
  notifications: [{ displayName: 'A', platformType: 'ios', assignments: everyone }],
});
// 36. a mistyped key
new WindowsEnrollment(tenant, 'p', { statusPages: { default: { showInstalationProgress: true } } });
// 37. a number out of range
new DeviceRetention(tenant, 'p', { cleanupRules: [{ platform: 'ios', inactiveDays: 400 }] });
// 38. an identifier that is not of its type
new IntuneTenant(app, 'p', {
  tenantId,
  enrollment: { corporateIdentifiers: [{ importedDeviceIdentityType: 'imei', importedDeviceIdentifier: 'A1' }] },
});
// 39. Apple enrollment without a push certificate
new IntuneTenant(app, 'p', {
  tenantId,
  enrollment: { apple: { userInitiated: [{ displayName: 'A', platform: 'iOS', defaultEnrollmentType: 'user' }] } },
});
// 40. a least version above the greatest
new PlatformRestrictions(tenant, 'p', { default: { ios: { osMinimumVersion: '18.0', osMaximumVersion: '17.0' } } });
// 41. an exception of two properties
new DeviceRetention(tenant, 'p', {
  cleanupRules: [],
  maxAffected: { count: 1, exceptions: [{ deviceName: 'A', group: 'B' }] },
});
// 42. an exception of nothing
new DeviceRetention(tenant, 'p', { cleanupRules: [], maxAffected: { count: 1, exceptions: [{}] } });
// 43. a bound of a consequence that has none
new MdmAuthority(tenant, 'p', {
  desired: 'intune',
  transition: { from: 'office365', acknowledge: ['coexistence', { irreversible: { devices: 5 } }] },
});
