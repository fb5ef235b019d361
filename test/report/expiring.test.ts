import { type Diagnostic, type JsonObject, warning } from '../../core/index.js';
import { dataSources, resources } from '../../provider/resources/index.js';
import {
  buildReport,
  exitCodeOf,
  renderReport,
  type Report,
  type ReportExtra,
  reportFormats,
} from '../../report/index.js';
import { dataOf, type PlannedObject, planOf } from './plan-fixture.js';
import { documentOf } from './report-fixture.js';

const now = new Date('2026-11-23T05:12:00Z');
const certificateType = 'intune_apple_push_notification_certificate';

function certificate(ends: string, renewBeforeDays = 30): PlannedObject {
  const values = {
    id: 'c',
    apple_identifier: 'mdm@contoso.com',
    expiration_date_time: ends,
    renew_before_days: renewBeforeDays,
  };
  return { type: certificateType, name: 'certificate', tenant: values, declared: values };
}

function report(
  objects: readonly PlannedObject[],
  data: readonly JsonObject[] = [],
  extra: Partial<ReportExtra> = {},
): Report {
  return buildReport(planOf(objects, data), [...resources, ...dataSources], {
    tenant: { name: 'contoso' },
    now,
    ...extra,
  });
}

function told({ findings }: Report): readonly unknown[] {
  return findings.map(({ code, severity, noun, label, expiry }) => [
    code,
    severity,
    noun,
    label,
    expiry?.state,
    expiry?.days,
  ]);
}

test('warns about what expires within its window, without changing the verdict', () => {
  const found = report([certificate('2026-12-01T00:00:00Z')]);

  expect(told(found)).toEqual([['INT2105', 'warning', 'push certificate', undefined, 'soon', 7]]);
  expect([found.verdict, exitCodeOf(found.verdict), found.summary.expiring]).toEqual(['inSync', 0, 1]);
  expect(renderReport(found, { color: false })).toBe(
    [
      'EXPIRING  push certificate',
      '          warning: expires 2026-12-01 00:00 UTC, in 7 days (reported from 30 days before expiry)',
      '          without it Intune cannot reach Apple devices; 30 days after it expires it cannot be renewed, and every Apple device must be enrolled again',
      '          renew it at https://identity.apple.com/pushcert with the same Apple ID, and declare the new certificate',
      '          affects: every Apple device in the tenant',
      '',
      'contoso: as declared (1 object); 1 expiring',
      '',
    ].join('\n'),
  );
});

test('does not report before the declared window', () => {
  expect(told(report([certificate('2026-12-01T00:00:00Z', 7)]))).toEqual([]);
  expect(told(report([certificate('2026-12-01T00:00:00Z', 8)]))).toHaveLength(1);
});

test('counts what has expired as drift, in its grace period and after it', () => {
  const grace = report([certificate('2026-11-01T00:00:00Z')]);
  const expired = report([certificate('2026-10-01T00:00:00Z')]);

  expect(told(grace)).toEqual([['INT2106', 'error', 'push certificate', undefined, 'grace', -23]]);
  expect(told(expired)).toEqual([['INT2106', 'error', 'push certificate', undefined, 'expired', -54]]);
  expect([grace, expired].map(({ verdict }) => exitCodeOf(verdict))).toEqual([3, 3]);
  expect(renderReport(grace, { color: false })).toContain('contoso: a certificate or token has expired: 1 expiring\n');
  expect(reportFormats.markdown(documentOf(grace))).toContain(
    '### intuneform: a certificate or token has expired: 1 expiring',
  );
});

test('does not report what apply renews, because its new expiry is unknown', () => {
  const object = certificate('2026-11-01T00:00:00Z');

  const found = report([
    {
      ...object,
      declared: { ...object.declared, certificate_serial_number: 'AB', expiration_date_time: null },
      unknown: { expiration_date_time: true },
    },
  ]);

  expect(found.findings.map(({ kind }) => kind)).toEqual(['pending']);
});

