import {
  type Expiration,
  expirationAt,
  firstLine,
  type Graph,
  type GraphRead,
  isInstant,
  type JsonObject,
  type ReadResult,
  remedyOn,
  textOf,
} from '../../../core/index.js';
import { applePushNotificationCertificate } from '../apple/apple-push-notification-certificate.js';
import { type Partner, partnersIn, partnersRead } from './device-management-partners.js';

/** Something that enrollment may need. */
export const requirementNames = ['authority', 'pushCertificate', 'managedGooglePlay', 'adeToken'] as const;

/** One of `requirementNames`. */
export type RequirementName = (typeof requirementNames)[number];

/** Something that enrollment needs, as the tenant has it. `unknown`: Graph did not tell, which is neither there nor missing. */
export interface Requirement {
  readonly name: RequirementName;
  readonly state: 'present' | 'missing' | 'unknown';
  /** One sentence without a full stop: what the tenant has, or why nobody knows. */
  readonly explanation: string;
}

/** Kinds of things of the tenant that expire. */
export const expirationKinds = [
  'pushCertificate',
  'adeToken',
  'androidToken',
] as const satisfies readonly Expiration['kind'][];

/** An ADE token by which devices last came from Apple long ago. */
export interface StaleSync {
  /** Name of the token. */
  readonly name: string;
  readonly lastSuccessfulSyncDateTime: string;
}

/** What the tenant has of what enrollment needs. */
export interface Requirements {
  readonly requirements: readonly Requirement[];
  readonly expirations: readonly Expiration[];
  /** ADE tokens whose last sync is more than a day old. One that never synced is none: nobody knows for how long. */
  readonly staleSyncs: readonly StaleSync[];
  /** Partners that manage devices beside Intune. Undefined: they could not be read. */
  readonly partners: readonly Partner[] | undefined;
}

const certificateRead: GraphRead = {
  version: 'beta',
  path: '/deviceManagement/applePushNotificationCertificate',
  area: 'devices',
};

/** Asked for by name: a whole answer has the company code, which is a secret. */
const bindingRead: GraphRead = {
  version: 'beta',
  path: '/deviceManagement/androidManagedStoreAccountEnterpriseSettings',
  query: { $select: 'id,bindStatus' },
  area: 'android',
};

const tokensRead: GraphRead = { version: 'beta', path: '/deviceManagement/depOnboardingSettings', area: 'enrollment' };

/** Asked for by name: a whole answer has the tokens and their QR codes. */
const androidProfilesRead: GraphRead = {
  version: 'beta',
  path: '/deviceManagement/androidDeviceOwnerEnrollmentProfiles',
  query: { $select: 'id,displayName,tokenExpirationDateTime' },
  area: 'android',
};

/** Reads all of it at once. What cannot be read is unknown; it hides nothing of the rest. */
export async function readRequirements(graph: Graph, now: Date): Promise<Requirements> {
  const [organization, certificate, binding, tokens, androidProfiles, partners] = await Promise.all([
    graph.get({
      version: 'v1.0',
      path: `/organization/${graph.tenantId}`,
      query: { $select: 'id,mobileDeviceManagementAuthority' },
      area: 'directory',
    }),
    graph.get(certificateRead),
    graph.get(bindingRead),
    graph.list(tokensRead),
    graph.list(androidProfilesRead),
    graph.list(partnersRead),
  ]);
  return {
    requirements: [
      authorityOf(organization),
      certificateOf(certificate, now),
      bindingOf(binding),
      adeTokenOf(tokens, now),
    ],
    expirations: [
      ...certificateExpiration(certificate),
      ...tokenExpirations(tokens),
      ...androidExpirations(androidProfiles),
    ],
    staleSyncs: staleSyncsOf(tokens, now),
    partners: partnersIn(partners),
  };
}

type Read = ReadResult<JsonObject>;

function unknown(name: RequirementName, { diagnostic }: Extract<Read, { state: 'unreadable' }>): Requirement {
  return { name, state: 'unknown', explanation: `it could not be read: ${firstLine(diagnostic.why)}` };
}

function authorityOf(organization: Read): Requirement {
  const name = 'authority';
  if (organization.state === 'unreadable') return unknown(name, organization);
  const value = organization.state === 'present' ? textOf(organization.value.mobileDeviceManagementAuthority) : null;
  // Null means that Graph did not read it, never that there is none.
  if (value === null) return { name, state: 'unknown', explanation: 'Graph did not return the MDM authority' };
  return value === 'intune'
    ? { name, state: 'present', explanation: 'the MDM authority is intune' }
    : {
        name,
        state: 'missing',
        explanation: `${authorityWords[value] ?? `the MDM authority is ${value}`}; it must be intune`,
      };
}

const authorityWords: Readonly<Record<string, string>> = {
  unknown: 'the MDM authority is not set, so no device can enroll',
  sccm: 'the MDM authority is Configuration Manager',
};

