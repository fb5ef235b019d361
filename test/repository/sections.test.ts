import { basename, dirname, join } from 'node:path';

import { dataSources, resources } from '../../provider/resources/index.js';
import { parseDeclaration } from '../../schemas/index.js';
import { loadSection, readSectionFiles } from '../../scripts/generate/section-files.js';
import { readSource, repositoryRoot, sourceFiles } from '../support/source-files.js';

const folder = join(repositoryRoot, 'constructs/sections');
const sections = readSectionFiles(folder).map(({ path, text }) => {
  const section = loadSection(join(folder, path));
  const place = section.path.join('.');
  return { file: path, text, section, place };
});

/** Code that works with any section. Rules and the folders of helpers belong to sections; `schemas/rules.ts` is a list. */
const shared = [
  ...sourceFiles(['constructs']).filter((file) => /^constructs\/(?:section\/|inverse\/)?[^/]+\.ts$/u.test(file)),
  ...sourceFiles(['schemas']).filter((file) => /^schemas\/[^/]+\.ts$/u.test(file) && file !== 'schemas/rules.ts'),
  ...sourceFiles(['scripts/generate', 'cli/export', 'cli/drift', 'cli/tenants', 'report']),
];

describe.each(sections)('section $place', ({ file, text, section, place }) => {
  test('is not named in code that all sections share', () => {
    const constructs = [...text.matchAll(/^export class (\w+)/gmu)].map(([, name = '']) => name);
    const name = section.path.at(-1) ?? '';
    const words = [
      `spec.${place}`,
      `spec?.${place}`,
      `${name}Section`,
      ...(section.path.length > 1
        ? [place, place.replaceAll('.', '?.'), section.path.map((step) => `'${step}'`).join(', ')]
        : []),
    ];
    const isNamed = (code: string): boolean =>
      words.some((word) => code.includes(word)) ||
      constructs.some((construct) => new RegExp(`\\b${construct}\\b`, 'u').test(code));

    const naming = shared.filter((source) => isNamed(codeOf(source)));

    expect(naming).toEqual([]);
  });

  test('is in a file that is named after it', () => {
    const group = section.path.at(-2) ?? '';

    expect(basename(file)).toBe(kebab(section.path.at(-1) ?? ''));
    expect(['.', group]).toContain(dirname(file));
  });

  test('has samples of definitions, each a valid declaration', () => {
    const known = new Set([...resources, ...dataSources].map(({ name }) => name));
    const problems = Object.entries(section.samples).flatMap(([definition, sample]) => [
      ...(known.has(definition) ? [] : [definition]),
      ...errorsOf(sample),
    ]);

    expect(problems).toEqual([]);
  });

  test('exports objects to itself', () => {
    const elsewhere = section.inverses.filter((inverse) => !`${inverse.section.join('.')}.`.startsWith(`${place}.`));

    expect(elsewhere.map(({ definition }) => definition)).toEqual([]);
  });
});

test('finds the sections to check, and the code that they share', () => {
  expect(sections.length).toBeGreaterThan(20);
  expect(shared).toContain('constructs/tenant.ts');
  expect(shared).toContain('constructs/inverse/element.ts');
});

function errorsOf(sample: string): readonly string[] {
  const spec = sample.replace('spec:', 'spec:\n  tenantId: 3f2504e0-4f89-41d3-9a0c-0305e82c3301');
  const text = `apiVersion: intuneform/v1\nkind: IntuneTenant\nmetadata: { name: contoso }\n${spec}\n`;
  return parseDeclaration(text, 'sample.yaml')
    .diagnostics.filter(({ severity }) => severity === 'error')
    .map(({ code, what }) => `${code} ${what}`);
}

function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
}

/** A file without its comments: examples in them may name a section. */
function codeOf(file: string): string {
  return readSource(file)
    .split('\n')
    .filter((line) => !/^\s*(?:\/?\*|\/\/)/u.test(line))
    .join('\n');
}
