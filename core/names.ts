/** Turns a Graph name into Terraform's: `roleScopeTagIds` → `role_scope_tag_ids`, `osMinimumVersion` → `os_minimum_version`. */
export function toTerraformName(graphName: string): string {
  return graphName
    .replace(/([a-z0-9])([A-Z])/gu, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/gu, '$1_$2')
    .toLowerCase();
}

/** The provider's local name: what every resource type starts with. */
export const providerName = 'intune';

/** The provider's source address, as `required_providers` names it. */
export const providerAddress = 'registry.terraform.io/intuneform/intune';

/** The Terraform type of a definition: `deviceCategory` → `intune_device_category`. */
export function terraformType(definitionName: string): string {
  return `${providerName}_${toTerraformName(definitionName)}`;
}