/** Evidence `?`: whether Graph answers 404 or an empty object before the first upload. Both are no certificate. */
function certificateOf(certificate: Read, now: Date): Requirement {
  const name = 'pushCertificate';
  if (certificate.state === 'unreadable') return unknown(name, certificate);
  const [expiration] = certificateExpiration(certificate);
  if (!expiration)
    return { name, state: 'missing', explanation: 'the tenant has no Apple push certificate; upload one' };
  const { expirationDateTime } = expiration;
  if (Date.parse(expirationDateTime) > now.getTime())
    return { name, state: 'present', explanation: `the Apple push certificate is valid until ${expirationDateTime}` };
  const { expiry } = applePushNotificationCertificate;
  const standing = expirationAt(new Date(expirationDateTime), {
    windowDays: 0,
    graceDays: expiry?.graceDays ?? 0,
    now,
  });
  const step = expiry && standing ? `; ${remedyOn(expiry, standing)}` : '';
  return { name, state: 'missing', explanation: `the Apple push certificate expired at ${expirationDateTime}${step}` };
}

/** One valid token is enough: whether it is that of the devices, nobody but Apple knows. */
function adeTokenOf(tokens: ReadResult<readonly JsonObject[]>, now: Date): Requirement {
  const name = 'adeToken';
  if (tokens.state === 'unreadable') return unknown(name, tokens);
  const ends = tokenExpirations(tokens);
  const valid = ends.find(({ expirationDateTime }) => Date.parse(expirationDateTime) > now.getTime());
  if (valid)
    return {
      name,
      state: 'present',
      explanation: `the ADE token ${JSON.stringify(valid.name)} is valid until ${valid.expirationDateTime}`,
    };
  const [ended] = ends;
  const lack = ended
    ? `the ADE token ${JSON.stringify(ended.name)} expired at ${ended.expirationDateTime}; renew it in Apple Business Manager with the same Apple ID`
    : 'no ADE token was uploaded; take the public key (data source intune_dep_onboarding_public_key) to Apple Business Manager, and declare the token that Apple issues';
  return {
    name,
    state: 'missing',
    explanation: `company-owned devices cannot enroll by Automated Device Enrollment: ${lack}`,
  };
}

function certificateExpiration(certificate: Read): readonly Expiration[] {
  if (certificate.state !== 'present') return [];
  const { appleIdentifier, expirationDateTime } = certificate.value;
  return expirationOf('pushCertificate', textOf(appleIdentifier) ?? 'Apple push certificate', expirationDateTime);
}

function tokenExpirations(tokens: ReadResult<readonly JsonObject[]>): readonly Expiration[] {
  return uploaded(tokens).flatMap((token) =>
    expirationOf('adeToken', tokenNameOf(token), token.tokenExpirationDateTime),
  );
}

function uploaded(tokens: ReadResult<readonly JsonObject[]>): readonly JsonObject[] {
  return tokens.state === 'present' ? tokens.value.filter(({ tokenType }) => tokenType !== 'none') : [];
}

function tokenNameOf({ tokenName, id }: JsonObject): string {
  return textOf(tokenName) ?? textOf(id) ?? 'token';
}

/** Intune syncs once a day by itself. Unit: milliseconds. */
const syncPeriod = 86_400_000;

function staleSyncsOf(tokens: ReadResult<readonly JsonObject[]>, now: Date): readonly StaleSync[] {
  return uploaded(tokens).flatMap((token) => {
    const date = token.lastSuccessfulSyncDateTime;
    if (!isInstant(date) || now.getTime() - Date.parse(date) <= syncPeriod) return [];
    return [{ name: tokenNameOf(token), lastSuccessfulSyncDateTime: date }];
  });
}

function androidExpirations(profiles: ReadResult<readonly JsonObject[]>): readonly Expiration[] {
  if (profiles.state !== 'present') return [];
  return profiles.value.flatMap(({ displayName, id, tokenExpirationDateTime }) =>
    expirationOf('androidToken', textOf(displayName) ?? textOf(id) ?? 'profile', tokenExpirationDateTime),
  );
}

function expirationOf(kind: Expiration['kind'], name: string, date: unknown): readonly Expiration[] {
  return isInstant(date) ? [{ kind, name, expirationDateTime: date }] : [];
}

function bindingOf(binding: Read): Requirement {
  const name = 'managedGooglePlay';
  if (binding.state === 'unreadable') return unknown(name, binding);
  const status = binding.state === 'present' ? (textOf(binding.value.bindStatus) ?? 'notBound') : 'notBound';
  return status === 'bound' || status === 'boundAndValidated'
    ? { name, state: 'present', explanation: 'the tenant is bound to managed Google Play' }
    : { name, state: 'missing', explanation: `the binding to managed Google Play is ${status}; a person must bind it` };
}