test('is listed after drift and before pending changes', () => {
  const drifted = {
    type: 'intune_device_category',
    name: 'a',
    lastSeen: { id: '1', display_name: 'A' },
    tenant: { id: '1', display_name: 'B' },
    declared: { id: '1', display_name: 'A' },
  };
  const pending = { type: 'intune_device_category', name: 'b', tenant: null, declared: { display_name: 'C' } };

  const found = report([pending, certificate('2026-12-01T00:00:00Z'), drifted]);

  expect(found.findings.map(({ kind }) => kind)).toEqual(['drift', 'expiring', 'pending']);
  expect(found.verdict).toBe('both');
});

const readiness = (...expirations: readonly JsonObject[]): JsonObject =>
  dataOf('intune_enrollment_readiness', { id: 't', expirations });

test('reports expiries that only a data source knows, and none twice', () => {
  const apns = { kind: 'pushCertificate', name: 'mdm@contoso.com', expiration_date_time: '2026-12-01T00:00:00Z' };
  const token = { kind: 'adeToken', name: 'Contoso\u001b[2J', expiration_date_time: '2026-11-30T00:00:00Z' };
  const later = { kind: 'androidToken', name: 'Scanners', expiration_date_time: '2027-11-30T00:00:00Z' };

  const found = report([certificate('2026-12-01T00:00:00Z', 5)], [readiness(apns, token, later)]);

  expect(found.findings.map(({ noun, label, address }) => [noun, label, address])).toEqual([
    ['ADE token', 'Contoso\u001b[2J', 'data.intune_enrollment_readiness.preview'],
  ]);
  expect(renderReport(found, { color: false })).toContain(String.raw`ADE token "Contoso\u{1b}[2J"`);
});

test('reports undeclared objects as information, without changing the exit code', () => {
  const apns = { kind: 'pushCertificate', name: 'mdm@contoso.com', expiration_date_time: '2025-01-01T00:00:00Z' };

  const found = report([], [readiness(apns)]);

  expect(found.findings.map(({ code, severity }) => [code, severity])).toEqual([['INT2106', 'info']]);
  expect(exitCodeOf(found.verdict)).toBe(0);
});

test('shows the right step for the day: before expiry, in the grace period with its last day, and after it', () => {
  const remedyAt = (end: string): string | undefined => report([certificate(end)]).findings[0]?.expiry?.remedy;

  expect(remedyAt('2026-12-01T00:00:00Z')).toMatch(/^renew it at .* the new certificate$/u);
  expect(remedyAt('2026-11-20T00:00:00Z')).toMatch(/^renew it at .*; you can renew it until 2026-12-20$/u);
  expect(remedyAt('2026-10-01T00:00:00Z')).toMatch(/^renewal is no longer possible, .* Apple devices enroll again/u);
});

test('reports once an expiry that two sources return with different fractions of a second', () => {
  const apns = { kind: 'pushCertificate', name: 'mdm@contoso.com', expiration_date_time: '2026-12-01T00:00:00.329Z' };

  const found = report([certificate('2026-12-01T00:00:00Z')], [readiness(apns)]);

  expect(told(found)).toHaveLength(1);
});

test('reports the token of a bulk enrollment package instead of its own warning', () => {
  const type = 'intune_windows_bulk_enrollment_token';
  const where = { address: `data.${type}.preview` };
  const token = dataOf(type, {
    ...{ id: 'Classroom', package_name: 'Classroom', state: 'expiresSoon' },
    token_expiration_date_time: '2026-12-01T00:00:00Z',
  });

  const found = report([], [token], { diagnostics: [warning('INT2120', { what: 'w', where, why: 'y', fix: 'f' })] });

  expect(told(found)).toEqual([['INT2105', 'warning', 'bulk enrollment token', 'Classroom', 'soon', 7]]);
  expect(found.diagnostics).toEqual([]);
});

