import { type Diagnostic, renderPath, samePath } from '../core/index.js';
import { checkDeclaration, type loose } from '../schemas/index.js';
import { addressClashes } from './address-clashes.js';
import type { TerraformStack } from './cdk.js';
import { sections } from './generated/sections.js';
import { type DeclaredPart, partsOf } from './section/declared-part.js';
import { mergeSpecs } from './section/merge-specs.js';
import { isTemplate } from './templates.js';

/**
 * Checks a declaration in code against the same schema and rules as YAML. Skips values that only Terraform knows.
 */
export function checkSpec(name: string, spec: loose.TenantSpec): readonly Diagnostic[] {
  const declaration = { apiVersion: 'intuneform/v1', kind: 'IntuneTenant', metadata: { name }, spec };
  return checkDeclaration(declaration, { isUnknown: isTemplate }).diagnostics;
}

/** Checks the combined declarations of all constructs of a tenant. */
export function checkTenant(tenant: TerraformStack, tenantId: string): readonly Diagnostic[] {
  const parts = partsOf(tenant);
  return [
    ...checkParts(tenant, tenantId, parts),
    ...parts.flatMap(({ problems }) => problems),
    ...addressClashes(tenant),
  ];
}

/** Synth needs the diagnostics twice. The same parts have the same ones: a construct never changes what it declared. */
function checkParts(tenant: TerraformStack, tenantId: string, parts: readonly DeclaredPart[]): readonly Diagnostic[] {
  const known = checked.get(tenant);
  if (known?.parts.length === parts.length && known.parts.every((part, index) => part === parts[index]))
    return known.found;
  const specs = parts.map(({ spec }) => spec);
  const ways = sections.map(({ path }) => path);
  const found = [
    ...checkSpec(tenant.node.id, { tenantId, ...mergeSpecs(specs, ways) }),
    ...sections.flatMap((section) => section.scatteredIn(specs)),
  ];
  checked.set(tenant, { parts, found });
  return found;
}

/** Stored outside the stacks, to keep their public classes free of internals. */
const checked = new WeakMap<
  TerraformStack,
  { readonly parts: readonly DeclaredPart[]; readonly found: readonly Diagnostic[] }
>();

/**
 * Returns the diagnostics in `found`. One that is also in `before` keeps the earlier location, with its line and
 * column.
 */
export function withPlaces(found: readonly Diagnostic[], before: readonly Diagnostic[]): readonly Diagnostic[] {
  return found.map((diagnostic) => before.find((other) => isSame(other, diagnostic)) ?? diagnostic);
}

function isSame(left: Diagnostic, right: Diagnostic): boolean {
  return left.code === right.code && samePath(left.where?.path ?? [], right.where?.path ?? []);
}

/** Formats a diagnostic in one line, as cdktf prints validations and annotations. */
export function renderLine({ code, what, why, fix, where }: Diagnostic): string {
  const place =
    where?.line === undefined ? where?.file : `${where.file ?? ''}:${String(where.line)}:${String(where.column)}`;
  const path = where?.path && where.path.length > 0 ? renderPath(where.path) : where?.address;
  const at = [place, path].filter((part) => part !== undefined).join(' ');
  return `${code}: ${what}; ${why}; ${fix}${at === '' ? '' : ` (${at})`}`;
}
