import { X509Certificate } from 'node:crypto';

import { badRequest, ok, type Outcome } from '../model/answer.js';
import { dateTime, text } from '../model/entity-type.js';
import { type JsonObject, textOf } from '../model/json.js';
import { betaOnly, bothVersions, type Call, type Operation } from '../model/operation.js';
import { toRead, toWrite } from '../model/permissions.js';
import type { Singleton } from '../model/singleton.js';
import { graphTime } from '../tenant/graph-time.js';
import { createRandom, seedFrom } from '../tenant/random.js';
import type { Tenant } from '../tenant/tenant.js';
import { signingRequest } from './apple-signing-request.js';

const path = '/deviceManagement/applePushNotificationCertificate';
const write = toWrite('Configuration', 'ServiceConfig');

/**
 * The Apple push certificate. A PATCH sets only the Apple ID and the certificate; the other values are read from the
 * certificate.
 *
 * Guesses: 404 before the first upload, 400 for an invalid certificate or a missing Apple ID, the values of the upload
 * status, and that expiry and topic are not checked.
 */
export const applePushCertificate: Singleton = {
  path,
  versions: bothVersions,
  type: {
    name: 'applePushNotificationCertificate',
    properties: {
      appleIdentifier: text(),
      topicIdentifier: text({ readOnly: true }),
      lastModifiedDateTime: dateTime({ readOnly: true }),
      expirationDateTime: dateTime({ readOnly: true }),
      certificateUploadStatus: text({ beta: true, readOnly: true }),
      certificateUploadFailureReason: text({ beta: true, readOnly: true }),
      certificateSerialNumber: text({ readOnly: true }),
      certificate: text(),
    },
  },
  permissions: {
    // Microsoft's list has Configuration and ManagedDevices instead of `ServiceConfig.Read.All`; real tenants behave
    // differently.
    read: toRead('ServiceConfig'),
    write,
  },
  audit: { category: 'Enrollment', component: 'Enrollment' },
  isAbsent: (tenant) => !stored(tenant),
  // Two consecutive captures show two different ids.
  load: (tenant) => ({ ...stored(tenant), id: tenant.mintGuid() }),
  store: (tenant, object) => {
    tenant.objects(path).set('', object);
  },
  onUpdate: upload,
};

function stored(tenant: Tenant): JsonObject | undefined {
  return tenant.objects(path).get('') ?? seeded(tenant);
}

/**
 * The same as in a capture of 2026-07 with a certificate: the properties of the upload are null. It expires in a year.
 */
function seeded({ seed, now }: Tenant): JsonObject | undefined {
  if (seed.pushCertificate === '') return undefined;
  const uuid = createRandom(seedFrom(`${seed.tenantId.toLowerCase()} push certificate`)).guid();
  return {
    appleIdentifier: seed.pushCertificate,
    certificate: null,
    certificateSerialNumber: uuid.replaceAll('-', '').slice(0, 16).toUpperCase(),
    topicIdentifier: `com.apple.mgmt.External.${uuid}`,
    expirationDateTime: graphTime(now().getTime() + 365 * 86_400_000),
    lastModifiedDateTime: graphTime(now()),
    certificateUploadStatus: null,
    certificateUploadFailureReason: null,
  };
}

function upload({ appleIdentifier, certificate }: JsonObject, { now }: Tenant): Outcome<JsonObject> {
  const parsed = parse(textOf(certificate));
  if (!appleIdentifier || !parsed) {
    return { refusal: badRequest('An Apple push certificate needs its appleIdentifier and a certificate in PEM.') };
  }
  const value = {
    appleIdentifier,
    // Never returned again.
    certificate: null,
    certificateSerialNumber: parsed.serialNumber,
    topicIdentifier: /^UID=(.+)$/mu.exec(parsed.subject)?.[1] ?? null,
    expirationDateTime: graphTime(new Date(parsed.validTo)),
    lastModifiedDateTime: graphTime(now()),
    certificateUploadStatus: 'Success',
    certificateUploadFailureReason: null,
  };
  return { value };
}

function parse(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem);
  } catch {
    return undefined;
  }
}

/**
 * The signing request: read without a change, or created again (without an effect here; the service may create a new
 * key).
 */
export const signingRequestOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: `${path}/downloadApplePushNotificationCertificateSigningRequest`,
    versions: bothVersions,
    permissions: write,
    run: answerRequest,
  },
  {
    method: 'POST',
    path: `${path}/generateApplePushNotificationCertificateSigningRequest`,
    versions: betaOnly,
    permissions: write,
    run: answerRequest,
  },
];

function answerRequest({ root }: Call): ReturnType<Operation['run']> {
  return ok({ '@odata.context': `${root}/$metadata#Edm.String`, value: signingRequest });
}
