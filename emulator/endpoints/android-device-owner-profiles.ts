import { recordWrite } from '../engine/audit.js';
import { type Answer, badRequest, noContent, notFound, refuse } from '../model/answer.js';
import type { EntitySet } from '../model/entity-set.js';
import { boolean, complex, dateTime, int32, oneOf, text, texts } from '../model/entity-type.js';
import { type JsonObject, textOf } from '../model/json.js';
import { betaOnly, type Call, type Operation } from '../model/operation.js';
import { toRead, toWrite } from '../model/permissions.js';
import { graphTime } from '../tenant/graph-time.js';
import type { Tenant } from '../tenant/tenant.js';
import { isBound } from './android-managed-store.js';

const read = toRead('Configuration');
const write = toWrite('Configuration');
const readOnly = { readOnly: true } as const;
const secret = { secret: true } as const;

const modes = [
  'corporateOwnedDedicatedDevice',
  'corporateOwnedFullyManaged',
  'corporateOwnedWorkProfile',
  'corporateOwnedAOSPUserlessDevice',
  'corporateOwnedAOSPUserAssociatedDevice',
];
const tokenTypes = ['default', 'corporateOwnedDedicatedDeviceWithAzureADSharedMode', 'deviceStaging'];

/**
 * Enrollment profiles of corporate Android devices. The token is in every answer without `$select`.
 *
 * Guesses: mode and token type are immutable (tools treat them so), a PATCH cannot change the expiry (there is an
 * action for it), the name is required, a profile needs the binding to managed Google Play unless it is for AOSP
 * devices, and a token that expires more than 65 years from now is refused.
 */
export const androidProfiles: EntitySet = {
  path: '/deviceManagement/androidDeviceOwnerEnrollmentProfiles',
  versions: betaOnly,
  declaredType: 'androidDeviceOwnerEnrollmentProfile',
  types: [
    {
      name: 'androidDeviceOwnerEnrollmentProfile',
      properties: {
        accountId: text(readOnly),
        displayName: text({ required: true }),
        description: text(),
        enrollmentMode: oneOf(modes, { immutable: true }),
        enrollmentTokenType: oneOf(tokenTypes, { immutable: true }),
        createdDateTime: dateTime(readOnly),
        lastModifiedDateTime: dateTime(readOnly),
        tokenValue: text({ ...readOnly, ...secret }),
        tokenCreationDateTime: dateTime(readOnly),
        tokenExpirationDateTime: dateTime({ immutable: true }),
        enrolledDeviceCount: int32(readOnly),
        enrollmentTokenUsageCount: int32(readOnly),
        qrCodeContent: text({ ...readOnly, ...secret }),
        qrCodeImage: complex({ type: text(), value: text() }, { ...readOnly, ...secret }),
        roleScopeTagIds: texts({ initial: ['0'] }),
        deviceNameTemplate: text({ maxLength: 63 }),
        configureWifi: boolean({ initial: true }),
        wifiSsid: text(),
        wifiPassword: text(secret),
        wifiSecurityType: oneOf(['none', 'wpa', 'wep']),
        wifiHidden: boolean(),
        isTeamsDeviceProfile: boolean(),
      },
    },
  ],
  permissions: { list: read, get: read, create: write, update: write, delete: write },
  audit: { category: 'Enrollment', component: 'Android' },
  quirks: {
    checkCreate: refusalOf,
    onCreate: complete,
    onUpdate: (profile, { now }) => ({ ...profile, lastModifiedDateTime: graphTime(now()) }),
  },
};

const unset = '0001-01-01T00:00:00Z';
const mostYears = 65;

function refusalOf({ enrollmentMode, tokenExpirationDateTime }: JsonObject, tenant: Tenant): Answer | undefined {
  if (!textOf(enrollmentMode).includes('AOSP') && !isBound(tenant)) {
    return badRequest('The tenant is not bound to managed Google Play.');
  }
  const expiry = textOf(tokenExpirationDateTime);
  const inRange =
    expiry === unset || (Date.parse(expiry) > tenant.now().getTime() && Date.parse(expiry) <= latest(tenant));
  return inRange ? undefined : badRequest('The token must expire within 65 years.');
}

