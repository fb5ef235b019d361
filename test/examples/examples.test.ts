import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { hasErrors } from '../../core/index.js';
import { loadDeclarations } from '../../schemas/index.js';
import { testWithTerminal } from '../support/native-terminal.js';

const root = join(__dirname, '../..');
const examples = readdirSync(join(root, 'examples'));

/** The folder that a run writes into, and nothing else. */
let folder = '';
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'examples-')));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Warnings that an example shows on purpose. */
const meant: Readonly<Record<string, readonly string[]>> = {
  'windows-only.yaml': ['INT1267'], // what listing Windows devices does to those that are not listed
};

test.each(examples.filter((name) => name.endsWith('.yaml')))(
  '%s is valid, without a warning but those meant',
  (name) => {
    const { declarations, diagnostics } = loadDeclarations([join(root, 'examples', name)]);

    const noticed = diagnostics.filter(({ severity }) => severity !== 'info');
    expect(declarations).toHaveLength(1);
    expect(hasErrors(diagnostics)).toBe(false);
    expect(noticed.map(({ code }) => code)).toEqual(meant[name] ?? []);
  },
);

test('every example in YAML has a TypeScript counterpart', () => {
  const yaml = examples.filter((name) => name.endsWith('.yaml')).map((name) => name.replace('.yaml', '.ts'));

  expect(examples).toEqual(expect.arrayContaining(yaml));
});

test('the tenant in YAML and the tenant in TypeScript synthesize to the same Terraform JSON', () => {
  const typescript = run('contoso.ts');
  const yaml = run('../test/examples/contoso-from-yaml.ts');

  expect(yaml).toEqual(typescript);
  expect(Object.keys(yaml.resource)).toHaveLength(6);
});

test('contoso.yaml synthesizes to this Terraform JSON', () => {
  const { resource, data, provider, terraform } = run('contoso.ts');

  expect(withoutNotes({ data, provider, resource, required: terraform.required_providers })).toMatchSnapshot();
});

test('azure.ts stores the state in Azure and points the domains to Intune', () => {
  const { resource, terraform } = run('azure.ts');

  expect(terraform.backend).toHaveProperty('azurerm.key', 'contoso.tfstate');
  expect(Object.keys(resource.azurerm_dns_cname_record ?? {})).toHaveLength(4);
});

testWithTerminal('cdktf synth of cdktf-cli runs the TypeScript example', () => {
  execFileSync(process.execPath, [join(root, 'node_modules/cdktf-cli/bundle/bin/cdktf'), 'synth', '--output', folder], {
    cwd: root,
    env: { ...process.env, CI: '1', CHECKPOINT_DISABLE: '1' },
    stdio: 'pipe',
  });

  expect(Object.keys(stackIn(folder).resource)).toHaveLength(6);
});

interface Stack {
  readonly resource: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly data: unknown;
  readonly provider: unknown;
  readonly terraform: { readonly backend: unknown; readonly required_providers: unknown };
}

/** Runs an example as a user does, on the built package, and reads the stack that it writes. */
function run(example: string): Stack {
  const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
  const out = join(folder, example.replaceAll(/\W/gu, '-'));
  execFileSync(process.execPath, [tsx, join(root, 'examples', example)], {
    cwd: folder,
    env: { ...process.env, CDKTF_OUTDIR: out },
    stdio: 'pipe',
  });
  return stackIn(out);
}

function stackIn(out: string): Stack {
  return JSON.parse(readFileSync(join(out, 'stacks/contoso/cdk.tf.json'), 'utf8')) as Stack;
}

/** Without cdktf's notes, which name the construct that each part comes from. */
function withoutNotes(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, member: unknown) => (key === '//' ? undefined : member)));
}
