import {
  type Attribute,
  type Attributes,
  type Permissions,
  presenceOf,
  providerName,
  type Refusal,
  refusesApplications,
  remedyOf,
  type ResourceDefinition,
  terraformType,
  toTerraformName,
} from '../../core/index.js';
import { identifyingAttributes, identityAttributes } from '../../provider/engine/index.js';
import { hclExample, typescriptExample } from './example.js';
import { defaultOf, limitsOf, remarksOf } from './facts.js';
import { type Definition, generatedMark, isDeclarable } from './words.js';

/** Renders the reference page of a resource or data source as Markdown. `yaml`: its place in a declaration, if any. */
export function renderPage(definition: Definition, yaml: string | undefined): string {
  const type = terraformType(definition.name);
  return markdown([
    `# ${type} (${definition.kind === 'resource' ? 'resource' : 'data source'})`,
    definition.doc,
    ...(definition.kind === 'resource' ? resourceNotes(definition) : []),
    '## Example',
    fence('hcl', hclExample(definition)),
    fence('typescript', typescriptExample(definition)),
    ...(yaml === undefined ? [] : ['In a declaration:', fence('yaml', yaml)]),
    ...argumentsAndAttributes(definition.attributes),
    ...(definition.kind === 'resource' ? importSection(definition, type) : []),
    ...permissionsSection(definition.permissions, definition.kind === 'resource' ? definition.refusals : []),
    `## Source\n\n<${definition.source}>`,
  ]);
}

/** The reference page of the provider's configuration, as Markdown. */
export function renderProviderPage(attributes: Attributes): string {
  return markdown([
    `# ${providerName} (provider)`,
    'The tenant that the provider manages, and the identity that it uses. Set credentials in the environment, not in code.',
    '## Example',
    fence('hcl', `provider "${providerName}" {\n  tenant_id = "3f2504e0-4f89-41d3-9a0c-0305e82c3301"\n}`),
    ...argumentsAndAttributes(attributes),
  ]);
}

/** A generated page of these parts. */
export function markdown(parts: readonly string[]): string {
  return [`<!-- ${generatedMark} -->`, ...parts, ''].join('\n\n');
}

/** A block of code. */
export function fence(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

/** Notes about the behavior of a resource. */
export function resourceNotes({ shape, unique }: ResourceDefinition): readonly string[] {
  return [
    ...(shape.kind === 'builtin'
      ? ['The object always exists. Terraform adopts it, and destroy restores its original settings.']
      : []),
    ...(shape.kind === 'singleton' ? ['The object always exists. Destroy does not change it, and warns.'] : []),
    ...(shape.kind === 'order' ? [orderNote] : []),
    ...(shape.kind === 'choice' ? [choiceNote] : []),
    ...(unique.length > 0
      ? [`No two objects can have the same ${unique.map((name) => `\`${toTerraformName(name)}\``).join(' and ')}.`]
      : []),
    ...(shape.kind === 'action' ? [consequences(shape.consequences)] : []),
  ];
}

const orderNote =
  'Apply moves as few objects as possible, and none if the order is already right. Destroy does not change the order.';

const choiceNote = 'Destroy does not change it, and warns.';

function consequences(all: Readonly<Record<string, Readonly<Record<string, string>>>>): string {
  const rows = Object.entries(all).flatMap(([from, named]) =>
    Object.entries(named).map(([name, text]) => `| \`${from}\` | \`${name}\` | ${text} |`),
  );
  return [
    'Consequences of leaving an authority, which you must acknowledge:',
    '',
    '| from | acknowledge | meaning |',
    '|---|---|---|',
    ...rows,
  ].join('\n');
}

/** The sections about declared and computed attributes. */
export function argumentsAndAttributes(attributes: Attributes): readonly string[] {
  const entries = Object.entries(attributes);
  const declarable = entries.filter(([, attribute]) => isDeclarable(attribute));
  const computed = entries.filter(([, attribute]) => !isDeclarable(attribute));
  return [
    ...(declarable.length > 0 ? ['## Arguments', declarable.map((entry) => item(entry, 0)).join('\n')] : []),
    ...(computed.length > 0 ? ['## Attributes', computed.map((entry) => item(entry, 0)).join('\n')] : []),
  ];
}

