import { selectorFor } from '../../constructs/selector.js';
import { type Attributes, type Diagnostic, sightingIn, toTerraformName } from '../../core/index.js';
import { declaredKeys } from '../../schemas/index.js';
import { definitions } from './definitions.js';
import type { LocateAddress } from './locate.js';

/** The language of a declaration. Plain Terraform JSON keeps Terraform's names. */
export type Language = 'yaml' | 'typescript' | 'terraform';

/** The language of a file: a program created a stack of cdktf. */
export function languageOf(file: string | undefined): Language {
  if (file === undefined || /\.tf(?:\.json)?$/u.test(file))
    return file?.endsWith('cdk.tf.json') ? 'typescript' : 'terraform';
  return 'yaml';
}

/**
 * Translates a diagnostic of the provider from Terraform's names to those of the declaration, and code to its syntax.
 */
export function inDeclaredWords(diagnostic: Diagnostic): Diagnostic {
  const language = languageOf(diagnostic.where?.file);
  if (language === 'terraform') return diagnostic;
  const { what, why, fix } = diagnostic;
  return {
    ...diagnostic,
    what: withNames(what),
    why: withNamesInProse(why),
    fix: withNames(withSyntax(fix, language)),
  };
}

/** Converts Terraform assignments in a text, such as `release = ["limits"]`, to the syntax of a declaration. */
export function inSyntaxOf(words: string, language: Language): string {
  return language === 'terraform' ? words : withSyntax(words, language);
}

/** Finds the key of an attribute in a YAML declaration. Undefined: Graph's name, or the object is declared in another language. */
export function declaredKeyOf(locate: LocateAddress): (address: string, attribute: string) => string | undefined {
  return (address, attribute) =>
    languageOf(locate(address)?.file) === 'yaml'
      ? declaredKeys[address.slice(0, address.indexOf('.'))]?.[attribute]
      : undefined;
}

/** Finds the entry for `release` that selects an object. Undefined: it has none, or nothing but Terraform declares it. */
export function declaredReleaseOf(
  locate: LocateAddress,
): (address: string, label: string | undefined) => string | undefined {
  return (address, label) =>
    languageOf(locate(address)?.file) === 'terraform' ? undefined : selectorFor(address, label);
}

const text = String.raw`"(?:[^"\\]|\\.)*"`;
const value = String.raw`(?:${text}|\[(?:${text}(?:, )?)*\]|true|false|\d+)`;
const key = String.raw`[a-z][A-Za-z0-9_]*`;
const assignment = String.raw`${key} = ${value}`;
const object = new RegExp(String.raw`\b(${key}) = \{ (${assignment}(?:, ${assignment})*) \}`, 'gu');
const single = new RegExp(String.raw`\b(${key}) = (${value})`, 'gu');

function withSyntax(fix: string, language: Language): string {
  return fix
    .replaceAll(object, (_match, name: string, members: string) => `${name}: { ${members} }`)
    .replaceAll(single, (_match, name: string, assigned: string) => `${name}: ${quoted(assigned, language)}`);
}

/** Removes quotes that YAML does not need. Texts with escapes are the same in every language. */
function quoted(assigned: string, language: Language): string {
  return assigned.replaceAll(new RegExp(text, 'gu'), (given) => {
    const inner = given.slice(1, -1);
    if (language === 'typescript') return /['\\]/u.test(inner) ? given : `'${inner}'`;
    return /^[A-Za-z](?:[\w .@-]*[\w.@-])?$/u.test(inner) && !/^(?:true|false|yes|no|on|off|null)$/iu.test(inner)
      ? inner
      : given;
  });
}

/** Names with an underscore: others are the same in both. */
const name = /(?<![\w$./{-])[a-z][a-z0-9]*(?:_[a-z0-9]+)+(?![\w/])/gu;

/** The report parses the line with the tenant's values by Terraform's names. */
function withNamesInProse(why: string): string {
  return why
    .split('\n')
    .map((line) => (sightingIn(line) === undefined ? withNames(line) : line))
    .join('\n');
}

function withNames(words: string): string {
  return words.replaceAll(name, (terraform) => namesInDeclarations().get(terraform) ?? terraform);
}

/** Keys of sections that differ from Graph's names. */
const ownNames: Readonly<Record<string, string>> = {
  applies_to: 'appliesTo',
  bind_status: 'bound',
  filter_id: 'filter',
  filter_type: 'filter',
  group_id: 'group',
  included_groups: 'groups',
  on_existing: 'onExisting',
  tenant_id: 'tenantId',
};

let names: ReadonlyMap<string, string> | undefined;

function namesInDeclarations(): ReadonlyMap<string, string> {
  names ??= new Map([...definitions.flatMap(({ attributes }) => namesIn(attributes)), ...Object.entries(ownNames)]);
  return names;
}

function namesIn(attributes: Attributes): readonly (readonly [string, string])[] {
  return Object.entries(attributes).flatMap(([own, attribute]) => [
    [toTerraformName(own), own] as const,
    ...(attribute.kind === 'nested' ? namesIn(attribute.attributes) : []),
  ]);
}