function latest({ now }: Tenant): number {
  const date = new Date(now());
  return date.setUTCFullYear(date.getUTCFullYear() + mostYears);
}

/** If no expiry is given, the service sets one; this is a guess. Tokens of devices with a user do not expire. */
function complete(profile: JsonObject, tenant: Tenant): JsonObject {
  const time = graphTime(tenant.now());
  const given = textOf(profile.tokenExpirationDateTime);
  const expiry = given === unset ? graphTime(new Date(latest(tenant))) : given;
  return {
    ...profile,
    accountId: tenant.intuneAccountId,
    createdDateTime: time,
    lastModifiedDateTime: time,
    ...newToken(tenant, expiry),
  };
}

function newToken(tenant: Tenant, expiry: string): JsonObject {
  const token = tenant.mintGuid().replaceAll('-', '').slice(0, 20).toUpperCase();
  const content = {
    'android.app.extra.PROVISIONING_DEVICE_ADMIN_COMPONENT_NAME':
      'com.google.android.apps.work.clouddpc/.receivers.CloudDeviceAdminReceiver',
    'android.app.extra.PROVISIONING_ADMIN_EXTRAS_BUNDLE': {
      'com.google.android.apps.work.clouddpc.EXTRA_ENROLLMENT_TOKEN': token,
    },
  };
  return {
    tokenValue: token,
    tokenCreationDateTime: graphTime(tenant.now()),
    tokenExpirationDateTime: expiry,
    enrollmentTokenUsageCount: 0,
    qrCodeContent: JSON.stringify(content),
    // The bytes are a placeholder for a picture: they contain the text that it would encode.
    qrCodeImage: { type: 'image/png', value: Buffer.from(token).toString('base64') },
  };
}

/** The actions on the token of a profile. */
export const androidProfileOperations: readonly Operation[] = [
  action('createToken', createToken),
  action('revokeToken', revokeToken),
];

type Change = (call: Call) => JsonObject | Answer;

function action(name: string, change: Change): Operation {
  return {
    method: 'POST',
    path: `${androidProfiles.path}/{id}/${name}`,
    versions: betaOnly,
    permissions: write,
    run: (call) => run(name, change, call),
  };
}

function run(name: string, change: Change, call: Call): Answer {
  const [id = ''] = call.keys;
  const profiles = call.tenant.objects(androidProfiles.path);
  const before = profiles.get(id.toLowerCase());
  if (!before) return notFound(id);
  const refusal = name === 'createToken' ? tokenRefusal(call) : undefined;
  if (refusal) return refusal;
  const changes = change(call);
  if ('status' in changes && 'error' in changes) return changes as Answer;
  const after = { ...before, ...(changes as JsonObject), lastModifiedDateTime: graphTime(call.tenant.now()) };
  profiles.set(id.toLowerCase(), after);
  recordWrite(androidProfiles, call, { operation: name, before, after });
  return noContent;
}

/** One report of 2021; others create tokens as an application, so it is a switch. */
function tokenRefusal({ actor, tenant }: Call): Answer | undefined {
  return tenant.switches.androidTokensByPeopleOnly && actor.kind === 'application'
    ? refuse(403, 'Forbidden', 'Forbidden')
    : undefined;
}

/** Replaces the token. The old one stops working. */
function createToken({ body, tenant }: Call): JsonObject | Answer {
  const seconds = body.tokenValidityInSeconds;
  const expiry = new Date(tenant.now().getTime() + Number(seconds) * 1000);
  if (typeof seconds !== 'number' || seconds <= 0 || expiry.getTime() > latest(tenant)) {
    return badRequest("Parameter 'tokenValidityInSeconds' is out of range.");
  }
  return newToken(tenant, graphTime(expiry));
}

/** The profile after its token was revoked is a guess: no token, expired now. */
function revokeToken({ tenant }: Call): JsonObject {
  const none = { tokenValue: null, qrCodeContent: null, qrCodeImage: null };
  return { ...none, tokenExpirationDateTime: graphTime(tenant.now()) };
}
