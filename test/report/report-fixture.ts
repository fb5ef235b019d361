import { error } from '../../core/index.js';
import { dataSources, resources } from '../../provider/resources/index.js';
import { buildReport, type Report, type ReportDocument, worstVerdict } from '../../report/index.js';
import { type PlannedObject, planOf } from './plan-fixture.js';

/** Terraform's type of the rules below. */
export const ruleType = 'intune_managed_device_cleanup_rule';

/** A cleanup rule as Terraform has it. */
export const rule = {
  id: 'rule-1',
  display_name: 'Silent Windows devices',
  device_cleanup_rule_platform_type: 'windows',
  device_inactivity_before_retirement_in_days: 90,
};

/** The rule after somebody changed it. */
export const changedRule = { ...rule, device_inactivity_before_retirement_in_days: 270 };

/** A rule that was changed outside. */
export const drifted: PlannedObject = {
  type: ruleType,
  ...{ name: 'windows', lastSeen: rule, tenant: changedRule, declared: rule },
};

/** A rule that is declared and not there yet. */
export const pending: PlannedObject = { type: ruleType, name: 'ios', tenant: null, declared: { ...rule, id: null } };

/** Graph's refusal of a read. */
export const unreadable = error('INT3004', {
  what: 'the rule could not be read',
  where: { address: `${ruleType}.macos` },
  why: 'Graph responded with 403',
  fix: 'grant the permission',
});

/** The report of a made-up plan. */
export function reportOf(
  objects: readonly PlannedObject[],
  extra: Partial<Parameters<typeof buildReport>[2]> = {},
): Report {
  return buildReport(planOf(objects), [...resources, ...dataSources], {
    tenant: { name: 'contoso', tenantId: '3f2504e0-4f89-41d3-9a0c-0305e82c3301' },
    ...extra,
  });
}

/** A run over some tenants. */
export function documentOf(...reports: readonly Report[]): ReportDocument {
  return { verdict: worstVerdict(reports.map(({ verdict }) => verdict)), reports, diagnostics: [], version: '0.1.0' };
}
