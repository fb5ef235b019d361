import type { CodeTable } from './code.js';

/** Automated Device Enrollment: profiles of a token, and which one is the default. */
export const adeCodes = {
  INT1510: {
    title: 'The enrollment of these Macs has to be mandatory',
    cause:
      'An ADE profile for macOS lets users skip the enrollment although the Mac has no user, or goes through the Setup Assistant by itself. Graph refuses that.',
    remedy: 'Leave `isMandatory` out, or set it to true.',
  },
  INT1511: {
    title: 'Two ways to sign in during the setup of a Mac',
    cause:
      'An ADE profile for macOS has the web sign-in (`configurationWebUrl`) and Platform SSO together. Graph refuses that.',
    remedy: 'Keep one of the two.',
  },
  INT1512: {
    title: 'A VPP token for a Company Portal that is not used to authenticate',
    cause:
      'An ADE profile for iOS has `companyPortalVppTokenId` without `enableAuthenticationViaCompanyPortal`. Graph refuses that.',
    remedy: 'Set `enableAuthenticationViaCompanyPortal`, or remove the token.',
  },
  INT1513: {
    title: 'Single-app mode lacks what it needs',
    cause:
      'An ADE profile for iOS locks devices to the Company Portal without `enableAuthenticationViaCompanyPortal` and `companyPortalVppTokenId`. Graph refuses that.',
    remedy: 'Set both, or leave single-app mode out.',
  },
  INT1514: {
    title: 'A local administrator without an account name',
    cause:
      'An ADE profile for macOS has a password, a full name or a rotation for a local administrator, and no `adminAccountUserName`: there is no such account.',
    remedy: 'Declare `adminAccountUserName`, or remove the others.',
  },
  INT1515: {
    title: 'Pairing needs a certificate and there is none',
    cause: 'An ADE profile for iOS pairs with computers that have a certificate, and names no certificate.',
    remedy: 'Add the certificates to `managementCertificates`, or set `iTunesPairingMode` to `disallow`.',
  },
  INT1516: {
    title: 'Two ADE tokens have the same name',
    cause: 'The name tells them apart, in reports and in the state. Case does not count.',
    remedy: 'Rename one of them, or give one a `logicalId`.',
  },
  INT1517: {
    title: 'Two ADE profiles of a token have the same name',
    cause: 'The name tells the profiles of a token and platform apart, and names the default. Case does not count.',
    remedy: 'Rename one of them, or give one a `logicalId`.',
  },
  INT1518: {
    title: 'The default ADE profile is not declared',
    cause: '`defaultProfiles` names a profile that is not one of the token’s `profiles` of that platform.',
    remedy: 'Name one of them, or declare the profile.',
  },
  INT1519: {
    title: 'A file is declared that cannot be sent',
    cause:
      '`tokenFile` needs `appleIdentifier`, with which Graph takes it, and `tokenVersion`, whose change uploads it; `adminAccountPasswordFile` needs `adminAccountPasswordVersion`.',
    remedy: 'Add what the message names.',
  },
  INT1520: {
    title: 'No ADE profile is the default',
    cause:
      'A token has profiles for a platform and no default one. A device that nobody gives a profile in the admin center cannot enroll.',
    remedy: 'Name one of the profiles in `defaultProfiles`, unless devices are given theirs by hand.',
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