test('replaces the warning that the provider gives for people without a report', () => {
  const address = `${certificateType}.certificate`;
  const texts = { what: 'the push certificate expires soon', why: 'it ends', fix: 'renew it' };
  const diagnostics = [
    warning('INT2038', { ...texts, where: { address } }),
    warning('INT2038', { ...texts, where: { address: 'intune_dep_onboarding_setting.other' } }),
  ];

  const found = report([certificate('2026-12-01T00:00:00Z')], [], { diagnostics });

  expect(found.diagnostics.map(({ where }) => where?.address)).toEqual(['intune_dep_onboarding_setting.other']);
});

test('omits warnings of the provider and Terraform checks about drift and expiries that are findings', () => {
  const texts = { what: 'w', why: 'y', fix: 'f' };
  const category = 'intune_device_category.a';
  const said = (code: 'INT2130' | 'INT2131' | 'INT1346' | 'INT1347', address: string): Diagnostic =>
    warning(code, { ...texts, where: { address } });
  const diagnostics = [
    said('INT2130', category),
    said('INT2131', 'intune_device_category.b'),
    said('INT1346', 'check.enrollment-readiness'),
    said('INT1347', 'check.enrollment-readiness'),
  ];
  const drifted = { type: 'intune_device_category', name: 'a', lastSeen: { id: '1', display_name: 'A' } };

  const found = report(
    [
      { ...drifted, tenant: { id: '1', display_name: 'B' }, declared: { id: '1', display_name: 'A' } },
      certificate('2026-12-01T00:00:00Z'),
    ],
    [],
    { diagnostics },
  );

  expect(found.diagnostics.map(({ code }) => code)).toEqual(['INT2131', 'INT1346']);
});

test('skips expired information in JUnit, and gives SARIF a fingerprint for each expiry at one address', () => {
  const apns = { kind: 'pushCertificate', name: 'mdm@contoso.com', expiration_date_time: '2025-01-01T00:00:00Z' };
  const token = { kind: 'adeToken', name: 'Contoso', expiration_date_time: '2025-02-01T00:00:00Z' };
  const locate = (): { readonly file: string } => ({ file: 'contoso.yaml' });

  const found = documentOf(report([], [readiness(apns, token)], { locate }));
  const prints = [...reportFormats.sarif(found).matchAll(/"primaryLocationLineHash": ?"(\w+)/gu)].map(([, one]) => one);

  expect(reportFormats.junit(found)).toContain('tests="3" failures="0" errors="0" skipped="2"');
  expect(prints).toHaveLength(2);
  expect(new Set(prints).size).toBe(2);
});

test('fails JUnit for expired objects and skips those that expire soon, next to objects that match', () => {
  const soon = reportFormats.junit(documentOf(report([certificate('2026-12-01T00:00:00Z')])));
  const ended = reportFormats.junit(documentOf(report([certificate('2026-11-01T00:00:00Z')])));

  expect(soon).toContain('tests="2" failures="0" errors="0" skipped="1"');
  expect(ended).toContain('tests="2" failures="1" errors="0" skipped="0"');
  expect(soon).toContain('1 object as declared');
});

test.each([
  ['of another version', { format_version: '2.0' }, 'its format_version is 2.0; this version supports 1.x'],
  ['without a version', { resource_changes: [] }, 'it has no format_version; this version supports 1.x'],
  ['that is none', 'plan', 'it has no format_version; this version supports 1.x'],
])('fails with INT2107 at a plan %s, and takes nothing from it', (_name, json, why) => {
  const found = buildReport(json, [...resources, ...dataSources], { tenant: { name: 'contoso' }, now });

  expect(found.diagnostics.map((diagnostic) => [diagnostic.code, diagnostic.why])).toEqual([['INT2107', why]]);
  expect([found.verdict, found.findings]).toEqual(['failed', []]);
});
