import {
  type DeclaredChange,
  type Diagnostic,
  error,
  isUnknown,
  renderSteps,
  type ValueObject,
  warning,
} from '../../../core/index.js';
import { isAcknowledged, judgeAppleAccount, textIn, wanted } from './apple-account.js';
import { type PushCertificate, readPushCertificate } from './apple-certificate.js';

const where = { path: ['certificate'] };
const renewal = 'renew the certificate at https://identity.apple.com/pushcert with the same Apple ID';

/** Checks the declaration by itself: the certificate must be readable and have the declared serial number. */
export function validatePushCertificate(config: ValueObject): readonly Diagnostic[] {
  const pem = textIn(config, 'certificate');
  if (pem === null) return [];
  const read = readPushCertificate(pem);
  if ('fault' in read) return [unusable(read.fault)];
  const declared = config.certificateSerialNumber ?? null;
  return isUnknown(declared) || declared === read.serialNumber ? [] : [otherSerial(declared, read)];
}

/** Checks a certificate to upload against the tenant's. An unchanged certificate is not checked. */
export function checkPushCertificate(change: DeclaredChange): readonly Diagnostic[] {
  const { present, planned, config } = change;
  const tenantHas = textIn(present, 'appleIdentifier');
  const declared = textIn(planned, 'appleIdentifier');
  const account =
    tenantHas !== null && declared !== null
      ? judgeAppleAccount({
          noun: 'push certificate',
          present: tenantHas,
          declared,
          transition: planned.transition ?? null,
        })
      : [];
  if (!isUploaded(change) || isUnknown(config.certificate)) return account;
  const pem = textIn(config, 'certificate');
  if (pem === null) return [...account, nothingToUpload(tenantHas, declared)];
  const faults = validatePushCertificate(config);
  const read = readPushCertificate(pem);
  return [...account, ...faults, ...('fault' in read ? [] : checkAgainst(read, change))];
}

function isUploaded({ present, planned }: DeclaredChange): boolean {
  const [before, after] = [present, planned].map((values) => textIn(values, 'certificateSerialNumber'));
  const known = textIn(present, 'appleIdentifier');
  const declared = textIn(planned, 'appleIdentifier');
  if (before === null || known === null) return true;
  return (after !== null && after !== before) || (declared !== null && declared !== known);
}

function checkAgainst(certificate: PushCertificate, { present, planned, now }: DeclaredChange): readonly Diagnostic[] {
  const { topicIdentifier, expires } = certificate;
  const topic = textIn(present, 'topicIdentifier');
  const account = textIn(present, 'appleIdentifier') ?? '';
  const moves = topic !== null && topic !== topicIdentifier;
  const end = Date.parse(textIn(present, 'expirationDateTime') ?? '');
  return [
    ...(expires <= now ? [ended(certificate)] : []),
    ...(moves && !isAcknowledged(account, planned.transition ?? null) ? [otherTopic(certificate, topic, account)] : []),
    ...(!moves && expires > now && expires.getTime() < end ? [older(certificate, new Date(end))] : []),
  ];
}

function unusable(fault: string): Diagnostic {
  const fix = 'use the .pem file from https://identity.apple.com/pushcert, unchanged';
  return error('INT2032', { what: 'the push certificate cannot be used', where, why: fault, fix });
}

function ended({ expires }: PushCertificate): Diagnostic {
  return error('INT2033', {
    what: 'the push certificate to upload has expired',
    where,
    why: `it expired on ${dayOf(expires)}`,
    fix: renewal,
  });
}

function otherTopic({ topicIdentifier }: PushCertificate, topic: string, account: string): Diagnostic {
  return error('INT2034', {
    what: 'the push certificate is for another topic',
    where,
    why: `its topic is ${topicIdentifier}, but the devices in the tenant use ${topic} and would no longer be managed`,
    fix: `renew the current certificate instead of creating a new one; or, if all devices will be enrolled again, declare ${wanted(account)}`,
  });
}

function otherSerial(declared: unknown, { serialNumber }: PushCertificate): Diagnostic {
  return error('INT2035', {
    what: 'the push certificate has another serial number',
    where: { path: ['certificateSerialNumber'] },
    why: `${typeof declared === 'string' ? declared : 'none'} is declared, but the certificate has ${serialNumber}`,
    fix: `set certificate_serial_number to ${serialNumber}; the certificate is uploaded when it changes`,
  });
}

function older({ expires }: PushCertificate, present: Date): Diagnostic {
  return error('INT2036', {
    what: 'the tenant has a newer push certificate than the declared one',
    where,
    why: `the declared certificate expires on ${dayOf(expires)}, but the one in the tenant on ${dayOf(present)}, so it was renewed`,
    fix: 'declare the newer certificate with its serial number',
  });
}

/**
 * If the tenant has no certificate, the first one is missing. Otherwise the declaration must provide the renewed one.
 */
function nothingToUpload(present: string | null, declared: string | null): Diagnostic {
  const why = 'Graph accepts the Apple ID and the certificate only together';
  if (present === null) {
    const what = 'the tenant has no push certificate, and none is declared to upload';
    return warning('INT2037', { what, where, why, fix: renderSteps(firstCertificate(declared ?? 'the Apple ID')) });
  }
  const fix = renderSteps([
    'renew the certificate at https://identity.apple.com/pushcert with the same Apple ID',
    declareIt,
  ]);
  return error('INT2037', { what: 'no push certificate is declared to upload', where, why, fix });
}

const declareIt = 'declare the certificate that Apple issues: certificateFile and certificateSerialNumber';

/** Steps to get the first certificate of a tenant. */
function firstCertificate(appleIdentifier: string): readonly string[] {
  return [
    'write the signing request of the tenant to a file with `intuneform next --signing-request FILE`, or read it from the data source intune_apple_push_certificate_signing_request',
    `sign in to https://identity.apple.com/pushcert as ${appleIdentifier}, create a certificate from the request, and download it`,
    declareIt,
  ];
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
