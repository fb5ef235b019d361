import { type Attributes, type Diagnostic, sightingIn, toTerraformName } from '../../core/index.js';
import { declaredKeys } from '../../schemas/index.js';
import { definitions } from './definitions.js';
import type { LocateAddress } from './locate.js';

/** What a declaration is written in. Plain Terraform JSON stays in Terraform's words. */
export type Language = 'yaml' | 'typescript' | 'terraform';

/** The language of a file: a stack of cdktf was made by a program. */
export function languageOf(file: string | undefined): Language {
  if (file === undefined || /\.tf(?:\.json)?$/u.test(file))
    return file?.endsWith('cdk.tf.json') ? 'typescript' : 'terraform';
  return 'yaml';
}

/**
 * Says a diagnostic of the provider, which speaks Terraform's language, in that of the declaration: members by the names they have
 * there, and what is to be written in its syntax.
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

/** Finds what a declaration in YAML calls an attribute of an object. Undefined: as Graph does, or the object is declared in another language. */
export function declaredKeyOf(locate: LocateAddress): (address: string, attribute: string) => string | undefined {
  return (address, attribute) =>
    languageOf(locate(address)?.file) === 'yaml'
      ? declaredKeys[address.slice(0, address.indexOf('.'))]?.[attribute]
      : undefined;
}

const text = String.raw`"[^"]*"`;
const value = String.raw`(?:${text}|\[(?:${text}(?:, )?)*\]|true|false|\d+)`;
const assignment = String.raw`[a-z][a-z0-9_]* = ${value}`;
const object = new RegExp(String.raw`\b([a-z][a-z0-9_]*) = \{ (${assignment}(?:, ${assignment})*) \}`, 'gu');
const single = new RegExp(String.raw`\b([a-z][a-z0-9_]*) = (${value})`, 'gu');

function withSyntax(fix: string, language: Language): string {
  return fix
    .replaceAll(object, (_match, name: string, members: string) => `${name}: { ${members} }`)
    .replaceAll(single, (_match, name: string, assigned: string) => `${name}: ${quoted(assigned, language)}`);
}

/** Texts without quotes, where YAML needs none. */
function quoted(assigned: string, language: Language): string {
  return assigned.replaceAll(/"([^"]*)"/gu, (given, inner: string) => {
    if (language === 'typescript') return `'${inner}'`;
    return /^[A-Za-z][\w.@-]*$/u.test(inner) && !/^(?:true|false|yes|no|on|off|null)$/iu.test(inner) ? inner : given;
  });
}

/** Names with an underscore: others are the same in both. */
const name = /(?<![\w$./{-])[a-z][a-z0-9]*(?:_[a-z0-9]+)+(?![\w/])/gu;

/** The report reads the line that says what the tenant has by Terraform's names. */
function withNamesInProse(why: string): string {
  return why
    .split('\n')
    .map((line) => (sightingIn(line) === undefined ? withNames(line) : line))
    .join('\n');
}

function withNames(words: string): string {
  return words.replaceAll(name, (terraform) => namesInDeclarations().get(terraform) ?? terraform);
}

/** What sections call by a name of their own. */
const ownNames: Readonly<Record<string, string>> = {
  applies_to: 'appliesTo',
  bind_status: 'bound',
  filter_id: 'filter',
  filter_type: 'filter',
  group_id: 'group',
  included_groups: 'groups',
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
