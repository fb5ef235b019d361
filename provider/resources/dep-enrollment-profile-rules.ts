import type { Diagnostic, Value, ValueObject } from '../../core/index.js';
import { error, isUnknown, isValueList, toTerraformName } from '../../core/index.js';

/** What a profile may not be, in the words of its declaration. */
export interface ProfileRule {
  readonly code: 'INT1510' | 'INT1511' | 'INT1512' | 'INT1513' | 'INT1514' | 'INT1515';
  /** Attribute that is to be changed. */
  readonly at: string;
  /** Attributes that the rule looks at. While one of them is unknown, it says nothing. */
  readonly reads: readonly string[];
  readonly broken: (values: ValueObject) => boolean;
  readonly what: string;
  readonly why: string;
  readonly fix: string;
}

/** Holds a profile against rules, all at once. */
export function checkProfile(rules: readonly ProfileRule[], config: ValueObject): readonly Diagnostic[] {
  return rules
    .filter(({ reads }) => !reads.some((name) => isUnknown(config[name])))
    .filter(({ broken }) => broken(config))
    .map(({ code, at, what, why, fix }) => error(code, { what, where: { path: [at] }, why, fix }));
}

/** Whether an attribute has a value that says something. */
export function hasValue(value: Value | undefined): boolean {
  return value !== undefined && value !== null && value !== '' && !(isValueList(value) && value.length === 0);
}

const named = (name: string): string => toTerraformName(name);

/** Rules of profiles for iPhones and iPads. */
export const iosRules: readonly ProfileRule[] = [
  {
    code: 'INT1512',
    at: 'companyPortalVppTokenId',
    reads: ['companyPortalVppTokenId', 'enableAuthenticationViaCompanyPortal'],
    broken: (values) =>
      hasValue(values.companyPortalVppTokenId) && values.enableAuthenticationViaCompanyPortal !== true,
    what: 'the Company Portal is licensed by a VPP token and not used to authenticate',
    why: `${named('companyPortalVppTokenId')} is set while ${named('enableAuthenticationViaCompanyPortal')} is false; Graph refuses that`,
    fix: `set ${named('enableAuthenticationViaCompanyPortal')}, or remove the token`,
  },
  {
    code: 'INT1513',
    at: 'enableSingleAppEnrollmentMode',
    reads: ['enableSingleAppEnrollmentMode', 'companyPortalVppTokenId', 'enableAuthenticationViaCompanyPortal'],
    broken: (values) =>
      values.enableSingleAppEnrollmentMode === true &&
      !(hasValue(values.companyPortalVppTokenId) && values.enableAuthenticationViaCompanyPortal === true),
    what: 'single-app mode lacks what it needs',
    why: `${named('enableSingleAppEnrollmentMode')} locks the device to the Company Portal, and needs ${named('enableAuthenticationViaCompanyPortal')} and ${named('companyPortalVppTokenId')}`,
    fix: 'set both, or leave single-app mode out',
  },
  {
    code: 'INT1515',
    at: 'managementCertificates',
    reads: ['iTunesPairingMode', 'managementCertificates'],
    broken: (values) => values.iTunesPairingMode === 'requiresCertificate' && !hasValue(values.managementCertificates),
    what: 'pairing needs a certificate and there is none',
    why: `${named('iTunesPairingMode')} is requiresCertificate and ${named('managementCertificates')} is empty: no computer could pair`,
    fix: 'add the certificate of the computers, or set the pairing mode to disallow',
  },
];

const ofAdminAccount = [
  'adminAccountFullName',
  'adminAccountPassword',
  'depProfileAdminAccountPasswordRotationSetting',
];

/** Rules of profiles for Macs. */
export const macOsRules: readonly ProfileRule[] = [
  {
    code: 'INT1510',
    at: 'isMandatory',
    reads: ['isMandatory', 'requiresUserAuthentication', 'autoAdvanceSetupEnabled'],
    broken: (values) =>
      values.isMandatory === false &&
      (values.requiresUserAuthentication === false || values.autoAdvanceSetupEnabled === true),
    what: 'the enrollment has to be mandatory',
    why: `${named('isMandatory')} is false; a Mac without a user, or one that sets itself up, cannot skip its enrollment, and Graph refuses that`,
    fix: `leave ${named('isMandatory')} out, or set it to true`,
  },
  {
    code: 'INT1511',
    at: 'usePlatformSSODuringSetupAssistant',
    reads: ['configurationWebUrl', 'usePlatformSSODuringSetupAssistant'],
    broken: (values) => values.configurationWebUrl === true && values.usePlatformSSODuringSetupAssistant === true,
    what: 'the Mac has two ways to sign in during setup',
    why: `${named('configurationWebUrl')} and ${named('usePlatformSSODuringSetupAssistant')} exclude each other; Graph refuses both together`,
    fix: 'keep one of the two',
  },
  {
    code: 'INT1514',
    at: 'adminAccountUserName',
    reads: ['adminAccountUserName', ...ofAdminAccount],
    broken: (values) => !hasValue(values.adminAccountUserName) && ofAdminAccount.some((name) => hasValue(values[name])),
    what: 'the local administrator has no account name',
    why: `${ofAdminAccount.map(named).join(', ')} say what the account is like, and ${named('adminAccountUserName')} that there is one`,
    fix: `declare ${named('adminAccountUserName')}, or remove the others`,
  },
];
