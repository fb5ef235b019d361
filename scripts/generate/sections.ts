import type { Section } from '../../constructs/section/section.js';
import type { ListedSection } from './section-files.js';
import { comment, generatedMark, literal, pascal } from './words.js';

/** The list of all sections: each precedes those within it. */
export function renderSectionList(sections: readonly ListedSection[]): string {
  const groups = sections.filter(({ parts }) => parts.length > 0);
  const names = sections.flatMap(({ name, parts }) => [
    constantOf(name),
    ...(parts.length > 0 ? [`...${listOf(name)}`] : []),
  ]);
  return file([
    `import type { Section } from '../section/section.js';`,
    ...sections.map(importOf),
    ...groups.map(({ name }) => `import { ${listOf(name)} } from './${name}-sections.js';`),
    '',
    comment(['Every section of the declaration, in the order of the schema; what is within one comes after it.']),
    `export const sections: readonly Section[] = [${names.join(', ')}];`,
  ]);
}

/** A class with a property for each section that is built below its objects, and the list of these sections. */
export function renderSectionGroup(group: string, sections: readonly ListedSection[]): string {
  const base = group === 'tenant' ? ['TerraformStack', '../cdk.js'] : ['Construct', 'constructs'];
  return file([
    `import { ${base[0] ?? ''} } from '${base[1] ?? ''}';`,
    `import { builtIn } from '../section/section.js';`,
    `import type { Section } from '../section/section.js';`,
    ...sections.map(importOf),
    '',
    comment([
      `The sections that are built below ${group === 'tenant' ? 'a tenant' : group}, in the order of the schema.`,
    ]),
    `export const ${listOf(group)}: readonly Section[] = [${sections.map(({ name }) => constantOf(name)).join(', ')}];`,
    '',
    comment(['What is built of each section.']),
    `export abstract class ${pascal(listOf(group))} extends ${base[0] ?? ''} {`,
    ...sections.map(({ name, place }) =>
      [
        comment([`What \`${place}\` makes in Terraform. Undefined: it is not declared here.`]),
        `get ${name}() { return builtIn(this, ${constantOf(name)}); }`,
      ].join('\n'),
    ),
    '}',
  ]);
}

/** The public exports of the sections: constructs and their types. */
export function renderSectionExports(sections: readonly ListedSection[]): string {
  return file(
    sections.flatMap(({ path, text }) => [
      ...exportLine('export', namesIn(text, /^export (?:abstract )?class (\w+)/gmu), path),
      ...exportLine(
        'export type',
        [
          ...namesIn(text, /^export (?:interface|type) (\w+)/gmu),
          ...namesIn(text, /^export type \{ (.+) \};/gmu).flatMap((names) => names.split(', ')),
        ],
        path,
      ),
    ]),
  );
}

/** Names of the parts of a declaration in messages, by their paths. */
export function renderSubjects(sections: readonly Section[]): string {
  const subjects = sections.flatMap(({ path, subjects: own = {} }) =>
    Object.entries(own).map(([below, subject]) => [
      ['spec', ...path, ...(below === '' ? [] : [below])].join('.'),
      subject,
    ]),
  );
  return file([
    comment(['What messages call the parts of each section, by their places.']),
    `export const subjects = ${literal(Object.fromEntries(subjects))} as const;`,
  ]);
}

function file(lines: readonly string[]): string {
  return [`// ${generatedMark}`, ...lines, ''].join('\n');
}

function exportLine(keyword: string, names: readonly string[], path: string): readonly string[] {
  return names.length === 0 ? [] : [`${keyword} { ${names.join(', ')} } from '../sections/${path}.js';`];
}

function namesIn(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(([, name = '']) => name);
}

function importOf({ name, path }: ListedSection): string {
  return `import { ${constantOf(name)} } from '../sections/${path}.js';`;
}

/** Name of the constant of a section. */
function constantOf(name: string): string {
  return `${name}Section`;
}

/** Name of the list of a group's sections. */
function listOf(group: string): string {
  return `${group}Sections`;
}
