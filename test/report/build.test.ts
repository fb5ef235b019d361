import { error, type JsonObject, warning } from '../../core/index.js';
import { dataSources, resources } from '../../provider/resources/index.js';
import {
  buildReport,
  exitCodeOf,
  renderReport,
  type Report,
  type ReportExtra,
  reportToJson,
} from '../../report/index.js';
import { dataOf, type PlannedObject, planOf } from './plan-fixture.js';

const definitions = [...resources, ...dataSources];
const tenant = { name: 'contoso', tenantId: '3f2504e0-4f89-41d3-9a0c-0305e82c3301' };

function report(
  objects: readonly PlannedObject[],
  extra: Partial<ReportExtra> = {},
  data: readonly JsonObject[] = [],
): Report {
  return buildReport(planOf(objects, data), definitions, { tenant, ...extra });
}

function text(of: Report): string {
  return renderReport(of, { color: false });
}

const rule = {
  id: 'rule-1',
  display_name: 'Silent Windows devices',
  device_cleanup_rule_platform_type: 'windows',
  device_inactivity_before_retirement_in_days: 90,
  last_modified_date_time: '2026-11-01T00:00:00Z',
};
const cleanupRule = { type: 'intune_managed_device_cleanup_rule', name: 'windows' };
const changedRule = {
  ...rule,
  device_inactivity_before_retirement_in_days: 270,
  last_modified_date_time: '2026-11-23T05:12:31Z',
};
const preview = dataOf('intune_device_cleanup_preview', {
  platform: 'windows',
  inactive_days: 90,
  fleet_size: 2000,
  newly_hidden: 412,
});

test('reports drift with the declared value, who changed it, and the effect of apply', () => {
  const attribution = new Map([['rule-1', { actor: 'admin@contoso.com', time: '2026-11-23T05:12:31Z' }]]);

  const found = report([{ ...cleanupRule, lastSeen: rule, tenant: changedRule, declared: rule }], { attribution }, [
    preview,
  ]);

  expect(text(found)).toBe(
    [
      'DRIFT    cleanup rule "windows"   deviceInactivityBeforeRetirementInDays   declared 90   tenant 270',
      '         changed 2026-11-23 05:12 UTC by admin@contoso.com; apply restores 90, which hides 412 of 2,000 devices',
      '         warning: retention loosened: inactive devices stay listed longer than declared',
      '',
      'contoso: the tenant was changed outside Terraform: 1 drift; 1 to change',
      '',
    ].join('\n'),
  );
  expect(exitCodeOf(found.verdict)).toBe(3);
});

test('reports the three values of an attribute, and counts both, if tenant and declaration changed', () => {
  const declared = { ...rule, device_inactivity_before_retirement_in_days: 60 };

  const found = report([{ ...cleanupRule, lastSeen: rule, tenant: changedRule, declared }]);

  expect(found.findings.map(({ code, kind, attributes }) => ({ code, kind, attributes }))).toEqual([
    {
      code: 'INT2103',
      kind: 'both',
      attributes: [
        {
          path: 'deviceInactivityBeforeRetirementInDays',
          ...{ kind: 'both', declared: 60, lastSeen: 90, tenant: 270 },
          ...{ concern: 'retention', direction: 'loosened' },
        },
      ],
    },
  ]);
  expect(text(found)).toContain('declared 60   last seen 90   tenant 270');
  expect(text(found)).toContain('changed by unknown; apply sets 60');
  expect(exitCodeOf(found.verdict)).toBe(4);
});

test('reports a change of the declaration as pending, with the attribute that forces a replacement', () => {
  const declared = { ...rule, id: null, device_cleanup_rule_platform_type: 'ios' };

  const found = report([
    {
      ...cleanupRule,
      tenant: rule,
      declared,
      actions: ['delete', 'create'],
      unknown: { id: true, last_modified_date_time: true },
      replacePaths: [['device_cleanup_rule_platform_type']],
    },
  ]);

  expect(text(found).split('\n').slice(0, 2)).toEqual([
    'PENDING  cleanup rule "windows"   deviceCleanupRulePlatformType   declared ios   tenant windows   needs a new object',
    '         apply deletes it, then creates it again',
  ]);
  expect(exitCodeOf(found.verdict)).toBe(2);
});

