import { posix } from 'node:path';

import type { Section } from '../../constructs/section/section.js';
import { isJsonArray, isJsonObject, type Json, type JsonObject, terraformType, textOf } from '../../core/index.js';
import { fence, markdown } from './page.js';
import { type Definition, pagePathOf, terraformName } from './words.js';

/** A reference page of the declaration. */
export interface DeclarationPage {
  readonly path: string;
  readonly text: string;
}

/** Input of the declaration's reference. */
export interface DeclarationSources {
  /** The schema of the declaration, with its `$defs`. */
  readonly schema: JsonObject;
  readonly sections: readonly Section[];
  readonly definitions: readonly Definition[];
}

/** The reference of the declaration: a start page with the keys of `spec`, and a page for each section. */
export function declarationPages(sources: DeclarationSources): readonly DeclarationPage[] {
  const sections = [...sources.sections].sort((left, right) => (placeOf(left) < placeOf(right) ? -1 : 1));
  return [
    { path: `${folder}/README.md`, text: startPage({ ...sources, sections }) },
    ...sections.flatMap((section) => sectionPages(section, { ...sources, sections })),
  ];
}

const folder = 'docs/declaration';

function fileOf({ path }: Section): string {
  return `${path.map((step) => terraformName(step).replaceAll('_', '-')).join('-')}.md`;
}

function placeOf({ path }: Section): string {
  return `spec.${path.join('.')}`;
}

function startPage({ schema, sections }: DeclarationSources): string {
  const spec = nodeAt(schema, []);
  const tops = new Set(sections.map(({ path }) => path[0] ?? ''));
  const own = Object.entries(propertiesOf(schema, spec)).filter(([name]) => !tops.has(name));
  return markdown([
    '# Declaration reference',
    'Every key of a declaration. [How declarations work](../declaration.md) explains the rules that all sections share.',
    '## Sections',
    table(
      ['section', 'content'],
      sections.map((section) => [linkTo(section), cell(textOf(nodeAt(schema, section.path).description) ?? '')]),
    ),
    '## Keys of `spec`',
    keyTable(
      own.flatMap(([name, node]) => keysOf(schema, { name, node, required: isRequired(spec, name), prefix: '' })),
    ),
  ]);
}

/** The page of a section, and a page for each key with too many keys below it. */
function sectionPages(section: Section, sources: DeclarationSources): readonly DeclarationPage[] {
  const apart = keysApart(keysOfSection(section, sources));
  return [
    { path: `${folder}/${fileOf(section)}`, text: sectionPage(section, { ...sources, apart }) },
    ...apart.map((own) => ({
      path: `${folder}/${fileOfKey(section, own.key)}`,
      text: keyPage(section, own, apart),
    })),
  ];
}

function keyPage(section: Section, { key, below }: KeyApart, apart: readonly KeyApart[]): string {
  const samples = samplesOf(section).filter((sample) => sample.key === key.path);
  const inner = apart.filter((other) => isBelow(other.key.path, key.path));
  return markdown([
    `# ${placeOf(section)}: \`${key.path}\``,
    key.description,
    `[All keys of \`${placeOf(section)}\`](${fileOf(section)})`,
    ...examples(samples),
    '## Keys',
    keyTable(below),
    ...keyLinks(section, inner),
  ]);
}

function examples(samples: readonly Sample[]): readonly string[] {
  return samples.length > 0 ? ['## Example', ...samples.map(({ text }) => fence('yaml', text))] : [];
}

function keyLinks(section: Section, apart: readonly KeyApart[]): readonly string[] {
  if (apart.length === 0) return [];
  const links = apart.map(({ key }) => `[\`${key.path}\`](${fileOfKey(section, key)})`);
  return [`These keys have their own pages: ${links.join(', ')}.`];
}

interface Sample {
  readonly text: string;
  /** The last key of the section in it. Others before it are its prerequisites. */
  readonly key: string | undefined;
}

function samplesOf({ path, samples }: Section): readonly Sample[] {
  const key = new RegExp(`^ {${String(2 * path.length + 2)}}(\\w+):`, 'gmu');
  return [...new Set(Object.values(samples))].map((text) => ({ text, key: [...text.matchAll(key)].at(-1)?.[1] }));
}

/** A key whose keys are on a separate page. */
interface KeyApart {
  readonly key: Key;
  /** The keys on its page. */
  readonly below: readonly Key[];
}

