import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import ts from 'typescript';

import * as attributeShapes from '../../constructs/attribute-shapes.js';
import * as cdk from '../../constructs/cdk.js';
import {
  type CollectionAttribute,
  defineResource,
  int,
  listOf,
  type NestedAttribute,
  number,
  single,
  string,
  stringList,
  stringSet,
} from '../../core/index.js';
import { renderConstruct } from '../../scripts/generate/construct.js';
import { staleFiles, writeFiles } from '../../scripts/generate/output.js';
import { renderPage } from '../../scripts/generate/page.js';
import { renderSchema } from '../../scripts/generate/schema.js';
import { synthesize, tenantWith } from './synthesize.js';

const labels: CollectionAttribute = { kind: 'map', doc: 'Labels.', element: { kind: 'string', doc: 'Label.' } };
const flags: CollectionAttribute = { kind: 'list', doc: 'Flags.', element: { kind: 'bool', doc: 'Flag.' } };
const byName: NestedAttribute = {
  kind: 'nested',
  nesting: 'map',
  doc: 'By name.',
  attributes: { innerValue: int({ required: true, doc: 'Inner.' }) },
};

/** Has an attribute of every kind, names that cdktf uses itself, and texts that could break a comment. */
const everything = defineResource({
  name: 'everything',
  noun: 'everything',
  doc: 'Ends a comment */ early.',
  source: 'https://example.com',
  shape: { kind: 'collection' },
  graph: { version: 'beta', path: '/everything', area: 'other' },
  permissions: { read: ['Everything.Read'], write: ['Everything.Write'] },
  attributes: {
    displayName: string({ required: true, doc: 'Name.' }),
    node: string({ doc: 'Clashes with a member of constructs.' }),
    alias: int({ doc: 'Clashes with a member of cdktf.', min: 1 }),
    ratio: number({ default: 0.5, doc: 'Ratio.', max: 1 }),
    secret: string({ writeOnly: { version: 'secretVersion' }, sensitive: true, doc: 'Secret.' }),
    secretVersion: int({ doc: 'Version.' }),
    tags: stringSet({ doc: 'Tags.', maxItems: 3 }),
    steps: stringList({ doc: 'Steps.' }),
    labels,
    flags,
    byName,
    settings: single({
      doc: 'Settings.',
      attributes: { deepList: listOf({ doc: 'Deep.', attributes: { osMinimumVersion: string({ doc: 'Version.' }) } }) },
    }),
    results: listOf({
      computed: true,
      doc: 'Results.',
      attributes: { deviceName: string({ computed: true, doc: 'Name.' }) },
    }),
  },
  example: { declared: { displayName: 'A' } },
});

const source = renderConstruct(everything);

test('generates a construct from any definition that compiles under the strict options', () => {
  expect(compileErrors(source)).toEqual([]);
});

test('converts every kind of attribute to Terraform JSON', () => {
  const tenant = tenantWith();
  const { IntuneEverything } = evaluate(source);

  const element = new IntuneEverything(tenant, 'all', {
    displayName: 'A',
    nodeAttribute: 'p',
    aliasAttribute: 2,
    secret: 'planted',
    secretVersion: 1,
    tags: ['x'],
    labels: { camelCase: 'kept', 'a-b': 'kept' },
    flags: [true],
    byName: { someName: { innerValue: 1 } },
    settings: { deepList: [{ osMinimumVersion: '17.0' }, {}] },
    ratio: undefined,
    lifecycle: { preventDestroy: true },
  });

  expect(synthesize(tenant).resource).toEqual({
    intune_everything: {
      all: {
        display_name: 'A',
        node: 'p',
        alias: 2,
        secret: 'planted',
        secret_version: 1,
        tags: ['x'],
        labels: { camelCase: 'kept', 'a-b': 'kept' },
        flags: [true],
        by_name: { someName: { inner_value: 1 } },
        settings: { deep_list: [{ os_minimum_version: '17.0' }, {}] },
        lifecycle: { prevent_destroy: true },
      },
    },
  });
  expect('secret' in element && Reflect.get(element, 'secret')).toBeUndefined();
});

