import type { JsonObject } from '../../core/index.js';
import { type Finding, renderReport } from '../../report/index.js';
import type { PlannedObject } from './plan-fixture.js';
import { reportOf } from './report-fixture.js';

/** An object whose attributes somebody changed, from the declared ones to those of the tenant. */
function changed(type: string, declared: JsonObject, tenant: JsonObject): PlannedObject {
  const [before, after] = [declared, tenant].map((one) => ({ id: 'x', ...one }));
  return { type, lastSeen: before ?? null, tenant: after ?? null, declared: before ?? null };
}

function findingOf(object: PlannedObject): Finding {
  const [finding, ...others] = reportOf([object]).findings;
  if (!finding || others.length > 0) throw new Error('there must be one finding');
  return finding;
}

const limit = 'intune_device_enrollment_limit';
const restrictions = 'intune_default_device_enrollment_platform_restrictions';
const hello = 'intune_windows_hello_for_business';
const notification = 'intune_enrollment_notification';
const comanagement = 'intune_device_comanagement_authority';

/** The message of an enrollment notification. */
const mail = (subject: string, options: readonly string[] = []): JsonObject => ({
  branding_options: [...options],
  localized_notification_messages: [{ locale: 'en-US', is_default: true, subject, message_template: 'Call us.' }],
});

interface Example {
  readonly type: string;
  readonly declared: JsonObject;
  readonly tenant: JsonObject;
  readonly severity: string;
  readonly text: string;
}

const examples: readonly (readonly [
  name: string,
  ...values: readonly [string, JsonObject, JsonObject, string, string],
])[] = [
  [
    'a higher limit',
    limit,
    { limit: 3 },
    { limit: 9 },
    'error',
    'restriction loosened: more users or devices can enroll than declared',
  ],
  [
    'a lower limit',
    limit,
    { limit: 3 },
    { limit: 1 },
    'warning',
    'restriction tightened: some users or devices that should enroll cannot',
  ],
  [
    'another message of a notification',
    notification,
    { email: mail('New device') },
    { email: mail('Ignore this') },
    'warning',
    'setting changed: it works differently than declared',
  ],
  [
    'a notification without its e-mail',
    notification,
    { email: mail('New device') },
    { email: null },
    'warning',
    'reach changed: it reaches different users or devices than declared',
  ],
  [
    'a notification that shows the logo',
    notification,
    { email: mail('New device') },
    { email: mail('New device', ['includeCompanyLogo']) },
    'info',
    'appearance changed: names, texts and visual style only',
  ],
  [
    'an agent of Configuration Manager that is installed',
    comanagement,
    { install_configuration_manager_agent: false },
    { install_configuration_manager_agent: true },
    'error',
    'authority changed: devices are managed by a service other than the declared one',
  ],
  [
    'a lower least version',
    restrictions,
    { ios_restriction: { os_minimum_version: '17.10' } },
    { ios_restriction: { os_minimum_version: '17.9' } },
    'error',
    'restriction loosened: more users or devices can enroll than declared',
  ],
  [
    'a least version that is gone',
    restrictions,
    { ios_restriction: { os_minimum_version: '17.0' } },
    { ios_restriction: { os_minimum_version: null } },
    'error',
    'restriction loosened: more users or devices can enroll than declared',
  ],
  [
    'a manufacturer more that is blocked',
    restrictions,
    { android_restriction: { blocked_manufacturers: ['A'] } },
    { android_restriction: { blocked_manufacturers: ['B', 'A'] } },
    'warning',
    'restriction tightened: some users or devices that should enroll cannot',
  ],
  [
    'another manufacturer',
    restrictions,
    { android_restriction: { blocked_manufacturers: ['A'] } },
    { android_restriction: { blocked_manufacturers: ['B'] } },
    'warning',
    'restriction changed: different users or devices can enroll than declared',
  ],
  [
    'fewer days before a device is hidden',
    'intune_managed_device_cleanup_rule',
    { device_inactivity_before_retirement_in_days: 90 },
    { device_inactivity_before_retirement_in_days: 30 },
    'error',
    'retention tightened: devices are hidden sooner than declared',
  ],
  [
    'a PIN that never expires',
    hello,
    { pin_expiration_in_days: 90 },
    { pin_expiration_in_days: 0 },
    'error',
    'security loosened: devices are less protected than declared',
  ],
  [
    'a PIN that needs no capital any more',
    hello,
    { pin_uppercase_characters_usage: 'required' },
    { pin_uppercase_characters_usage: 'allowed' },
    'error',
    'security loosened: devices are less protected than declared',
  ],
  [
    'a TPM that is required',
    hello,
    { security_device_required: false },
    { security_device_required: true },
    'warning',
    'security tightened: users face stricter rules than declared',
  ],
  [
    'an authority',
    'intune_mdm_authority',
    { authority: 'intune' },
    { authority: 'office365' },
    'error',
    'authority changed: Basic Mobility and Security manages the devices',
  ],
  [
    'the words that users agree to',
    'intune_terms_and_conditions',
    { body_text: 'Contoso manages it.' },
    { body_text: 'Nobody manages it.' },
    'error',
    'consent changed: the agreement differs from the declaration',
  ],
  [
    'an Apple account',
    'intune_apple_push_notification_certificate',
    { apple_identifier: 'mdm@contoso.com' },
    { apple_identifier: 'eve@contoso.com' },
    'error',
    'account changed: the link to Apple or Google differs from the declaration',
  ],
  [
    'an order',
    'intune_device_enrollment_limit_order',
    { ids: ['a', 'b'] },
    { ids: ['b', 'a'] },
    'warning',
    'order changed: where several objects apply to a user, a different one may take effect',
  ],
  [
    'a description',
    limit,
    { description: 'a' },
    { description: 'b' },
    'info',
    'appearance changed: names, texts and visual style only',
  ],
  [
    'a name of a category',
    'intune_device_category',
    { display_name: 'a' },
    { display_name: 'b' },
    'warning',
    'setting changed: it works differently than declared',
  ],
];

