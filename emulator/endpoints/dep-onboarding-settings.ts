import { recordWrite } from '../engine/audit.js';
import { type Answer, badRequest, noContent, notFound, ok } from '../model/answer.js';
import type { EntitySet } from '../model/entity-set.js';
import { boolean, dateTime, int32, oneOf, text, texts } from '../model/entity-type.js';
import type { JsonObject } from '../model/json.js';
import { betaOnly, type Call, type Operation } from '../model/operation.js';
import { toRead, toWrite } from '../model/permissions.js';
import { graphTime, unsetTime } from '../tenant/graph-time.js';

const read = toRead('ServiceConfig');
const write = toWrite('ServiceConfig');
const readOnly = { readOnly: true } as const;
const year = 365 * 86_400_000;

/**
 * ADE tokens. The first has the id of the Intune account and no token: it represents Apple Configurator, as a capture
 * shows.
 *
 * Samples of PATCH send properties that the service assigns; they are accepted and ignored here. Guesses: the names of
 * built-in tokens, that a name is required, and that the key is always the same.
 */
export const depOnboardingSettings: EntitySet = {
  path: '/deviceManagement/depOnboardingSettings',
  versions: betaOnly,
  declaredType: 'depOnboardingSetting',
  types: [
    {
      name: 'depOnboardingSetting',
      properties: {
        appleIdentifier: text(),
        tokenExpirationDateTime: dateTime(readOnly),
        lastModifiedDateTime: dateTime(readOnly),
        lastSuccessfulSyncDateTime: dateTime(readOnly),
        lastSyncTriggeredDateTime: dateTime(readOnly),
        shareTokenWithSchoolDataSyncService: boolean(readOnly),
        lastSyncErrorCode: int32(readOnly),
        tokenType: oneOf(['none', 'dep', 'appleSchoolManager'], readOnly),
        tokenName: text({ required: true }),
        syncedDeviceCount: int32(readOnly),
        dataSharingConsentGranted: boolean(),
        roleScopeTagIds: texts({ initial: ['0'] }),
      },
    },
  ],
  permissions: { list: read, get: read, create: write, update: write, delete: write },
  audit: { category: 'Enrollment', component: 'Enrollment' },
  quirks: {
    onCreate: (object, { now }) => ({ ...object, lastModifiedDateTime: graphTime(now()) }),
    onUpdate: (object, { now }) => ({ ...object, lastModifiedDateTime: graphTime(now()) }),
  },
  seed: ({ intuneAccountId }) => [
    {
      id: intuneAccountId,
      appleIdentifier: null,
      tokenExpirationDateTime: unsetTime,
      lastModifiedDateTime: unsetTime,
      lastSuccessfulSyncDateTime: unsetTime,
      lastSyncTriggeredDateTime: unsetTime,
      shareTokenWithSchoolDataSyncService: false,
      lastSyncErrorCode: 0,
      tokenType: 'none',
      tokenName: 'Apple Configurator',
      syncedDeviceCount: 0,
      dataSharingConsentGranted: false,
      roleScopeTagIds: ['0'],
    },
  ],
};

const publicKey = `-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE0CUaUtSjpiVCUDBjHL3YFTVSCgKM
brVXvgz5dnHOanYJ9pGbeR3ckZzYEyFaY/btRwT/4wqCHw4L0YrEOam3CA==
-----END PUBLIC KEY-----
`;

/** Keys, upload and sync. An upload makes the token valid for a year; its content is neither checked nor stored. */
export const depOnboardingOperations: readonly Operation[] = [
  { ...bound('getEncryptionPublicKey'), method: 'GET', permissions: read, run: answerKey },
  { ...bound('generateEncryptionPublicKey'), method: 'POST', permissions: read, run: answerKey },
  { ...bound('uploadDepToken'), method: 'POST', permissions: write, run: upload },
  { ...bound('syncWithAppleDeviceEnrollmentProgram'), method: 'POST', permissions: write, run: sync },
];

function bound(name: string): Pick<Operation, 'path' | 'versions'> {
  return { path: `${depOnboardingSettings.path}/{id}/${name}`, versions: betaOnly };
}

function answerKey(call: Call): Answer {
  const { context, token } = { context: `${call.root}/$metadata#Edm.String`, token: tokenOf(call) };
  return token ? ok({ '@odata.context': context, value: publicKey }) : notFound(call.keys[0] ?? '');
}

function upload(call: Call): Answer {
  const { appleId, depToken } = call.body;
  if (typeof appleId !== 'string' || typeof depToken !== 'string')
    return badRequest('appleId and depToken are needed.');
  const now = call.tenant.now();
  return change(call, 'UploadDepToken', {
    appleIdentifier: appleId,
    tokenType: 'dep',
    tokenExpirationDateTime: graphTime(now.getTime() + year),
    lastSuccessfulSyncDateTime: graphTime(now),
  });
}

function sync(call: Call): Answer {
  return change(call, 'SyncWithAppleDeviceEnrollmentProgram', {
    lastSyncTriggeredDateTime: graphTime(call.tenant.now()),
  });
}

function change(call: Call, operation: string, changes: JsonObject): Answer {
  const before = tokenOf(call);
  const [id = ''] = call.keys;
  if (!before) return notFound(id);
  const after = { ...before, ...changes };
  call.tenant.objects(depOnboardingSettings.path).set(id.toLowerCase(), after);
  recordWrite(depOnboardingSettings, call, { operation, before, after });
  return noContent;
}

function tokenOf({ tenant, keys: [id = ''] }: Call): JsonObject | undefined {
  return tenant.objects(depOnboardingSettings.path).get(id.toLowerCase());
}
