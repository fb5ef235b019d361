import type { ApplePushNotificationCertificate } from '@microsoft/microsoft-graph-types-beta';

import { type AttributesOf, defineResource, type JsonObject, string, textOf } from '../../../core/index.js';
import { countOf } from '../devices/device-overview.js';
import { renewBeforeDays } from '../expiry.js';
import { appleTransition } from './apple-account.js';
import { comparableSerial } from './apple-certificate.js';
import { exampleCertificates } from './apple-example-certificates.js';
import { checkPushCertificate, validatePushCertificate } from './apple-push-certificate-check.js';

const follows = ['certificateSerialNumber'];

const attributes = {
  appleIdentifier: string({
    required: true,
    minLength: 1,
    doc: 'Apple ID that the certificate was created with. A renewal requires the same Apple ID, unless `transition` acknowledges the change.',
  }),
  certificate: string({
    writeOnly: { version: 'certificateSerialNumber' },
    doc: 'The certificate that Apple issued, as PEM. Uploaded when `certificateSerialNumber` changes, and never stored. Not needed while the tenant has it.',
  }),
  certificateSerialNumber: string({
    optional: true,
    computed: true,
    doc: 'Serial number that the certificate in the tenant must have, in uppercase hexadecimal. Must be that of `certificate`. Changing it uploads the certificate.',
  }),
  topicIdentifier: string({
    computed: true,
    follows,
    doc: 'Topic of the devices, `com.apple.mgmt.External.<guid>`.',
  }),
  expirationDateTime: string({
    computed: true,
    follows,
    format: 'dateTime',
    doc: 'Expiration date: 365 days after creation, followed by a grace period of 30 days.',
  }),
  certificateUploadStatus: string({ computed: true, follows, doc: 'Status of the last upload.' }),
  certificateUploadFailureReason: string({ computed: true, follows, doc: 'Reason for which the last upload failed.' }),
  lastModifiedDateTime: string({
    computed: true,
    volatile: true,
    format: 'dateTime',
    doc: 'Time of the last change.',
  }),
} satisfies AttributesOf<ApplePushNotificationCertificate>;

/** The Apple MDM push certificate (APNs). Without it, Apple devices cannot be managed. */
export const applePushNotificationCertificate = defineResource({
  name: 'applePushNotificationCertificate',
  noun: 'push certificate',
  doc:
    'The Apple MDM push certificate (APNs), with which Intune reaches Apple devices. A tenant has one; without it no ' +
    'iPhone, iPad or Mac can enroll. It is valid for 365 days and must be renewed with the same Apple ID: another Apple ' +
    'ID, or another topic, disconnects every enrolled Apple device. The provider rejects a certificate that is not PEM, ' +
    'has expired, is older than the one in the tenant or has another topic, before it sends anything.',
  source: 'https://learn.microsoft.com/graph/api/resources/intune-devices-applepushnotificationcertificate',
  shape: { kind: 'singleton' },
  graph: { version: 'beta', path: '/deviceManagement/applePushNotificationCertificate', area: 'devices' },
  permissions: {
    // Microsoft also lists Configuration and ManagedDevices, but real tenants answer 403 to them (a report of 2023).
    // They answer 200 to `ServiceConfig.Read.All`, which is not listed (recorded in 2026).
    read: ['DeviceManagementServiceConfig.Read.All', 'DeviceManagementServiceConfig.ReadWrite.All'],
    write: ['DeviceManagementServiceConfig.ReadWrite.All'],
  },
  severity: { about: 'account' },
  devices: {
    which: 'every Apple device in the tenant',
    // Evidence `?`: `iosCount` is assumed to include iPads, which have no separate counter.
    count: countOf(['iosCount', 'macOSCount']),
  },
  attributes: { ...attributes, renewBeforeDays, transition: appleTransition },
  together: [['appleIdentifier', 'certificate']],
  quirks: { beforePatch: withoutSerial, afterRead: readSerial },
  validate: validatePushCertificate,
  check: checkPushCertificate,
  expiry: {
    noun: 'push certificate',
    attribute: 'expirationDateTime',
    graceDays: 30,
    consequence:
      'without it Intune cannot reach Apple devices; 30 days after it expires it cannot be renewed, and every Apple device must be enrolled again',
    remedy: 'renew it at https://identity.apple.com/pushcert with the same Apple ID, and declare the new certificate',
    remedyAfter:
      'renewal is no longer possible, and a new certificate requires that Apple devices enroll again; create one at https://identity.apple.com/pushcert, declare it, and enroll the devices',
  },
  example: {
    declared: {
      appleIdentifier: 'mdm@contoso.com',
      certificate: exampleCertificates.first.pem,
      certificateSerialNumber: exampleCertificates.first.serialNumber,
    },
    changed: {
      appleIdentifier: 'mdm@contoso.com',
      certificate: exampleCertificates.renewed.pem,
      certificateSerialNumber: exampleCertificates.renewed.serialNumber,
    },
  },
});

/** Removes the serial number, which Graph reads from the certificate and does not accept as input. */
function withoutSerial({ certificateSerialNumber: _serial, ...body }: JsonObject): JsonObject {
  return body;
}

function readSerial(object: JsonObject): JsonObject {
  const serial = textOf(object.certificateSerialNumber);
  return serial === null ? object : { ...object, certificateSerialNumber: comparableSerial(serial) };
}
