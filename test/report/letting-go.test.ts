import { isLimited } from '../../cli/terraform/limited.js';
import { restoredIn } from '../../cli/terraform/restored-objects.js';
import type { JsonObject } from '../../core/index.js';
import { dataSources, resources } from '../../provider/resources/index.js';
import { reportFormats } from '../../report/formats.js';
import { buildReport, renderReport, type Report, reportToJson } from '../../report/index.js';
import { recordedPlan } from '../support/recordings.js';
import { type PlannedObject, planOf } from './plan-fixture.js';
import { changedRule, documentOf, drifted, pending, reportOf, rule, ruleType } from './report-fixture.js';

function reportOfPlan(plan: unknown, partial = false): Report {
  return buildReport(plan, [...resources, ...dataSources], { tenant: { name: 'contoso' }, partial });
}

function textOf(report: Report): string {
  return renderReport(report, { color: false });
}

function gone(type: string, tenant: JsonObject): PlannedObject {
  return { type, tenant: { id: '1', ...tenant }, declared: null };
}

test.each([
  ['intune_mdm_authority', { desired: 'intune' }, 'forget'],
  ['intune_apple_push_notification_certificate', { apple_identifier: 'mdm@contoso.com' }, 'forget'],
  ['intune_android_managed_store_account_enterprise_settings', {}, 'forget'],
  ['intune_apple_data_sharing_consent', {}, 'forget'],
  ['intune_device_enrollment_limit_order', { ids: ['a'] }, 'forget'],
  ['intune_default_device_enrollment_limit', { limit: 5 }, 'restore'],
  ['intune_device_category', { display_name: 'Kiosk' }, 'delete'],
])('%s %j that is taken out is called %s, also for programs', (type, tenant, action) => {
  const report = reportOf([gone(type, tenant)]);

  expect(reportToJson(report)).toMatchObject({ findings: [{ action }], summary: { actions: { [action]: 1 } } });
  const said = {
    forget: 'removes it from the state, and leaves it in the tenant',
    restore: 'restores its original settings',
    delete: 'deletes it',
  };
  expect(textOf(report)).toContain(`apply ${said[action as keyof typeof said]}`);
});

const restriction = 'intune_default_device_enrollment_platform_restrictions';
const blocked = { platform_blocked: true, personal_device_enrollment_blocked: true };

/** A plan that removes the default restrictions, and a state with their original values. */
function restored(): Report {
  const plan = planOf([gone(restriction, { ios_restriction: blocked, mac_os_restriction: blocked })]);
  const allowed = { platformBlocked: false, personalDeviceEnrollmentBlocked: false };
  const original = { iosRestriction: allowed, macOSRestriction: { ...allowed, platformBlocked: true } };
  const bytes = Buffer.from(JSON.stringify({ original })).toString('base64');
  const state = { resources: [{ type: restriction, name: 'it', instances: [{ private: bytes }] }] };
  return reportOfPlan(restoredIn(plan, state));
}

test('removing a default object shows the restored values, member by member, and their direction', () => {
  const report = restored();

  expect(report.findings).toMatchObject([
    {
      action: 'restore',
      severity: 'warning',
      reason: { concern: 'restriction', direction: 'loosened' },
    },
  ]);
  expect(report.findings[0]?.attributes).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ path: 'iosRestriction.platformBlocked', tenant: true, declared: false }),
      expect.objectContaining({
        path: 'macOSRestriction.personalDeviceEnrollmentBlocked',
        tenant: true,
        declared: false,
      }),
    ]),
  );
  expect(textOf(report)).toContain('apply loosens the restriction');
  expect(textOf(report)).toContain('1 pending; 1 to restore');
});

test('a value that was empty before the adoption is restored, and the report shows it', () => {
  const type = 'intune_default_branding_profile';
  const plan = planOf([gone(type, { display_name: 'Contoso', privacy_url: 'https://contoso.com/p' })]);
  const bytes = Buffer.from(JSON.stringify({ original: { displayName: null, privacyUrl: null } })).toString('base64');
  const state = { resources: [{ type, name: 'it', instances: [{ private: bytes }] }] };

  const text = textOf(reportOfPlan(restoredIn(plan, state)));

  expect(text).toMatch(/displayName +declared \(none\) +tenant Contoso\n +privacyUrl +declared \(none\)/u);
  expect(text).not.toContain('as far as they are known');
});

test('a state without the object does not change the plan', () => {
  const plan = planOf([gone(restriction, { ios_restriction: blocked })]);

  const report = reportOfPlan(restoredIn(plan, undefined));

  expect(report.findings).toMatchObject([{ action: 'restore' }]);
  expect(textOf(report)).toContain('as far as they are known');
});

const limit = 'intune_device_enrollment_limit';
const toKiosks = [{ target: 'group', group_id: 'kiosks' }];

