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

/** Possible requirements of enrollment. */
export const requirementNames = ['authority', 'pushCertificate', 'managedGooglePlay', 'adeToken'] as const;

/** One of `requirementNames`. */
export type RequirementName = (typeof requirementNames)[number];

/** State of a requirement in the tenant. `unknown`: Graph did not return it, so it is neither present nor missing. */
export interface Requirement {
  readonly name: RequirementName;
  readonly state: 'present' | 'missing' | 'unknown';
  /** One sentence without a full stop: what the tenant has, or why the state is unknown. */
  readonly explanation: string;
}

/** Kinds of expiring objects in a tenant. */
export const expirationKinds = [
  'pushCertificate',
  'adeToken',
  'androidToken',
] as const satisfies readonly Expiration['kind'][];

/** An ADE token that has not synced with Apple recently. */
export interface StaleSync {
  /** Name of the token. */
  readonly name: string;
  readonly lastSuccessfulSyncDateTime: string;
}

/** Requirements of enrollment as found in the tenant. */
export interface Requirements {
  readonly requirements: readonly Requirement[];
  readonly expirations: readonly Expiration[];
  /**
   * ADE tokens whose last sync is more than a day old. Tokens that never synced are excluded, because the duration is
   * unknown.
   */
  readonly staleSyncs: readonly StaleSync[];
  /** Partners that manage devices alongside Intune. Undefined: they could not be read. */
  readonly partners: readonly Partner[] | undefined;
}

const certificateRead: GraphRead = {
  version: 'beta',
  path: '/deviceManagement/applePushNotificationCertificate',
  area: 'devices',
};

/** Selects properties because a full answer includes the company code, which is a secret. */
const bindingRead: GraphRead = {
  version: 'beta',
  path: '/deviceManagement/androidManagedStoreAccountEnterpriseSettings',
  query: { $select: 'id,bindStatus' },
  area: 'android',
};

const tokensRead: GraphRead = { version: 'beta', path: '/deviceManagement/depOnboardingSettings', area: 'enrollment' };

/** Selects properties because a full answer includes the tokens and their QR codes. */
const androidProfilesRead: GraphRead = {
  version: 'beta',
  path: '/deviceManagement/androidDeviceOwnerEnrollmentProfiles',
  query: { $select: 'id,displayName,tokenExpirationDateTime' },
  area: 'android',
};

/** Reads all requirements at once. An unreadable one is unknown and does not affect the others. */
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
  // Null means that Graph could not read the authority, never that there is none.
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

/** Evidence `?`: whether Graph answers 404 or an empty object before the first upload. Both count as no certificate. */
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

/** One valid token is sufficient: only Apple knows whether the devices belong to it. */
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

/** Period of Intune's automatic sync: once a day. Unit: milliseconds. */
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
