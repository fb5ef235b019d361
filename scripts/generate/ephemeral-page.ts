import { type EphemeralResourceDefinition, terraformType, toTerraformName } from '../../core/index.js';
import { hclExample } from './example.js';
import { argumentsAndAttributes, fence, markdown, permissionsSection } from './page.js';

/** Path of the reference page of an ephemeral resource. */
export function ephemeralPagePath({ name }: EphemeralResourceDefinition): string {
  return `docs/reference/ephemeral-${toTerraformName(name).replaceAll('_', '-')}.md`;
}

/**
 * Renders the reference page of an ephemeral resource as Markdown. The CDK has no class for it, so the page uses an
 * override.
 */
export function renderEphemeralPage(definition: EphemeralResourceDefinition): string {
  const { name, doc, source, permissions, attributes, example } = definition;
  const type = terraformType(name);
  const body = Object.entries(example.declared).map(
    ([key, value]) => `${toTerraformName(key)}: ${JSON.stringify(value)}`,
  );
  return markdown([
    `# ${type} (ephemeral resource)`,
    doc,
    'Its values exist for one Terraform run. You can use them only where nothing is stored: in write-only arguments, other ephemeral resources and provider blocks. Requires Terraform 1.10 or OpenTofu 1.11.',
    '## Example',
    fence('hcl', hclExample(definition)),
    'With CDKTF, which has no class for ephemeral resources:',
    fence('typescript', `tenant.addOverride('ephemeral.${type}.example', { ${body.join(', ')} });`),
    ...argumentsAndAttributes(attributes),
    ...permissionsSection(permissions, []),
    `## Source\n\n<${source}>`,
  ]);
}
