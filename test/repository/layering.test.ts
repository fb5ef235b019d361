import { terraformType } from '../../core/index.js';
import { resources } from '../../provider/resources/index.js';
import { importsOf, readSource, sourceFiles } from '../support/source-files.js';

/** What every part of the command line can import besides parts below it. */
const outside = [
  'files',
  'core',
  'schemas',
  'constructs',
  'report',
  'emulator',
  'provider/engine',
  'provider/graph',
  'provider/resources',
] as const;

/** The allowed imports between source folders, from `docs/architecture.md`. A folder can always import itself. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  files: [],
  core: [],
  'provider/resources': ['core'],
  'provider/engine': ['core'],
  'provider/graph': ['core', 'files'],
  'provider/plugin': ['core', 'provider/engine'],
  'provider/ledger': ['core', 'provider/engine'],
  'provider/hints': ['launch'],
  provider: [
    'core',
    'provider/resources',
    'provider/engine',
    'provider/graph',
    'provider/plugin',
    'provider/ledger',
    'provider/hints',
    'launch',
  ],
  schemas: ['core', 'files'],
  constructs: ['core', 'files', 'schemas'],
  report: ['core'],
  'cli/process': outside,
  'cli/tenants': [...outside, 'cli/process'],
  'cli/insight': [...outside, 'cli/process', 'cli/tenants'],
  'cli/terraform': [...outside, 'cli/process', 'cli/tenants', 'cli/insight'],
  'cli/result': [...outside, 'cli/process', 'cli/tenants'],
  'cli/verb': [...outside, 'cli/process', 'cli/result'],
  cli: [...outside, 'launch', 'cli/process', 'cli/tenants', 'cli/insight', 'cli/terraform', 'cli/result', 'cli/verb'],
  emulator: [],
  launch: [],
};

const rooms = ['launch', 'files', 'core', 'provider', 'schemas', 'constructs', 'report', 'cli', 'emulator'];
const files = sourceFiles(rooms);
const imports = new Map(files.map((file) => [file, importsOf(file)]));

test('finds the files to check', () => {
  expect(files.length).toBeGreaterThan(100);
  expect(imports.get('core/definition.ts')?.files).toContain('core/attribute.ts');
});

test('no folder imports a folder that it must not depend on', () => {
  const trespasses = files.flatMap((file) =>
    (imports.get(file)?.files ?? [])
      .filter((target) => !isAllowed(file, target))
      .map((target) => `${file} imports ${target}`),
  );

  expect(trespasses).toEqual([]);
});

/** What starts a process, what the bundler imports, or what users import. */
const entries = [
  'cli/launcher.ts',
  'cli/main.ts',
  'constructs/azure/index.ts',
  'provider/engine-bundle.ts',
  'provider/launcher.ts',
  'provider/main.ts',
] as const;

test('every file is imported, except entries', () => {
  const imported = new Set([...imports.values()].flatMap((one) => one.files));

  const bare = files.filter((file) => !imported.has(file) && !file.endsWith('.d.ts'));

  expect(bare.sort()).toEqual(entries);
});

test('no file imports itself indirectly', () => {
  expect(findCycles()).toEqual([]);
});

test('cdktf is imported in one place, and @cdktf/provider-azurerm by subpath only under constructs/azure', () => {
  const importers = (wanted: (name: string) => boolean): string[] =>
    files.filter((file) => imports.get(file)?.packages.some(wanted));

  expect(importers((name) => /^cdkt[fn](?:$|\/)/u.test(name))).toEqual(['constructs/cdk.ts']);
  expect(importers((name) => name === '@cdktf/provider-azurerm')).toEqual([]);
  expect(
    importers((name) => name.startsWith('@cdktf/')).filter((file) => !file.startsWith('constructs/azure/')),
  ).toEqual([]);
});

test('core does no input or output', () => {
  const packages = files
    .filter((file) => file.startsWith('core/'))
    .flatMap((file) => imports.get(file)?.packages ?? []);

  expect(packages).toEqual([]);
});

test.each(resources.map(({ name, graph }) => [name, graph.path]))('shared code never asks for %s', (name, path) => {
  const shared = files.filter((file) => /^(?:provider\/(?:engine|plugin|graph)|core|report)\//u.test(file));
  const words = [name, terraformType(name), path.slice(path.lastIndexOf('/') + 1)].filter(
    (word) => !word.startsWith('{'),
  );

  const asking = shared.filter((file) => words.some((word) => new RegExp(`['"\`/]${word}\\b`, 'u').test(codeOf(file))));

  expect(asking).toEqual([]);
});

function isAllowed(file: string, target: string): boolean {
  const from = roomOf(file);
  const to = roomOf(target);
  return from === to || (mayImport[from] ?? []).includes(to) || target === 'package.json';
}

function roomOf(file: string): string {
  const [first = '', second = ''] = file.split('/');
  const inner = `${first}/${second}`;
  return inner in mayImport ? inner : first;
}

/** Every way round, shortest notation: the files on it. Depth-first, each file entered once. */
function findCycles(): readonly string[] {
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string, trail: readonly string[]): void => {
    if (trail.includes(file)) cycles.push([...trail.slice(trail.indexOf(file)), file].join(' → '));
    if (trail.includes(file) || done.has(file)) return;
    for (const target of imports.get(file)?.files ?? []) visit(target, [...trail, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  return cycles;
}

/** A file without its comments: examples in them may name a resource. */
function codeOf(file: string): string {
  return readSource(file)
    .split('\n')
    .filter((line) => !/^\s*(?:\/?\*|\/\/)/u.test(line))
    .join('\n');
}
