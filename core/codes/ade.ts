import type { CodeTable } from './code.js';

/** Automated Device Enrollment: profiles of a token, and which one is the default. */
export const adeCodes = {
  INT1510: {
    title: 'Enrollment of these Macs must be mandatory',
    cause:
      'An ADE profile for macOS lets users skip enrollment, although the Mac has no user affinity or completes Setup Assistant automatically. Graph rejects this combination.',
    remedy: 'Remove `isMandatory`, or set it to true.',
  },
  INT1511: {
    title: 'Two sign-in methods in the Setup Assistant of a Mac',
    cause:
      'An ADE profile for macOS has both web sign-in (`configurationWebUrl`) and Platform SSO. Graph rejects this combination.',
    remedy: 'Keep one of the two.',
  },
  INT1512: {
    title: 'A VPP token has no effect without Company Portal authentication',
    cause:
      'An ADE profile for iOS has `companyPortalVppTokenId` without `enableAuthenticationViaCompanyPortal`. Graph rejects this combination.',
    remedy: 'Set `enableAuthenticationViaCompanyPortal`, or remove the token.',
  },
  INT1513: {
    title: 'Single-app mode lacks required settings',
    cause:
      'An ADE profile for iOS locks devices to Company Portal without `enableAuthenticationViaCompanyPortal` and `companyPortalVppTokenId`. Graph rejects this combination.',
    remedy: 'Set both, or remove single-app mode.',
  },
  INT1514: {
    title: 'A local administrator without an account name',
    cause:
      'An ADE profile for macOS has a password, a full name or password rotation for a local administrator, but no `adminAccountUserName`. The account does not exist without it.',
    remedy: 'Declare `adminAccountUserName`, or remove the other settings.',
  },
  INT1515: {
    title: 'Pairing requires a certificate',
    cause: 'An ADE profile for iOS allows pairing with computers that have a certificate, but lists no certificates.',
    remedy: 'Add the certificates to `managementCertificates`, or set `iTunesPairingMode` to `disallow`.',
  },
  INT1516: {
    title: 'Two ADE tokens have the same name',
    cause: 'Names identify tokens in reports and in the state. They are not case-sensitive.',
    remedy: 'Rename one of them, or give one a `logicalId`.',
  },
  INT1517: {
    title: 'Two ADE profiles of a token have the same name',
    cause:
      'Names identify the profiles of a token and platform, and select the default profile. They are not case-sensitive.',
    remedy: 'Rename one of them, or give one a `logicalId`.',
  },
  INT1518: {
    title: 'The default ADE profile is not declared',
    cause: '`defaultProfiles` names a profile that is not in the `profiles` of the token for that platform.',
    remedy: 'Use the name of a declared profile, or declare the profile.',
  },
  INT1519: {
    title: 'A declared file cannot be uploaded',
    cause:
      '`tokenFile` requires `appleIdentifier`, which Graph needs for the upload, and `tokenVersion`, which triggers it. `adminAccountPasswordFile` requires `adminAccountPasswordVersion`.',
    remedy: 'Add the keys that the message names.',
  },
  INT1520: {
    title: 'No default ADE profile',
    cause:
      'A token has profiles for a platform, but no default profile. A device without a profile of its own cannot enroll.',
    remedy:
      'Set one of the profiles in `defaultProfiles`. None, if you assign a profile to each device in the admin center.',
  },
  INT2110: {
    title: 'A default object changes',
    cause: 'The tenant has another default object now; the message names both.',
    remedy: 'Nothing if that is meant.',
  },
  INT2111: {
    title: 'Two defaults',
    cause: 'Two resources choose different default objects for the same place, which has one.',
    remedy: 'Remove one of the two.',
  },
  INT2112: {
    title: 'The object cannot be the default there',
    cause: 'The chosen object is of another kind, for example an ADE profile for Macs as the default of iPhones.',
    remedy: 'Choose an object of the right kind.',
  },
  INT2113: {
    title: 'The chosen object is not in the tenant',
    cause:
      'The tenant does not show an object with the id. One that was created moments ago may take a minute to appear, for which apply waits; a wrong id fails there.',
    remedy: 'Refer to the resource instead of writing its id.',
  },
  INT2114: {
    title: 'The default was set and does not show',
    cause: 'Graph accepted the choice, and the tenant still shows another one; perhaps someone else chooses too.',
    remedy: 'Wait some minutes and plan again.',
  },
} as const satisfies CodeTable;