/** Number of keys below a key that always get a separate page. */
const mostKeysBelow = 50;
/** Number of words on the page of a section from which its own keys get separate pages. */
const mostWords = 1000;
/** Number of keys below such a key that remain on the page of the section. */
const fewKeysBelow = 9;

/** The keys that get a page of their own. */
function keysApart(keys: readonly Key[]): readonly KeyApart[] {
  const long = innermost(keys.filter(({ path }) => keysUnder(keys, path).length > mostKeysBelow));
  const onPage = keys.filter(({ path }) => !long.some((key) => isBelow(path, key.path)));
  const isLong = wordsIn(keyTable(onPage)) > mostWords;
  const own = keys.filter(({ path }) => !/[.[]/u.test(path) && keysUnder(onPage, path).length > fewKeysBelow);
  const apart = [...new Set(isLong ? [...own, ...long] : long)];
  return apart.map((key) => {
    const inner = apart.filter(({ path }) => isBelow(path, key.path));
    const below = keysUnder(keys, key.path).filter(({ path }) => !inner.some((other) => isBelow(path, other.path)));
    return { key, below };
  });
}

function keysUnder(keys: readonly Key[], key: string): readonly Key[] {
  return keys.filter(({ path }) => isBelow(path, key));
}

function innermost(keys: readonly Key[]): readonly Key[] {
  return keys.filter(({ path }) => keysUnder(keys, path).length === 0);
}

function wordsIn(text: string): number {
  return text.split(/\s+/u).filter((word) => /\w/u.test(word)).length;
}

function isBelow(path: string, key: string): boolean {
  return path.startsWith(`${key}.`) || path.startsWith(`${key}[`);
}

function fileOfKey(section: Section, { path }: Key): string {
  const steps = path.replaceAll('[]', '').split('.');
  const name = steps.map((step) => terraformName(step).replaceAll('_', '-')).join('-');
  return fileOf(section).replace(/\.md$/u, `-${name}.md`);
}

function keysOfSection(section: Section, { schema, sections }: DeclarationSources): readonly Key[] {
  const parts = partsOf(section, sections);
  const isOfPart = ({ path }: Key): boolean =>
    parts.some((part) => `${placeOf(section)}.${path}`.startsWith(placeOf(part)));
  return keysBelow(schema, nodeAt(schema, section.path), '').filter((key) => !isOfPart(key));
}

function partsOf(section: Section, sections: readonly Section[]): readonly Section[] {
  return sections.filter((part) => part !== section && placeOf(part).startsWith(`${placeOf(section)}.`));
}

function sectionPage(
  section: Section,
  { apart, ...sources }: DeclarationSources & { readonly apart: readonly KeyApart[] },
): string {
  const { schema, sections, definitions } = sources;
  const node = nodeAt(schema, section.path);
  const parts = partsOf(section, sections);
  const elsewhere = new Set(apart.flatMap(({ below }) => below.map(({ path }) => path)));
  const keys = keysOfSection(section, sources).filter(({ path }) => !elsewhere.has(path));
  const own = definitions.filter(({ name }) => Object.hasOwn(section.samples, name));
  const samples = samplesOf(section).filter((sample) => !apart.some(({ key }) => key.path === sample.key));
  return markdown([
    `# ${placeOf(section)}`,
    textOf(node.description) ?? '',
    '[All sections](README.md)',
    ...examples(samples),
    ...(keys.length > 0 ? ['## Keys', keyTable(keys)] : []),
    ...keyLinks(section, apart),
    ...(parts.length > 0 ? [`These sections have their own pages: ${parts.map(linkTo).join(', ')}.`] : []),
    ...(own.length > 0 ? ['## Resources and permissions', resourceTable(own)] : []),
  ]);
}

function linkTo(section: Section): string {
  return `[\`${placeOf(section)}\`](${fileOf(section)})`;
}

function resourceTable(definitions: readonly Definition[]): string {
  const rows = definitions.map((definition) => {
    const { read, write } = definition.permissions;
    return [
      `[\`${terraformType(definition.name)}\`](${posix.relative(folder, pagePathOf(definition))})`,
      least(read),
      definition.kind === 'resource' ? least(write) : '–',
    ];
  });
  return table(['resource or data source', 'least permission to read', 'to write'], rows);
}

function least([name]: readonly string[]): string {
  return name === undefined ? '–' : `\`${name}\``;
}

/** A key of the declaration, as a row of a table. */
interface Key {
  /** Relative to the section: `custom[].displayName`. */
  readonly path: string;
  readonly type: string;
  readonly required: boolean;
  readonly default: string;
  readonly description: string;
}

interface Place {
  readonly name: string;
  readonly node: JsonObject;
  readonly required: boolean;
  readonly prefix: string;
}

function keysBelow(schema: JsonObject, node: JsonObject, prefix: string): readonly Key[] {
  const element = elementOf(schema, node);
  if (element) return keysBelow(schema, element, `${prefix}[]`);
  return Object.entries(propertiesOf(schema, node)).flatMap(([name, member]) =>
    keysOf(schema, { name, node: member, required: isRequired(node, name), prefix: prefix === '' ? '' : `${prefix}.` }),
  );
}

function keysOf(schema: JsonObject, { name, node, required, prefix }: Place): readonly Key[] {
  const path = `${prefix}${name}`;
  const own: Key = {
    path,
    type: typeOf(schema, node),
    required,
    default: node.default === undefined ? '' : `\`${textOf(node.default) ?? JSON.stringify(node.default)}\``,
    description: textOf(node.description) ?? '',
  };
  return [own, ...keysBelow(schema, node, path)];
}

function keyTable(keys: readonly Key[]): string {
  return table(
    ['key', 'type', 'default', 'description'],
    keys.map((key) => [
      `\`${key.path}\``,
      cell(key.type),
      key.required ? 'required' : cell(key.default),
      cell(key.description),
    ]),
  );
}

/** Summarizes the type of a value with its bounds. */
function typeOf(schema: JsonObject, node: JsonObject): string {
  const element = elementOf(schema, node);
  if (element) return `list: ${typeOf(schema, element)}`;
  const alternatives = [node.oneOf, node.anyOf].filter(isJsonArray).flat().filter(isJsonObject);
  const values = isJsonArray(node.enum) ? node.enum : alternatives.flatMap((one) => one.const ?? []);
  if (values.length > 0) return values.map((value) => `\`${textOf(value) ?? JSON.stringify(value)}\``).join(', ');
  if (node.const !== undefined) return `\`${JSON.stringify(node.const)}\``;
  if (Object.keys(propertiesOf(schema, node)).length > 0) return 'object';
  if (alternatives.length > 0) {
    return [...new Set(alternatives.map((one) => typeOf(schema, resolved(schema, one))))].join(', or ');
  }
  return `${typeName(node.type)}${bounds(node)}`;
}

function typeName(type: Json | undefined): string {
  if (isJsonArray(type)) return type.map(typeName).join(' or ');
  return type === 'integer' ? 'whole number' : (textOf(type) ?? 'any value');
}

function bounds({ minimum, maximum }: JsonObject): string {
  if (minimum === undefined && maximum === undefined) return '';
  if (maximum === undefined) return `, at least ${JSON.stringify(minimum)}`;
  return minimum === undefined
    ? `, at most ${JSON.stringify(maximum)}`
    : `, ${JSON.stringify(minimum)} to ${JSON.stringify(maximum)}`;
}

/** The schema of a path below `spec`. */
function nodeAt(schema: JsonObject, path: readonly string[]): JsonObject {
  return ['spec', ...path].reduce<JsonObject>((node, step) => propertiesOf(schema, node)[step] ?? {}, schema);
}

function propertiesOf(schema: JsonObject, node: JsonObject): Readonly<Record<string, JsonObject>> {
  const { properties } = node;
  if (!isJsonObject(properties)) return {};
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, member]) =>
      isJsonObject(member) ? [[name, resolved(schema, member)]] : [],
    ),
  );
}

function elementOf(schema: JsonObject, { items }: JsonObject): JsonObject | undefined {
  return isJsonObject(items) ? resolved(schema, items) : undefined;
}

function isRequired({ required }: JsonObject, name: string): boolean {
  return isJsonArray(required) && required.includes(name);
}

/** A node merged with its reference; its own members take precedence. */
function resolved(schema: JsonObject, node: JsonObject): JsonObject {
  const name = textOf(node.$ref)?.replace('#/$defs/', '');
  const { $defs } = schema;
  const target = name !== undefined && isJsonObject($defs) ? $defs[name] : undefined;
  return isJsonObject(target) ? { ...resolved(schema, target), ...node } : node;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
