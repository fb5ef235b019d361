import { createHash } from 'node:crypto';

import type { BulkEnrollmentPackage } from '../../schemas/index.js';

/**
 * Renders the answer file of a provisioning package, `customizations.xml`. The same package gives the same bytes.
 *
 * It does not contain the token: a person gets this secret in Windows Configuration Designer and inserts it at the
 * comment.
 *
 * @see https://learn.microsoft.com/windows/configuration/provisioning-packages/provisioning-command-line
 * @see https://learn.microsoft.com/windows/configuration/wcd/wcd-accounts
 */
export function renderCustomizations(declared: BulkEnrollmentPackage, tenantId: string): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<WindowsCustomizations>',
    '  <PackageConfig xmlns="urn:schemas-Microsoft-com:Windows-ICD-Package-Config.v1.0">',
    `    <ID>{${packageId(tenantId, declared.name)}}</ID>`,
    `    <Name>${escapeXml(declared.name)}</Name>`,
    `    <Version>${escapeXml(declared.version ?? '1.0')}</Version>`,
    `    <OwnerType>${declared.ownerType ?? 'ITAdmin'}</OwnerType>`,
    `    <Rank>${String(declared.rank ?? 0)}</Rank>`,
    `    <Notes>${escapeXml(declared.description ?? '')}</Notes>`,
    '  </PackageConfig>',
    '  <Settings xmlns="urn:schemas-microsoft-com:windows-provisioning">',
    '    <Customizations>',
    '      <Common>',
    ...settingsOf(declared).map((line) => `        ${line}`),
    '      </Common>',
    '    </Customizations>',
    '  </Settings>',
    '</WindowsCustomizations>',
    '',
  ].join('\n');
}

/** Settings sorted by name, as in Windows Configuration Designer. */
function settingsOf({ deviceNameTemplate, hideOobe, enableSharedPCMode }: BulkEnrollmentPackage): readonly string[] {
  return [
    '<Accounts>',
    '  <Azure>',
    '    <Authority>https://login.microsoftonline.com/common</Authority>',
    '    <!-- Insert the bulk token here, as the element BPRT. It is a secret: do not commit the file with the token to version control. -->',
    '  </Azure>',
    '</Accounts>',
    ...(deviceNameTemplate === undefined
      ? []
      : nested(['DevDetail', 'DNSComputerName'], escapeXml(deviceNameTemplate))),
    ...(hideOobe ? nested(['OOBE', 'Desktop', 'HideOobe'], 'True') : []),
    ...(enableSharedPCMode ? nested(['SharedPC', 'EnableSharedPCMode'], 'True') : []),
  ];
}

/** One setting within its groups, one line each. */
function nested([name = '', ...below]: readonly string[], value: string): readonly string[] {
  if (below.length === 0) return [`<${name}>${value}</${name}>`];
  return [`<${name}>`, ...nested(below, value).map((line) => `  ${line}`), `</${name}>`];
}

/** A GUID that is stable for a package of a tenant, so that a new version replaces the old one. */
function packageId(tenantId: string, name: string): string {
  const digest = createHash('sha256').update(`${tenantId.toLowerCase()} ${name.toLowerCase()}`).digest('hex');
  // Version 8 of RFC 9562: a custom UUID; the variant is in the fourth group.
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `a${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join('-');
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