test.each(
  examples.map(([name, type, declared, tenant, severity, text]): [string, Example] => [
    name,
    { type, declared, tenant, severity, text },
  ]),
)('judges %s by the data of its definition', (_name, { type, declared, tenant, severity, text }) => {
  const finding = findingOf(changed(type, declared, tenant));

  expect([finding.kind, finding.severity, finding.reason?.text]).toEqual(['drift', severity, text]);
});

test('rates an object by its most severe attribute, and names the attributes concerned', () => {
  const finding = findingOf(
    changed(limit, { display_name: 'Staff', limit: 3, priority: 1 }, { display_name: 'All', limit: 15, priority: 2 }),
  );

  expect([finding.severity, finding.reason]).toEqual([
    'error',
    {
      concern: 'restriction',
      direction: 'loosened',
      text: 'restriction loosened (limit): more users or devices can enroll than declared',
    },
  ]);
});

test('rates a deleted object by the effect of its absence', () => {
  const rule = { id: 'x', device_inactivity_before_retirement_in_days: 90 };

  const finding = findingOf({
    type: 'intune_managed_device_cleanup_rule',
    ...{ lastSeen: rule, tenant: null, declared: rule, actions: ['create'] },
  });

  expect([finding.severity, finding.reason?.direction]).toEqual(['warning', 'loosened']);
});

test('keeps a pending change as information, and reports if apply loosens something', () => {
  const pendingOf = (declared: number): Finding =>
    findingOf({ type: limit, tenant: { id: 'x', limit: 3 }, declared: { id: 'x', limit: declared } });

  expect([pendingOf(9).severity, pendingOf(9).reason?.text]).toEqual(['info', 'apply loosens the restriction']);
  expect([pendingOf(1).severity, pendingOf(1).reason?.text]).toEqual(['info', 'apply tightens the restriction']);
});

test('reports only the deletion of an ADE token, because no value changes', () => {
  const type = 'intune_dep_onboarding_setting';

  const finding = findingOf({ type, tenant: { id: 'x', token_name: 'ABM' }, declared: null });

  expect([finding.action, finding.severity, finding.reason]).toEqual(['delete', 'info', undefined]);
});

test('does not report the direction of a hidden value', () => {
  const finding = findingOf({
    ...changed(limit, { limit: 3 }, { limit: 9 }),
    sensitive: { limit: true },
  });

  expect(finding.attributes).toEqual([{ path: 'limit', kind: 'drift', sensitive: true, concern: 'restriction' }]);
});

test('reports which devices are concerned if there is no number, and that a number is unknown', () => {
  const rule = { id: 'x', device_cleanup_rule_platform_type: 'ios' };
  const of = (object: PlannedObject): string => renderReport(reportOf([object]), { color: false });

  expect(of(changed(limit, { limit: 3 }, { limit: 9 }))).toContain(
    'affects: devices that enroll from now on; enrolled devices are not affected\n',
  );
  expect(
    of(
      changed(
        'intune_managed_device_cleanup_rule',
        { ...rule, device_inactivity_before_retirement_in_days: 90 },
        { ...rule, device_inactivity_before_retirement_in_days: 30 },
      ),
    ),
  ).toContain('affects: an unknown number of devices\n');
});

test('blocking a platform tightens it, regardless of its versions; allowing it again loosens it', () => {
  const type = 'intune_default_device_enrollment_platform_restrictions';
  const open = { id: 'x', ios_restriction: { platform_blocked: false, os_minimum_version: '17.0' } };
  const blocked = { id: 'x', ios_restriction: { platform_blocked: true, os_minimum_version: null } };
  const said = (tenant: JsonObject, declared: JsonObject): string | undefined =>
    reportOf([{ type, tenant, declared }]).findings[0]?.reason?.text;

  expect(said(open, blocked)).toBe('apply tightens the restriction (iosRestriction.platformBlocked)');
  expect(said(blocked, open)).toBe('apply loosens the restriction (iosRestriction.platformBlocked)');
});