test('never reports values that Graph computes or that change by themselves', () => {
  const later = { ...rule, last_modified_date_time: '2026-11-23T05:12:31Z' };

  const found = report([{ ...cleanupRule, lastSeen: rule, tenant: later, declared: later }]);

  expect(found.findings).toEqual([]);
  expect(text(found)).toBe('contoso: as declared (1 object)\n');
  expect(exitCodeOf(found.verdict)).toBe(0);
});

test('does not report an outside change that results in the declared value', () => {
  const found = report([{ ...cleanupRule, lastSeen: rule, tenant: changedRule, declared: changedRule }]);

  expect(found.verdict).toBe('inSync');
});

test('reports an object that was deleted outside as drift, and that apply creates it again', () => {
  const declared = { ...rule, id: null };

  const found = report([
    { ...cleanupRule, lastSeen: rule, tenant: null, declared, unknown: { id: true, last_modified_date_time: true } },
  ]);

  expect(found.findings).toMatchObject([{ kind: 'drift', action: 'create', deletedOutside: true, id: 'rule-1' }]);
  expect(text(found)).toContain(
    'DRIFT    cleanup rule "windows"\n         deleted by unknown; apply creates it again\n',
  );
});

test('reports a new object as pending, with its values', () => {
  const declared = { ...rule, id: null, last_modified_date_time: null };

  const found = report([{ ...cleanupRule, tenant: null, declared, unknown: { id: true } }], {}, [preview]);

  expect(text(found)).toContain(
    'PENDING  cleanup rule "windows"\n' +
      '         apply creates it with displayName "Silent Windows devices", ' +
      'deviceInactivityBeforeRetirementInDays 90, which hides 412 of 2,000 devices\n',
  );
});

test('counts an object that was removed from the declaration after an outside change as both', () => {
  const found = report([{ ...cleanupRule, lastSeen: rule, tenant: changedRule, declared: null }]);

  expect(found.findings).toMatchObject([{ kind: 'both', action: 'delete' }]);
});

test('reports an unknown number if the plan leaves its preview to apply', () => {
  const postponed = dataOf('intune_device_cleanup_preview', { platform: 'windows', inactive_days: 90 });

  const found = report([{ ...cleanupRule, lastSeen: rule, tenant: changedRule, declared: rule }], {}, [postponed]);

  expect(text(found)).toContain('affects: an unknown number of devices\n');
});

test('reports moved and imported objects as pending even if the tenant needs no change', () => {
  const found = report([
    { ...cleanupRule, tenant: rule, declared: rule, previousAddress: 'intune_managed_device_cleanup_rule.old' },
    { ...cleanupRule, name: 'taken', tenant: rule, declared: rule, importing: { id: 'rule-1' } },
  ]);

  expect(found.findings.map(({ action, kind }) => [action, kind])).toEqual([
    ['import', 'pending'],
    ['move', 'pending'],
  ]);
  expect(text(found)).toContain('records its new address; the old one was intune_managed_device_cleanup_rule.old');
});

const limit = {
  id: 'limit-1',
  display_name: 'Field staff',
  limit: 3,
  role_scope_tag_ids: ['0', '1'],
  assignments: [
    { target: 'group', group_id: 'a', filter_id: null, filter_type: null },
    { target: 'group', group_id: 'b', filter_id: null, filter_type: null },
  ],
  priority: 1,
};
const enrollmentLimit = { type: 'intune_device_enrollment_limit' };

test('compares sets without order, and reports only the elements that differ', () => {
  const [a, b] = limit.assignments;
  const seen = { ...limit, role_scope_tag_ids: ['1', '0'] };
  const now = { ...seen, assignments: [{ ...a, group_id: 'c' }, b ?? null] };

  const found = report([{ ...enrollmentLimit, lastSeen: limit, tenant: now, declared: limit }]);

  expect(text(found)).toMatch(/assignments {3}\+ group a\n +- group c\n/u);
});