test.each([
  ['below the default', { own: 2, standard: 5, assignments: toKiosks }, 'loosened'],
  ['above the default', { own: 9, standard: 5, assignments: toKiosks }, 'tightened'],
  ['like the default', { own: 5, standard: 5, assignments: toKiosks }, undefined],
  ['while the default is not known', { own: 2, standard: undefined, assignments: toKiosks }, undefined],
  ['that reached nobody', { own: 2, standard: 5, assignments: [] }, undefined],
])('deleting a limit %s goes its way', (_which, { own, standard, assignments }, direction) => {
  const values = standard === undefined ? [] : [{ id: 'd', limit: standard }];
  const report = reportOf([
    gone(limit, { display_name: 'Field', limit: own, assignments }),
    ...values.map((one) => ({ type: 'intune_default_device_enrollment_limit', tenant: one, declared: one })),
  ]);

  expect(report.findings.map(({ reason }) => reason?.direction)).toEqual([direction]);
});

const custom = 'intune_device_enrollment_platform_restriction';
const open = { platform_blocked: false, personal_device_enrollment_blocked: false };

function textOfId({ id }: JsonObject): string {
  return typeof id === 'string' ? id : '';
}

function customRestriction(name: string, platform: string, values: JsonObject): JsonObject {
  return { id: name, display_name: name, platform_type: platform, platform_restriction: values, assignments: toKiosks };
}

test.each([
  ['a block', { ...open, platform_blocked: true }, undefined, 'loosened'],
  ['a block beside an open default', { ...open, platform_blocked: true }, open, 'loosened'],
  ['an exception from a block', open, { ...open, platform_blocked: true }, 'tightened'],
  ['what the default says too', open, open, undefined],
])('deleting %s goes its way', (_which, own, standard, direction) => {
  const values = standard === undefined ? [] : [{ id: 'd', ios_restriction: standard }];
  const report = reportOf([
    gone(custom, customRestriction('Contractors', 'ios', own)),
    ...values.map((one) => ({ type: restriction, tenant: one, declared: one })),
  ]);

  expect(report.findings.map(({ reason }) => reason?.direction)).toEqual([direction]);
});

test('blocking every platform is tightened, and shows the restrictions that still allow devices', () => {
  const all = (values: JsonObject): JsonObject => ({ ios_restriction: values, windows_restriction: values });
  const pilots = customRestriction('Surface pilots', 'windows', open);
  const phones = customRestriction('No phones', 'ios', { ...open, platform_blocked: true });
  const unassigned: JsonObject = { ...customRestriction('Nobody', 'ios', open), assignments: [] };
  const report = reportOf([
    {
      type: restriction,
      tenant: all({ ...open, os_minimum_version: '17.0' }),
      declared: all({ ...open, platform_blocked: true }),
    },
    ...[pilots, phones, unassigned].map((one: JsonObject) => ({
      type: custom,
      name: textOfId(one),
      tenant: one,
      declared: one,
    })),
  ]);

  expect(reportToJson(report)).toMatchObject({
    findings: [{ reason: { direction: 'tightened' }, looser: ['platform restriction "Surface pilots"'] }],
  });
  expect(textOf(report)).toContain('these still allow more: platform restriction "Surface pilots"');
});

test.each([
  [['delete', 'create'], 'apply deletes it, then creates it again; in between, it does not apply to group "Kiosks"'],
  [['create', 'delete'], 'apply creates the new one, then deletes the old one'],
])('a replacement by %j says in which order it happens, and whom it hits', (actions, said) => {
  const before = { id: '1', display_name: 'Field', limit: 2, assignments: toKiosks };
  const report = reportOf([{ type: limit, tenant: before, declared: { ...before, limit: 3 }, actions }], {
    names: new Map([['kiosks', 'Kiosks']]),
  });

  expect(textOf(report)).toContain(said);
  expect(reportToJson(report)).toMatchObject({
    findings: [{ replacement: { first: actions[0], reaches: ['group "Kiosks"'] } }],
  });
});

test('every format counts the actions of apply', () => {
  const update = { type: ruleType, name: 'macos', tenant: rule, declared: changedRule };
  const removed = { type: ruleType, name: 'old', tenant: rule, declared: null };
  const replaced = { ...update, name: 'new', actions: ['delete', 'create'] };
  const report = reportOf([drifted, pending, update, removed, replaced]);
  const counts = '1 to create, 2 to change, 1 to replace, 1 to delete';

  expect(textOf(report)).toContain(`1 drift, 4 pending; ${counts}`);
  expect(reportFormats.markdown(documentOf(report)).split('\n')[2]).toContain(counts);
  expect(reportFormats.html(documentOf(report))).toContain(`<td data-label="apply">${counts}</td>`);
  expect(reportToJson(report)).toMatchObject({ summary: { actions: { create: 1, update: 2, replace: 1, delete: 1 } } });
});

