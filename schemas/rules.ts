import type { Diagnostic } from '../core/index.js';
import type { DeclarationDraft, Rule } from './rule.js';
import { adeRules } from './rules/ade.js';
import { androidRules } from './rules/android.js';
import { appleRules } from './rules/apple.js';
import { authorityPlaces, authorityRules } from './rules/authority.js';
import { autopilotDeviceRules } from './rules/autopilot-devices.js';
import { companyPortalRules } from './rules/company-portal.js';
import { corporateIdentifierRules } from './rules/corporate-identifiers.js';
import { enrollmentRules, limitPlaces } from './rules/enrollment.js';
import { notificationRules } from './rules/notifications.js';
import { restrictionRules } from './rules/restrictions.js';
import { retentionPlaces, retentionRules } from './rules/retention.js';
import { tenantRules } from './rules/tenant.js';
import { termsRules } from './rules/terms.js';
import { windowsRules } from './rules/windows.js';
import type { Explanations } from './schema-fault.js';

/** All cross-object rules. They apply equally to YAML and constructs. */
export const rules: readonly Rule[] = [
  ...tenantRules,
  ...authorityRules,
  ...appleRules,
  ...adeRules,
  ...androidRules,
  ...restrictionRules,
  ...enrollmentRules,
  ...notificationRules,
  ...termsRules,
  ...windowsRules,
  ...companyPortalRules,
  ...corporateIdentifierRules,
  ...autopilotDeviceRules,
  ...retentionRules,
];

/** Messages of the sections for values that the schema rejects. */
export const sectionPlaces: Explanations = { ...authorityPlaces, ...limitPlaces, ...retentionPlaces };

/** Applies all rules. Diagnostics contain paths; callers that know the file add line and column. */
export function applyRules(declaration: DeclarationDraft): readonly Diagnostic[] {
  return rules.flatMap(({ code, severity, findings }) =>
    findings(declaration).map(({ path, what, why, fix }) => ({ code, severity, what, where: { path }, why, fix })),
  );
}
