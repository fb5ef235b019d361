import { Ajv2020 } from 'ajv/dist/2020.js';

import { plansOutcome } from '../../cli/result/plans-outcome.js';
import { error, type JsonObject, warning } from '../../core/index.js';
import { dataSources, resources } from '../../provider/resources/index.js';
import { buildReport, type ReportExtra } from '../../report/index.js';
import reportSchema from '../../schemas/report.schema.json';
import { type PlannedObject, planOf } from './plan-fixture.js';

const validate = new Ajv2020({ allErrors: true, strict: true, strictRequired: false }).compile(reportSchema);
const cleanupRule = { type: 'intune_managed_device_cleanup_rule', name: 'windows' };
const rule = {
  id: 'rule-1',
  display_name: 'Silent Windows devices',
  device_cleanup_rule_platform_type: 'windows',
  device_inactivity_before_retirement_in_days: 90,
};
const changed = { ...rule, device_inactivity_before_retirement_in_days: 270 };

/** The document of a plan with one tenant, as a program gets it: after a way through text. */
function documentOf(objects: readonly PlannedObject[], extra: Partial<ReportExtra> = {}): JsonObject {
  const report = buildReport(planOf(objects), [...resources, ...dataSources], {
    tenant: { name: 'contoso' },
    ...extra,
  });
  return JSON.parse(JSON.stringify(plansOutcome([report], []).json)) as JsonObject;
}

function faultsOf(document: JsonObject): readonly string[] {
  return validate(document)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message ?? ''}`);
}

const attribution = new Map([['rule-1', { actor: 'admin@contoso.com', time: '2026-11-23T05:12:31Z' }]]);
const unreadable = error('INT3004', {
  what: 'the rule could not be read',
  where: { address: 'intune_managed_device_cleanup_rule.windows', path: ['displayName'] },
  why: 'Graph responded with 403',
  fix: 'grant the permission',
});

test.each<[string, string, readonly PlannedObject[], Partial<ReportExtra>]>([
  ['nothing to do', 'inSync', [{ ...cleanupRule, tenant: rule, declared: rule }], {}],
  ['drift', 'drift', [{ ...cleanupRule, lastSeen: rule, tenant: changed, declared: rule }], { attribution }],
  ['an object removed outside', 'drift', [{ ...cleanupRule, lastSeen: rule, tenant: null, declared: rule }], {}],
  [
    'a new object with what is not known yet',
    'pending',
    [{ ...cleanupRule, tenant: null, declared: rule, unknown: { id: true } }],
    {},
  ],
  [
    'hidden values',
    'pending',
    [
      {
        ...cleanupRule,
        tenant: rule,
        declared: changed,
        sensitive: { device_inactivity_before_retirement_in_days: true },
      },
    ],
    {},
  ],
  [
    'an object that moved',
    'pending',
    [{ ...cleanupRule, tenant: rule, declared: rule, previousAddress: 'intune_managed_device_cleanup_rule.old' }],
    {},
  ],
  [
    'an object that could not be read',
    'unreadable',
    [{ ...cleanupRule, tenant: rule, declared: rule }],
    { diagnostics: [unreadable] },
  ],
  [
    'a warning',
    'inSync',
    [{ ...cleanupRule, tenant: rule, declared: rule }],
    {
      diagnostics: [
        warning('INT2101', { what: 'a', where: { file: 't.yaml', line: 1, column: 1 }, why: 'b', fix: 'c' }),
      ],
    },
  ],
])('the published schema takes a report of %s', (_name, verdict, objects, extra) => {
  const document = documentOf(objects, extra);

  expect(document.verdict).toBe(verdict);
  expect(faultsOf(document)).toEqual([]);
});

test('fails if a report has a member, a kind or a value that is not in the schema', () => {
  const document = documentOf([{ ...cleanupRule, lastSeen: rule, tenant: changed, declared: rule }]);
  const text = JSON.stringify(document);

  const faulty = [
    text.replace('"summary"', '"totals"'),
    text.replaceAll('"kind":"drift"', '"kind":"odd"'),
    text.replace('"formatVersion":"1.6"', '"formatVersion":"2.0"'),
    text.replace('"path":', '"sensitive":true,"path":'),
  ].map((one) => faultsOf(JSON.parse(one) as JsonObject).length > 0);

  expect(faulty).toEqual([true, true, true, true]);
});