/** An attribute as a list item, with its nested attributes. */
export function item([name, attribute]: readonly [string, Attribute], depth: number): string {
  const line = `${'  '.repeat(depth)}- \`${toTerraformName(name)}\` (${presence(attribute)}) ${texts(attribute).join(' ')}`;
  if (attribute.kind !== 'nested') return line;
  return [line, ...Object.entries(attribute.attributes).map((entry) => item(entry, depth + 1))].join('\n');
}

function presence(attribute: Attribute): string {
  const presence = presenceOf(attribute);
  const type = typeWord(attribute);
  if (presence === 'computed') return type;
  return `${type}, ${presence === 'required' ? 'required' : 'optional'}`;
}

function typeWord(attribute: Attribute): string {
  if (attribute.kind === 'nested') return attribute.nesting === 'single' ? 'object' : `${attribute.nesting} of object`;
  if ('element' in attribute) return `${attribute.kind} of ${attribute.element.kind}`;
  return attribute.kind;
}

function texts(attribute: Attribute): readonly string[] {
  const fallback = defaultOf(attribute);
  const source = attribute.source === undefined ? [] : [`[Source](${attribute.source}).`];
  return [
    attribute.doc,
    ...limitsOf(attribute),
    ...(fallback === undefined || fallback === 'not set' ? [] : [`Default: ${fallback}.`]),
    ...remarksOf(attribute, toTerraformName),
    ...source,
  ];
}

/** The section about the import of a resource, by its id and by its identity. */
export function importSection(definition: ResourceDefinition, type: string): readonly string[] {
  const parts = identifyingAttributes(definition).map((name) => [name, placeholderOf(definition, name)] as const);
  const id = parts.map(([, text]) => text).join('/');
  const width = Math.max(...parts.map(([name]) => toTerraformName(name).length));
  const lines = parts.map(([name, text]) => `    ${toTerraformName(name).padEnd(width)} = "${text}"`);
  return [
    '## Import',
    fence('shell', `terraform import ${type}.example '${id}'`),
    fence('hcl', `import {\n  to = ${type}.example\n  id = "${id}"\n}`),
    'Terraform and OpenTofu 1.12 and newer can also import by identity:',
    fence('hcl', `import {\n  to = ${type}.example\n  identity = {\n${lines.join('\n')}\n  }\n}`),
    Object.entries(identityAttributes(definition))
      .map((entry) => item(entry, 0))
      .join('\n'),
  ];
}

function placeholderOf({ shape, graph }: ResourceDefinition, name: string): string {
  if (name !== 'id') return `<${name}>`;
  if (shape.kind === 'order') return 'order';
  return shape.kind !== 'collection' && graph.path.includes('{tenantId}') ? '<tenant id>' : '<id>';
}

/** The section about permissions. */
export function permissionsSection({ read, write }: Permissions, refusals: readonly Refusal[]): readonly string[] {
  const delegatedOnly = refusesApplications({ refusals });
  return [
    '## Permissions',
    [
      `- Read: ${anyOf(read)}.`,
      ...(write.length > 0 ? [`- Write: ${anyOf(write)}.`] : []),
      delegatedOnly
        ? '- Only for a signed-in user, not for an application.'
        : '- For a signed-in user and for an application.',
      ...refusals.map((refusal) => `- ${refusalText(refusal)}`),
    ].join('\n'),
  ];
}

/** Describes who is refused which request, what to do, and the source, as a sentence. */
export function refusalText(refusal: Refusal): string {
  const { certain, because, evidence } = refusal;
  const remedy = remedyOf(refusal);
  const doubt = certain ? '' : ' Apply still sends the request.';
  return `${upperFirst(because)}: ${remedy}.${doubt} (${evidence})`;
}

function upperFirst(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function anyOf(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(' or ');
}