describe('an object that was changed outside and is no longer declared', () => {
  const lastSeen = { id: '1', display_name: 'Kiosk', limit: 3, priority: 4 };
  const gone = (tenant: JsonObject): JsonObject => {
    const type = 'intune_device_enrollment_limit';
    return planOf([{ type, lastSeen, tenant: { ...lastSeen, ...tenant }, declared: null }]);
  };

  /** Terraform plans the deletion with the values of the state. */
  const ofTerraform = (plan: JsonObject): JsonObject => {
    const [change] = plan.resource_changes as JsonObject[];
    return {
      ...plan,
      resource_changes: [{ ...change, change: { ...(change?.change as JsonObject), before: lastSeen } }],
    };
  };

  test.each([
    ['OpenTofu', gone({ limit: 9 })],
    ['Terraform', ofTerraform(gone({ limit: 9 }))],
  ])('is both, with the value of the tenant, in a plan of %s', (_engine, plan) => {
    const [finding] = reportOfPlan(plan).findings;

    expect(finding).toMatchObject({ kind: 'both', action: 'delete' });
    expect(finding?.attributes.find(({ path }) => path === 'limit')).toMatchObject({ lastSeen: 3, tenant: 9 });
  });

  test.each([
    ['OpenTofu', gone({ priority: 3 })],
    ['Terraform', ofTerraform(gone({ priority: 3 }))],
  ])('was not changed outside if only its position moved, in a plan of %s', (_engine, plan) => {
    expect(reportOfPlan(plan).findings).toMatchObject([{ kind: 'pending', action: 'delete' }]);
  });
});

test('an object that is released is not drift, because apply leaves it as it is', () => {
  const tenant = { id: '1', limit: 9 };
  const type = 'intune_device_enrollment_limit';
  const released = { type, lastSeen: { id: '1', limit: 3 }, tenant, declared: null, actions: ['forget'] };

  expect(reportOf([released]).findings).toMatchObject([{ kind: 'pending', action: 'forget' }]);
});

describe('recorded plans', () => {
  test('an old object that a replacement forgets stays in the tenant, and the report shows it', () => {
    const report = reportOfPlan(recordedPlan('plan-forget-and-create.json'));

    expect(report.findings).toMatchObject([{ action: 'replace', oldStays: true }]);
    expect(textOf(report)).toContain('leaves the old one in the tenant, no longer managed, and creates a new one');
    expect(textOf(report)).not.toContain('deletes');
  });

  test('forgetting an object counts as an action', () => {
    const report = reportOfPlan(recordedPlan('plan-forget.json'));

    expect(report.verdict).toBe('pending');
    expect(textOf(report)).toContain('1 to forget');
  });

  test('a plan limited by Terraform’s -target is never in sync', () => {
    const { verdict, diagnostics } = reportOfPlan(recordedPlan('plan-target-terraform.json'));

    expect(verdict).toBe('pending');
    expect(diagnostics).toMatchObject([{ code: 'INT2152' }]);
  });

  test.each([
    ['plan-target.json', { TF_CLI_ARGS_plan: '-target=intune_device_category.b' }],
    ['plan-exclude.json', { TF_CLI_ARGS_plan: '-exclude=intune_device_category.a' }],
  ])('%s of OpenTofu does not say that it is limited, so the arguments %j decide', (file, env) => {
    const plan = recordedPlan(file);

    const limited = reportOfPlan(plan, isLimited(env));

    expect(plan).not.toHaveProperty('complete');
    expect(reportOfPlan(plan, isLimited({}))).toMatchObject({ verdict: 'pending', diagnostics: [] });
    expect(limited).toMatchObject({ verdict: 'pending', diagnostics: [{ code: 'INT2152' }] });
    expect(reportOfPlan({ ...(plan as object), resource_changes: [] }, isLimited(env)).verdict).toBe('unreadable');
  });
});

test('a limited plan without changes has no verdict, whether the plan or the arguments show the limit', () => {
  const said = reportOfPlan({ ...planOf([]), complete: false });
  const known = reportOf([], { partial: true });

  for (const report of [said, known]) {
    expect(report).toMatchObject({ verdict: 'unreadable', diagnostics: [{ code: 'INT2152' }] });
    expect(textOf(report)).toContain('contoso: no verdict\n');
  }
});

test.each([
  [{ TF_CLI_ARGS_plan: '-target=intune_device_category.b' }, true],
  [{ TF_CLI_ARGS_plan: '-parallelism=2 -exclude intune_device_category.b' }, true],
  [{ TF_CLI_ARGS: "--target='a.b'" }, true],
  [{ TF_CLI_ARGS_plan: '-target-file=some' }, true],
  [{ TF_CLI_ARGS_plan: '-var=target=x', TF_CLI_ARGS_apply: '-target=a.b' }, false],
  [{}, false],
])('the arguments %j limit a plan: %s', (env, limited) => {
  expect(isLimited(env)).toBe(limited);
});
