/** Something in an ADE profile that cannot work. */
export interface AdeProfileProblem {
  readonly code: 'INT1510' | 'INT1511' | 'INT1512' | 'INT1513' | 'INT1514' | 'INT1515';
  /** Property to change. */
  readonly member: string;
  /** One line, in the user's words. */
  readonly what: string;
  /** The value found and the values allowed. */
  readonly why: string;
  readonly fix: string;
}

/** Properties of a profile, under Graph's names. A value that is not known yet counts neither as set nor as missing. */
type ProfileFacts = Readonly<Record<string, unknown>>;

/**
 * Finds settings that cannot work in an ADE profile for iPhones and iPads. Microsoft documents the first two checks.
 *
 * @see https://learn.microsoft.com/graph/api/resources/intune-enrollment-depiosenrollmentprofile
 */
export function iosProfileProblems(profile: ProfileFacts): readonly AdeProfileProblem[] {
  return problemsOf(iosRules, profile);
}

/**
 * Finds settings that cannot work in an ADE profile for Macs. Graph enforces the first two checks, but does not
 * document them.
 *
 * @see https://learn.microsoft.com/graph/api/resources/intune-enrollment-depmacosenrollmentprofile
 */
export function macOsProfileProblems(profile: ProfileFacts): readonly AdeProfileProblem[] {
  return problemsOf(macOsRules, profile);
}

/** Property that licenses the Company Portal through a VPP token, on the devices of a profile for iPhones and iPads. */
export const vppTokenMember = 'companyPortalVppTokenId';

interface ProfileRule extends AdeProfileProblem {
  readonly broken: (profile: ProfileFacts) => boolean;
}

function problemsOf(rules: readonly ProfileRule[], profile: ProfileFacts): readonly AdeProfileProblem[] {
  return rules.filter(({ broken }) => broken(profile)).map(({ broken: _broken, ...problem }) => problem);
}

/** Whether a setting is declared as off, or not declared at all: off is the default. */
function isOff(value: unknown): boolean {
  return value === undefined || value === null || value === false;
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function isMissing(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

const iosRules: readonly ProfileRule[] = [
  {
    code: 'INT1512',
    member: vppTokenMember,
    broken: (profile) => isText(profile[vppTokenMember]) && isOff(profile.enableAuthenticationViaCompanyPortal),
    what: 'a VPP token is set for Company Portal, but Company Portal authentication is disabled',
    why: `${vppTokenMember} is set and enableAuthenticationViaCompanyPortal is false, which Graph rejects`,
    fix: 'set enableAuthenticationViaCompanyPortal, or remove the token',
  },
  {
    code: 'INT1513',
    member: 'enableSingleAppEnrollmentMode',
    broken: (profile) =>
      profile.enableSingleAppEnrollmentMode === true &&
      (isMissing(profile[vppTokenMember]) || isOff(profile.enableAuthenticationViaCompanyPortal)),
    what: 'single-app mode lacks required settings',
    why: `it locks devices to Company Portal, and requires enableAuthenticationViaCompanyPortal and ${vppTokenMember}`,
    fix: 'set both, or remove enableSingleAppEnrollmentMode',
  },
  {
    code: 'INT1515',
    member: 'iTunesPairingMode',
    broken: (profile) =>
      profile.iTunesPairingMode === 'requiresCertificate' && isMissing(profile.managementCertificates),
    what: 'pairing requires a certificate, but none is declared',
    why: 'iTunesPairingMode is requiresCertificate and managementCertificates is empty, so no computer could pair',
    fix: 'add the certificates of the computers, or set iTunesPairingMode to disallow',
  },
];

/** Properties of the local administrator account. The account exists only if its name is set. */
export const adminAccountMembers = [
  'adminAccountFullName',
  'adminAccountPassword',
  'adminAccountPasswordFile',
  'depProfileAdminAccountPasswordRotationSetting',
];

const macOsRules: readonly ProfileRule[] = [
  {
    code: 'INT1510',
    member: 'isMandatory',
    broken: (profile) =>
      profile.isMandatory === false &&
      (profile.requiresUserAuthentication === false || profile.autoAdvanceSetupEnabled === true),
    what: 'enrollment must be mandatory',
    why: 'isMandatory is false, which Graph rejects for a Mac without user affinity or with automatic setup',
    fix: 'remove isMandatory, or set it to true',
  },
  {
    code: 'INT1511',
    member: 'usePlatformSSODuringSetupAssistant',
    broken: (profile) => profile.configurationWebUrl === true && profile.usePlatformSSODuringSetupAssistant === true,
    what: 'the Mac has two sign-in methods in Setup Assistant',
    why: 'configurationWebUrl and usePlatformSSODuringSetupAssistant are mutually exclusive; Graph rejects both together',
    fix: 'keep one of the two',
  },
  {
    code: 'INT1514',
    member: 'adminAccountUserName',
    broken: (profile) =>
      isMissing(profile.adminAccountUserName) && adminAccountMembers.some((name) => isDeclared(profile[name])),
    what: 'the local administrator has no account name',
    why: 'a full name, a password or password rotation is declared, but adminAccountUserName, which creates the account, is not',
    fix: 'declare adminAccountUserName, or remove the others',
  },
];

function isDeclared(value: unknown): boolean {
  return isText(value) || (typeof value === 'object' && value !== null);
}
