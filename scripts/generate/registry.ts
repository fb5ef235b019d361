import {
  type Attributes,
  type EphemeralResourceDefinition,
  inTerraformNames,
  presenceOf,
  providerName,
  terraformType,
} from '../../core/index.js';
import { hclExample } from './example.js';
import type { GeneratedFile } from './output.js';
import { fence, importSection, item, permissionsSection, resourceNotes } from './page.js';
import { type Definition, generatedMark } from './words.js';

type Documented = Definition | EphemeralResourceDefinition;

/** Input of the registry documentation. */
export interface RegistrySources {
  readonly definitions: readonly Documented[];
  readonly providerAttributes: Attributes;
  readonly version: string;
}

const kinds = {
  resource: { folder: 'resources', word: 'Resource', file: 'resource' },
  dataSource: { folder: 'data-sources', word: 'Data Source', file: 'data-source' },
  ephemeralResource: { folder: 'ephemeral-resources', word: 'Ephemeral Resource', file: 'ephemeral-resource' },
} as const;

/**
 * The pages of the provider in the layout of the Terraform Registry, without constructs and YAML.
 *
 * @see https://developer.hashicorp.com/terraform/registry/providers/docs
 */
export function registryPages(sources: RegistrySources): readonly GeneratedFile[] {
  return [
    { path: 'docs/index.md', text: indexPage(sources) },
    ...sources.definitions.map((definition) => ({
      path: `docs/${kinds[definition.kind].folder}/${shortName(definition)}.md`,
      text: page(definition),
    })),
  ];
}

/** The examples of these pages, each in its own folder, formatted like `terraform fmt`. */
export function registryExamples({ definitions, version }: RegistrySources): readonly GeneratedFile[] {
  return [
    { path: 'examples/provider/provider.tf', text: `${providerExample(version)}\n` },
    ...definitions.map((definition) => {
      const { folder, file } = kinds[definition.kind];
      const path = `examples/${folder}/${terraformType(definition.name)}/${file}.tf`;
      return { path, text: `${hclExample(definition)}\n` };
    }),
  ];
}

function shortName({ name }: Documented): string {
  return terraformType(name).slice(providerName.length + 1);
}

function page(definition: Documented): string {
  const type = terraformType(definition.name);
  const { attributes, kind, permissions, doc, source } = definition;
  return inTerraformNames(
    [
      frontMatter(`${type} ${kinds[kind].word} - ${providerName}`, doc),
      `# ${type} (${kinds[kind].word})`,
      doc,
      ...(kind === 'resource' ? resourceNotes(definition) : []),
      '## Example Usage',
      fence('terraform', hclExample(definition)),
      ...schemaOf(attributes),
      ...(kind === 'resource' ? importSection(definition, type) : []),
      ...permissionsSection(permissions, kind === 'resource' ? definition.refusals : []),
      `## Source\n\n<${source}>`,
      '',
    ].join('\n\n'),
    attributes,
  );
}

function indexPage({ definitions, providerAttributes, version }: RegistrySources): string {
  return [
    frontMatter(`Provider: ${providerName}`, 'Manages the setup of a Microsoft Intune tenant.'),
    `# ${providerName} Provider`,
    'Manages the setup of a Microsoft Intune tenant: MDM authority, enrollment and device retention. Set credentials in the environment.',
    'The provider is part of the npm package `intuneform`. `npx intuneform provider install` installs it where `terraform init` finds it.',
    '## Example Usage',
    fence('terraform', providerExample(version)),
    ...schemaOf(providerAttributes),
    ...Object.entries(kinds).flatMap(([kind, { folder, word }]) => [
      `## ${word}s`,
      definitions
        .filter((definition) => definition.kind === kind)
        .map((definition) => `- [${terraformType(definition.name)}](${folder}/${shortName(definition)}.md)`)
        .join('\n'),
    ]),
    '',
  ].join('\n\n');
}

function providerExample(version: string): string {
  return `terraform {
  required_providers {
    ${providerName} = {
      source  = "registry.terraform.io/intuneform/${providerName}"
      version = "${version}"
    }
  }
}

provider "${providerName}" {
  tenant_id = "3f2504e0-4f89-41d3-9a0c-0305e82c3301"
}`;
}

/** The registry reads it. It contains the mark of generated files as a comment. */
function frontMatter(title: string, description: string): string {
  return [
    ...['---', `# ${generatedMark}`, `page_title: ${JSON.stringify(title)}`, 'subcategory: ""'],
    ...['description: |-', `  ${description}`, '---'],
  ].join('\n');
}

function schemaOf(attributes: Attributes): readonly string[] {
  const entries = Object.entries(attributes);
  const groups = [
    ['### Required', entries.filter(([, attribute]) => presenceOf(attribute) === 'required')],
    ['### Optional', entries.filter(([, attribute]) => !['required', 'computed'].includes(presenceOf(attribute)))],
    ['### Read-Only', entries.filter(([, attribute]) => presenceOf(attribute) === 'computed')],
  ] as const;
  const filled = groups.filter(([, members]) => members.length > 0);
  return ['## Schema', ...filled.flatMap(([title, members]) => [title, members.map((one) => item(one, 0)).join('\n')])];
}
