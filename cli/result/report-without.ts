import type { Diagnostic, ReportedExpiration } from '../../core/index.js';
import { type Plan, type Report, reportOf } from '../../report/index.js';
import { definitions } from '../tenants/definitions.js';
import type { SynthesizedTenant } from '../tenants/synthesized-tenant.js';

/** The tenant of a report, and where it is declared. */
export type ReportedTenant = Pick<SynthesizedTenant, 'name' | 'tenantId' | 'file' | 'locate'>;

const nothing: Plan = { changes: [], drift: [], data: [] };

/** A report of a tenant that could not be read. `ends`: known expiry dates. Default: none. */
export function reportWithout(
  { name, tenantId, file, locate }: ReportedTenant,
  diagnostics: readonly Diagnostic[],
  ends: readonly ReportedExpiration[] = [],
): Report {
  return reportOf(nothing, definitions, {
    tenant: { name, tenantId },
    diagnostics: diagnostics.map((diagnostic) => ({ ...diagnostic, where: { file } })),
    locate,
    ends,
  });
}
