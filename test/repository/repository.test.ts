import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { codeAreas, codes, terraformType, toTerraformName } from '../../core/index.js';
import { validateDataSource, validateEphemeralResource, validateResource } from '../../provider/engine/index.js';
import { dataSources, ephemeralResources, resources } from '../../provider/resources/index.js';
import { readSource, repositoryRoot, sourceFiles } from '../support/source-files.js';
import { complete } from '../support/tenant.js';

const kebab = (name: string): string => toTerraformName(name).replaceAll('_', '-');

describe.each(resources.map((definition) => ({ type: terraformType(definition.name), definition })))(
  '$type',
  ({ definition }) => {
    const file = kebab(definition.name);

    test('has a source file, a page, a schema and a construct named after it', () => {
      const files = [
        sourceFiles(['provider/resources']).find((path) => path.endsWith(`/${file}.ts`)) ??
          `provider/resources/…/${file}.ts`,
        `docs/reference/${file}.md`,
        `schemas/generated/${file}.schema.json`,
        `constructs/generated/${file}.ts`,
      ];

      expect(files.filter((path) => !existsSync(join(repositoryRoot, path)))).toEqual([]);
    });

    test('names Microsoft’s page, and documents every attribute', () => {
      expect(definition.source).toMatch(/^https:\/\/learn\.microsoft\.com\/(?:graph|intune)\//u);
      expect(Object.values(definition.attributes).filter(({ doc }) => doc.length < 10)).toEqual([]);
    });

    test('has an example that is valid', () => {
      const { declared, changed = declared } = definition.example;

      expect(validateResource(definition, complete(definition.attributes, declared))).toEqual([]);
      expect(validateResource(definition, complete(definition.attributes, changed))).toEqual([]);
    });
  },
);

test.each(dataSources.map((definition) => [definition.name, definition] as const))(
  'data source %s has an example that is valid',
  (_name, definition) => {
    expect(validateDataSource(definition, complete(definition.attributes, definition.example.declared))).toEqual([]);
    expect(existsSync(join(repositoryRoot, `docs/reference/data-${kebab(definition.name)}.md`))).toBe(true);
  },
);

test.each(ephemeralResources.map((definition) => [definition.name, definition] as const))(
  'ephemeral resource %s has a page, and an example that is valid',
  (_name, definition) => {
    const { declared } = definition.example;

    expect(validateEphemeralResource(definition, complete(definition.attributes, declared))).toEqual([]);
    expect(existsSync(join(repositoryRoot, `docs/reference/ephemeral-${kebab(definition.name)}.md`))).toBe(true);
  },
);

test('every diagnostic code is used, documented, and named by a test', () => {
  const code = textOf(['provider', 'schemas', 'constructs', 'report', 'cli']);
  const tests = textOf(['test']);
  const page = codeAreas.map(({ name }) => readSource(`docs/errors/${name}.md`)).join('\n');
  const all = Object.keys(codes);

  expect(all.filter((name) => !code.includes(name))).toEqual([]);
  expect(all.filter((name) => !page.includes(`\n## ${name}\n`))).toEqual([]);
  expect(all.filter((name) => !tests.includes(name))).toEqual([]);
});

test('generated files are current', () => {
  const run = (): string =>
    execFileSync(process.execPath, ['--import', 'tsx', 'scripts/generate.ts', '--check'], {
      cwd: repositoryRoot,
      encoding: 'utf8',
    });

  expect(run).not.toThrow();
});

test('the sources contain no path of a machine', () => {
  const paths = [/\/home\/\w+/u, /\/Users\/\w+/u, /\/root\//u, new RegExp('/' + 'work/', 'u')];
  const files = sourceFiles([
    'core',
    'provider',
    'schemas',
    'constructs',
    'report',
    'cli',
    'emulator',
    'examples',
    'bench',
    'scripts',
    'test',
  ]);

  expect(files.filter((file) => paths.some((path) => path.test(readSource(file))))).toEqual([]);
});

function textOf(rooms: readonly string[]): string {
  return sourceFiles(rooms).map(readSource).join('\n');
}
