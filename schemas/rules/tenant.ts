import type { DeclarationDraft, Finding, Rule } from '../rule.js';

/** Placeholder for the tenant id in a new declaration. No tenant has this id. */
export const placeholderTenantId = '00000000-0000-0000-0000-000000000000';

/** Rules about the tenant itself. */
export const tenantRules: readonly Rule[] = [
  {
    code: 'INT1140',
    severity: 'error',
    source: 'intuneform init writes the placeholder',
    findings: placeholder,
    conditions: [{ at: 'spec.tenantId', schema: { not: { const: placeholderTenantId } } }],
  },
];

function placeholder({ spec }: DeclarationDraft): readonly Finding[] {
  if (spec?.tenantId !== placeholderTenantId) return [];
  return [
    {
      path: ['spec', 'tenantId'],
      what: 'the tenant id is still the placeholder',
      why: `${placeholderTenantId} is the default of intuneform init`,
      fix: 'use the Tenant ID on the Overview page of the Microsoft Entra admin center, or the output of az account show --query tenantId',
    },
  ];
}