test('refers to nested results of every kind', () => {
  const tenant = tenantWith();
  const { IntuneEverything } = evaluate(source);
  const one = new IntuneEverything(tenant, 'one', { displayName: 'A' });
  new IntuneEverything(tenant, 'two', {
    displayName: one.results.get(1).deviceName,
    steps: one.steps,
    nodeAttribute: one.labels.lookup('k'),
    aliasAttribute: one.byName.get('n').innerValue,
    settings: one.settings,
  });

  expect(synthesize(tenant).resource?.intune_everything?.two).toEqual({
    display_name: '${intune_everything.one.results[1].device_name}',
    steps: '${intune_everything.one.steps}',
    node: '${intune_everything.one.labels["k"]}',
    alias: '${intune_everything.one.by_name["n"].inner_value}',
    settings: '${intune_everything.one.settings}',
  });
});

test('describes the same in JSON Schema, without attributes that cannot be declared', () => {
  expect(renderSchema(everything)).toMatchObject({
    required: ['displayName'],
    additionalProperties: false,
    properties: {
      ratio: { type: 'number', maximum: 1, default: 0.5 },
      secret: { type: 'string', writeOnly: true },
      tags: { type: 'array', uniqueItems: true, maxItems: 3 },
      labels: { type: 'object', additionalProperties: { type: 'string' } },
      byName: { type: 'object', additionalProperties: { type: 'object', required: ['innerValue'] } },
    },
  });
  expect(renderSchema(everything)).not.toHaveProperty('properties.results');
});

test('documents which attributes are secret and which are required', () => {
  const page = renderPage(everything, undefined);

  expect(page).toContain('- `display_name` (string, required) Name.');
  expect(page).toContain(
    '- `secret` (string, optional) Secret. Hidden in plans. Never stored. Sent again when `secret_version` changes.',
  );
  expect(page).toContain('  - `deep_list` (list of object, optional) Deep.\n    - `os_minimum_version`');
  expect(page).toContain('`Everything.Write`');
});

test('finds files that are changed, missing or left over, and corrects them', () => {
  const root = mkdtempSync(join(tmpdir(), 'generated-'));
  const files = [
    { path: 'docs/reference/a.md', text: 'a' },
    { path: 'docs/reference/b.md', text: 'b' },
  ];
  writeFiles(root, files);
  writeFileSync(join(root, 'docs/reference/a.md'), 'edited');
  writeFileSync(join(root, 'docs/reference/old.md'), 'left over');
  rmSync(join(root, 'docs/reference/b.md'));

  expect(staleFiles(root, files)).toEqual(['docs/reference/a.md', 'docs/reference/b.md', 'docs/reference/old.md']);
  writeFiles(root, files);
  expect(staleFiles(root, files)).toEqual([]);
  rmSync(root, { recursive: true });
});

interface Everything {
  readonly results: { get(index: number): { readonly deviceName: string } };
  readonly steps: unknown;
  readonly labels: { lookup(key: string): string };
  readonly byName: { get(key: string): { readonly innerValue: number } };
  readonly settings: unknown;
}

/** Runs generated TypeScript against the modules that it imports. */
function evaluate(text: string): {
  IntuneEverything: new (scope: cdk.TerraformStack, id: string, config: object) => Everything;
} {
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const exported = {} as ReturnType<typeof evaluate>;
  const modules: Readonly<Record<string, unknown>> = { '../cdk.js': cdk, '../attribute-shapes.js': attributeShapes };
  // The text is our own generator's.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call
  new Function('require', 'exports', outputText)((name: string) => modules[name], exported);
  return exported;
}

/** What the compiler says of a file in the folder of generated constructs. */
function compileErrors(text: string): readonly string[] {
  const root = join(__dirname, '../..');
  const file = join(root, 'constructs/generated/everything.ts');
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    config: unknown;
  };
  const { tsBuildInfoFile: _file, ...compilerOptions } = ts.parseJsonConfigFileContent(config, ts.sys, root).options;
  const host = ts.createCompilerHost(compilerOptions);
  const getSourceFile = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...rest) =>
    name === file ? ts.createSourceFile(name, text, ts.ScriptTarget.ES2022) : getSourceFile(name, ...rest);
  const exists = host.fileExists.bind(host);
  host.fileExists = (name) => name === file || exists(name);
  const program = ts.createProgram([file], { ...compilerOptions, incremental: false }, host);
  const target = program.getSourceFile(file);
  return [...program.getSyntacticDiagnostics(target), ...program.getSemanticDiagnostics(target)].map(
    ({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'),
  );
}