test('does not report an undeclared attribute that Graph sets', () => {
  const found = report([
    { ...enrollmentLimit, lastSeen: limit, tenant: { ...limit, priority: 2 }, declared: { ...limit, priority: 2 } },
  ]);

  expect(found.findings).toEqual([]);
});

test('takes the severity of drift from the definition: the authority is an error', () => {
  const authority = { id: 'org', authority: 'intune' };
  const type = 'intune_mdm_authority';
  const valueName = resources.find(({ name }) => name === 'mdmAuthority')?.shape;
  const value = valueName?.kind === 'action' ? valueName.value : '';

  const found = report([
    {
      type,
      lastSeen: { ...authority, [value]: 'intune' },
      tenant: { ...authority, [value]: 'office365' },
      declared: { ...authority, [value]: 'intune' },
    },
  ]);

  expect(found.findings).toMatchObject([{ kind: 'drift', severity: 'error' }]);
});

test('hides sensitive values in text and in JSON', () => {
  const found = report([
    {
      ...enrollmentLimit,
      lastSeen: limit,
      tenant: { ...limit, description: 'hunter2' },
      declared: { ...limit, description: 'hunter3' },
      sensitive: { description: true },
    },
  ]);

  expect(text(found)).toContain('description   declared (hidden)   tenant (hidden)');
  expect(`${text(found)}${JSON.stringify(reportToJson(found))}`).not.toContain('hunter');
});

test('shows control and bidirectional characters of a hostile name as escapes', () => {
  const name = 'a\u001b[2Jb\nDRIFT\u202e';
  const declared = { ...limit, display_name: name };

  const found = text(report([{ ...enrollmentLimit, tenant: { ...declared, limit: 4 }, declared }]));

  expect(found).toContain(String.raw`enrollment limit "a\u{1b}[2Jb\u{a}DRIFT\u{202e}"`);
  expect(found).not.toContain('\u001b');
});

test('reports values that are known only after apply', () => {
  const found = report([
    {
      ...enrollmentLimit,
      tenant: limit,
      declared: { ...limit, description: null },
      unknown: { description: true },
      actions: ['update'],
    },
  ]);

  expect(found.findings[0]?.attributes).toEqual([
    { path: 'description', kind: 'pending', unknown: true, lastSeen: null, tenant: null, concern: 'cosmetic' },
  ]);
});

test('does not promise to keep an order whose objects are not created yet', () => {
  const declared = { id: 'order', ids: [null] };
  const found = report([
    { type: 'intune_device_enrollment_limit_order', tenant: null, declared, unknown: { ids: [true] } },
  ]);

  expect(text(found)).toContain('apply sets ids, which become known during apply');
});

test('reports an object that Graph did not return as unreadable, whatever the plan contains, without a verdict', () => {
  const address = 'intune_managed_device_cleanup_rule.windows';
  const diagnostic = warning('INT3003', {
    what: 'w',
    where: { address },
    why: '403 Forbidden',
    fix: 'Grant it.',
  });

  const found = report([{ ...cleanupRule, tenant: changedRule, declared: rule }], { diagnostics: [diagnostic] });

  expect(found.findings).toMatchObject([{ code: 'INT2104', kind: 'unreadable', action: 'none', severity: 'warning' }]);
  expect(exitCodeOf(found.verdict)).toBe(5);
  expect(text(found)).toContain('UNREADABLE  cleanup rule "windows"\n');
});

test('ends with an error if anything except a read failed', () => {
  const diagnostics = [error('INT2101', { what: 'no', why: 'because', fix: 'do' })];

  const found = report([], { diagnostics });

  expect(found.verdict).toBe('failed');
  expect(text(found)).toBe('error INT2101: no\n  why:   because\n  fix:   do\n\ncontoso: no verdict: 1 error\n');
});

test('reports objects of other providers by their address and omits unknown values', () => {
  const found = report([
    {
      type: 'azurerm_dns_cname_record',
      name: 'EnterpriseEnrollment',
      tenant: { id: 'x', ttl: 300, record: 'old' },
      declared: { id: 'x', ttl: 3600, record: 'old' },
    },
  ]);

  expect(text(found)).toContain(
    'PENDING  azurerm_dns_cname_record "EnterpriseEnrollment"   ttl   declared 3600   tenant 300',
  );
});

