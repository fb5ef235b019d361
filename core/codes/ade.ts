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
    title: 'Two sign-in methods in Setup Assistant of a Mac',
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
    title: 'Two ADE profiles have the same name',
    cause:
      'Names identify the profiles of a token and platform, and select the default profile. They are not case-sensitive. In Terraform, the name of the token precedes that of the profile, so `Sales Berlin` of the token `Contoso` and `Berlin` of the token `Contoso Sales` have the same name there.',
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
      'A token has profiles or policies for a platform, but none of them is the default. A device to which none is assigned cannot enroll.',
    remedy: 'Set one of them in `defaultProfiles`. None, if you assign one to each device in the admin center.',
  },
  INT2110: {
    title: 'The default object changes',
    cause: 'Another object becomes the default. The message names the current and the new one.',
    remedy: 'None, if this change is intended.',
  },
  INT2111: {
    title: 'Two default objects',
    cause: 'Two resources select different default objects, and only one is possible.',
    remedy: 'Remove one of the resources.',
  },
  INT2112: {
    title: 'The object cannot be the default',
    cause: 'The selected object has the wrong type, for example an ADE profile for Macs as the default for iPhones.',
    remedy: 'Select an object of the right type.',
  },
  INT2113: {
    title: 'The selected object is not in the tenant',
    cause:
      'No object in the tenant has this id. A new object can take a minute to appear, and apply waits for it. With a wrong id, apply fails.',
    remedy: 'Refer to the resource instead of using its id.',
  },
  INT2114: {
    title: 'The new default is not visible yet',
    cause:
      'Graph accepted the change, but the tenant still shows another default. Someone else may be changing it too.',
    remedy: 'Wait a few minutes and plan again.',
  },
} as const satisfies CodeTable;
