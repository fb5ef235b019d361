import type { Attributes } from './attribute.js';

/**
 * Converts a Graph name to a Terraform name: `roleScopeTagIds` → `role_scope_tag_ids`, `osMinimumVersion` →
 * `os_minimum_version`.
 */
export function toTerraformName(graphName: string): string {
  const known = terraformNames.get(graphName);
  if (known !== undefined) return known;
  const name = graphName
    .replace(/([a-z0-9])([A-Z])/gu, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/gu, '$1_$2')
    .toLowerCase();
  if (terraformNames.size < mostNames) terraformNames.set(graphName, name);
  return name;
}

/** Cache: the same names are converted again for each object of each tenant. */
const terraformNames = new Map<string, string>();
/**
 * Larger than the number of names in all definitions. It bounds the memory used for other names, such as keys that
 * users choose.
 */
const mostNames = 10_000;

/** Maps Terraform names of attributes to Graph names. */
export function graphNames(attributes: Attributes): ReadonlyMap<string, string> {
  const known = tables.get(attributes);
  if (known) return known;
  const table = new Map(Object.keys(attributes).map((name) => [toTerraformName(name), name]));
  tables.set(attributes, table);
  return table;
}

const tables = new WeakMap<Attributes, ReadonlyMap<string, string>>();

/** The provider's local name: the prefix of every resource type. */
export const providerName = 'intune';

/** The provider's source address, as `required_providers` names it. */
export const providerAddress = 'registry.terraform.io/intuneform/intune';

/** The Terraform type of a definition: `deviceCategory` → `intune_device_category`. */
export function terraformType(definitionName: string): string {
  return `${providerName}_${toTerraformName(definitionName)}`;
}

/** Replaces attribute names in backticks by their Terraform names: `tokenName` becomes `token_name`. */
export function inTerraformNames(text: string, attributes: Attributes): string {
  const names = namesIn(attributes);
  return text.replaceAll(/`([A-Za-z][A-Za-z0-9]*)`/gu, (whole, name: string) =>
    names.has(name) ? `\`${toTerraformName(name)}\`` : whole,
  );
}

function namesIn(attributes: Attributes): ReadonlySet<string> {
  const inner = Object.values(attributes).flatMap((attribute) =>
    attribute.kind === 'nested' ? [...namesIn(attribute.attributes)] : [],
  );
  return new Set([...Object.keys(attributes), ...inner]);
}
