import { type Diagnostic, renderPath, samePath } from '../core/index.js';
import { checkDeclaration, type loose } from '../schemas/index.js';
import { addressClashes } from './address-clashes.js';
import type { TerraformStack } from './cdk.js';
import { sections } from './generated/sections.js';
import { partsOf } from './section/declared-part.js';
import { mergeSpecs } from './section/merge-specs.js';
import { isTemplate } from './templates.js';

/**
 * Checks a declaration made in code against the same schema and rules as YAML. Values that only Terraform knows are skipped.
 */
export function checkSpec(name: string, spec: loose.TenantSpec): readonly Diagnostic[] {
  const declaration = { apiVersion: 'intuneform/v1', kind: 'IntuneTenant', metadata: { name }, spec };
  return checkDeclaration(declaration, { isUnknown: isTemplate }).diagnostics;
}

/** Checks everything that the constructs of a tenant declare together. */
export function checkTenant(tenant: TerraformStack, tenantId: string): readonly Diagnostic[] {
  const parts = partsOf(tenant);
  const specs = parts.map(({ spec }) => spec);
  const ways = sections.map(({ path }) => path);
  return [
    ...checkSpec(tenant.node.id, { tenantId, ...mergeSpecs(specs, ways) }),
    ...sections.flatMap((section) => section.scatteredIn(specs)),
    ...parts.flatMap(({ problems }) => problems),
    ...addressClashes(tenant),
  ];
}

/** The diagnostics that were found, each as it was found in a file before, where it was: there it has line and column. */
export function withPlaces(found: readonly Diagnostic[], before: readonly Diagnostic[]): readonly Diagnostic[] {
  return found.map((diagnostic) => before.find((other) => isSame(other, diagnostic)) ?? diagnostic);
}

function isSame(left: Diagnostic, right: Diagnostic): boolean {
  return left.code === right.code && samePath(left.where?.path ?? [], right.where?.path ?? []);
}

/** A diagnostic in one line, as cdktf prints validations and annotations. */
export function renderLine({ code, what, why, fix, where }: Diagnostic): string {
  const place =
    where?.line === undefined ? where?.file : `${where.file ?? ''}:${String(where.line)}:${String(where.column)}`;
  const path = where?.path && where.path.length > 0 ? renderPath(where.path) : where?.address;
  const at = [place, path].filter((part) => part !== undefined).join(' ');
  return `${code}: ${what}; ${why}; ${fix}${at === '' ? '' : ` (${at})`}`;
}
