import { type Condition, noElements, together } from '../condition.js';
import type { Draft } from '../draft.js';
import type { ConfiguratorProfile, UserInitiatedProfile } from '../generated/loose-declaration.js';
import type { DeclarationDraft, Finding, Rule } from '../rule.js';
import { adeTokensOf } from './ade.js';
import { type Element, present, sameNames } from './elements.js';
import { repeatedUserTargets } from './user-targets.js';

const source = 'https://learn.microsoft.com/intune/intune-service/enrollment/apple-mdm-push-certificate-get';
const profileSource =
  'https://learn.microsoft.com/intune/intune-service/enrollment/ios-user-enrollment-supported-actions';
const applePath = ['spec', 'enrollment', 'apple'];
const profilesPath = [...applePath, 'userInitiated'];

const certificateFirst: Condition = {
  at: applePath.join('.'),
  schema: {
    if: { not: { required: ['pushCertificate'] } },
    then: {
      properties: { userInitiated: noElements, automatedDeviceEnrollment: noElements, configurator: noElements },
    },
  },
};

/** Rules about Apple devices. */
export const appleRules: readonly Rule[] = [
  {
    code: 'INT1220',
    severity: 'error',
    source,
    findings: enrollmentWithoutCertificate,
    conditions: [certificateFirst],
  },
  { code: 'INT1221', severity: 'error', source: 'the name is the key in the state', findings: names },
  { code: 'INT1222', severity: 'warning', source: profileSource, findings: unassigned },
  {
    code: 'INT1223',
    severity: 'error',
    source: 'an assignment is a set of targets',
    findings: targets,
    conditions: [{ at: `${profilesPath.join('.')}.*.assignments`, schema: { uniqueItems: true } }],
  },
  { code: 'INT1224', severity: 'warning', source, findings: certificateWithoutConsent },
  {
    code: 'INT1225',
    severity: 'error',
    source: 'the serial number triggers the upload',
    findings: halfCertificate,
    conditions: [together('spec.enrollment.apple.pushCertificate', 'certificateFile', ['certificateSerialNumber'])],
  },
];

function enrollmentWithoutCertificate(declaration: DeclarationDraft): readonly Finding[] {
  if (declaration.spec?.enrollment?.apple?.pushCertificate) return [];
  const [first] = profilesOf(declaration);
  const [token] = adeTokensOf(declaration);
  const [prepared] = configuratorProfilesOf(declaration);
  return [
    ...(first ? [lacksCertificate(profilesPath, first.element.displayName, first.element.platform)] : []),
    ...(token ? [lacksCertificate(token.path.slice(0, -1), token.element.tokenName, 'Apple')] : []),
    ...(prepared ? [lacksCertificate(prepared.path.slice(0, -1), prepared.element.displayName, 'Apple')] : []),
  ];
}

function lacksCertificate(path: Finding['path'], name = '', devices = 'Apple'): Finding {
  return {
    path,
    what: 'enrollment of Apple devices is declared without a push certificate',
    why: `"${name}" lets ${devices} devices enroll, which Intune can only manage with a push certificate`,
    fix: 'add apple.pushCertificate with the Apple ID of the certificate',
  };
}

function names(declaration: DeclarationDraft): readonly Finding[] {
  return [
    ...sameNames(profilesOf(declaration), { noun: 'user-initiated profiles', name: 'displayName' }),
    ...sameNames(configuratorProfilesOf(declaration), { noun: 'Apple Configurator profiles', name: 'displayName' }),
  ];
}

function unassigned(declaration: DeclarationDraft): readonly Finding[] {
  return profilesOf(declaration)
    .filter(({ element }) => (element.assignments ?? []).length === 0)
    .map(({ path, element }) => ({
      path,
      what: `the profile "${element.displayName ?? ''}" targets no one`,
      why: 'it has no assignments, so it has no effect',
      fix: 'assign it to a group or to all users, or remove it',
    }));
}

function targets(declaration: DeclarationDraft): readonly Finding[] {
  return profilesOf(declaration).flatMap(({ path, element }) =>
    repeatedUserTargets(element.assignments, { owner: `the profile "${element.displayName ?? ''}"`, path }),
  );
}

function certificateWithoutConsent({ spec }: DeclarationDraft): readonly Finding[] {
  const { pushCertificate, dataSharingConsent } = spec?.enrollment?.apple ?? {};
  if (pushCertificate?.certificateFile === undefined || dataSharingConsent) return [];
  return [
    {
      path: [...applePath, 'pushCertificate'],
      what: 'a push certificate is uploaded without consent to share data with Apple',
      why: 'apple.dataSharingConsent is missing; the admin center requires it before it accepts a certificate',
      fix: 'add dataSharingConsent: { granted: true } once the organization agrees',
    },
  ];
}

function halfCertificate({ spec }: DeclarationDraft): readonly Finding[] {
  const { pushCertificate } = spec?.enrollment?.apple ?? {};
  const { certificateFile, certificateSerialNumber } = pushCertificate ?? {};
  if (certificateFile === undefined || certificateSerialNumber !== undefined) return [];
  return [
    {
      path: [...applePath, 'pushCertificate'],
      what: 'the push certificate has no serial number',
      why: 'certificateFile is set without certificateSerialNumber; a change of the serial number uploads the file',
      fix: 'add certificateSerialNumber, as `openssl x509 -noout -serial` prints it',
    },
  ];
}

function profilesOf({ spec }: DeclarationDraft): readonly Element<Draft<UserInitiatedProfile>>[] {
  return present(spec?.enrollment?.apple?.userInitiated, profilesPath);
}

function configuratorProfilesOf({ spec }: DeclarationDraft): readonly Element<Draft<ConfiguratorProfile>>[] {
  return present(spec?.enrollment?.apple?.configurator, [...applePath, 'configurator']);
}