test('puts drift before both, pending and unreadable', () => {
  const found = report([
    { ...cleanupRule, name: 'a', tenant: rule, declared: changedRule },
    { ...cleanupRule, name: 'b', lastSeen: rule, tenant: changedRule, declared: rule },
  ]);

  expect(found.findings.map(({ kind }) => kind)).toEqual(['drift', 'pending']);
  expect(found.verdict).toBe('both');
});

test('reports drift as drift although the plan failed at it, with nothing planned', () => {
  const address = 'intune_mdm_authority.authority';
  const head = { address, mode: 'managed', type: 'intune_mdm_authority', name: 'authority' };
  const change = {
    actions: ['update'],
    before: { id: 't', authority: 'intune' },
    after: { id: 't', authority: 'office365' },
  };
  const refusal = error('INT2010', {
    what: 'not acknowledged',
    why: 'because',
    fix: 'acknowledge',
    where: { address },
  });

  const failed = buildReport(
    { format_version: '1.2', errored: true, resource_drift: [{ ...head, change }] },
    definitions,
    {
      tenant,
      diagnostics: [refusal],
    },
  );

  expect(failed.verdict).toBe('drift');
  expect(failed.findings.map(({ code, severity, action }) => [code, severity, action])).toEqual([
    ['INT2101', 'error', 'unplanned'],
  ]);
  expect(text(failed)).toContain('DRIFT    MDM authority   authority   declared intune   tenant office365');
  expect(text(failed)).toContain('apply cannot restore this');
  expect(text(failed)).toContain('to do: acknowledge');
});

test('shows an image that was changed outside by its digest', () => {
  const profile = { id: 'p', profile_name: 'Subsidiary', theme_color_logo_sha256: 'aa' };
  const type = 'intune_branding_profile';

  const found = report([
    { type, lastSeen: profile, tenant: { ...profile, theme_color_logo_sha256: 'bb' }, declared: profile },
  ]);

  expect(found.findings).toMatchObject([{ kind: 'drift', attributes: [{ declared: 'aa', tenant: 'bb' }] }]);
});

test('does not list a version that is empty in the tenant and not declared, beside one that differs', () => {
  const restriction = { platform_blocked: true, os_minimum_version: null, os_maximum_version: null };
  const found = report([
    {
      type: 'intune_default_device_enrollment_platform_restrictions',
      tenant: { id: 'd', ios_restriction: { ...restriction, platform_blocked: false, os_maximum_version: '' } },
      declared: { id: 'd', ios_restriction: restriction },
    },
  ]);

  expect(found.findings.flatMap(({ attributes }) => attributes.map(({ path }) => path))).toEqual([
    'iosRestriction.platformBlocked',
  ]);
});

test('lists a value that is declared as empty where the tenant has none, because apply writes it', () => {
  const found = report([
    {
      type: 'intune_windows_autopilot_deployment_profile',
      tenant: { id: 'p', display_name: 'A', locale: null },
      declared: { id: 'p', display_name: 'A', locale: '' },
    },
  ]);

  expect(found.findings).toMatchObject([{ attributes: [{ path: 'locale' }] }]);
});

test('says that the tenant differs, and not that somebody changed it, where no state and no audit event proves it', () => {
  const planned = planOf([
    {
      type: 'intune_device_category',
      tenant: { id: 'c', display_name: 'A' },
      declared: { id: 'c', display_name: 'B' },
    },
  ]);
  const changed = new Map([['c', { actor: 'eve@contoso.com', time: '2026-11-23T05:12:00Z' }]]);

  const unknown = buildReport(planned, definitions, { tenant, withoutState: true });
  const known = buildReport(planned, definitions, { tenant, withoutState: true, attribution: changed });

  expect(text(unknown)).toContain('contoso: the tenant differs from the declaration: 1 drift; 1 to change');
  expect(text(known)).toContain('contoso: the tenant was changed outside Terraform: 1 drift; 1 to change');
});
