import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { type CliRun, runCli } from './cli-process.js';
import { scratch } from './scratch.js';
import { yamlOf } from './tenant-fixture.js';

const names = Array.from({ length: 100 }, (_, index) => `tenant-${String(index).padStart(3, '0')}`);

/** Problems of some of the hundred, each different, with their codes. */
const bad: Readonly<Record<string, { readonly code: string; readonly content: Buffer | string }>> = {
  'tenant-000': { code: 'INT1201', content: yamlOf({ ...identityOf('tenant-000'), days: 400 }) },
  'tenant-017': { code: 'INT1010', content: 'apiVersion: [' },
  'tenant-050': { code: 'INT1002', content: Buffer.from([0xff, 0xfe, 0x61, 0x00]) },
  'tenant-051': { code: 'INT1004', content: '# nothing yet\n' },
  'tenant-099': { code: 'INT1017', content: yamlOf({ ...identityOf('tenant-099'), ...tenantIdOf('tenant-001') }) },
};
const good = names.filter((name) => !Object.hasOwn(bad, name));

function identityOf(name: string): { readonly name: string; readonly tenantId: string } {
  return { name, ...tenantIdOf(name) };
}

function tenantIdOf(name: string): { readonly tenantId: string } {
  return { tenantId: `11111111-2222-4333-8444-000000000${name.slice(-3)}` };
}

/** Writes the hundred; answers their files. */
function declareHundred(folder: string): readonly string[] {
  return names.map((name) => {
    writeFileSync(join(folder, `${name}.yaml`), bad[name]?.content ?? yamlOf(identityOf(name)));
    return `${name}.yaml`;
  });
}

interface Result {
  readonly exitCode: number;
  readonly tenants: readonly { readonly name?: string; readonly tenant?: { readonly name: string } }[];
  readonly diagnostics: readonly { readonly code: string; readonly where?: { readonly file?: string } }[];
}

function problemsIn({ diagnostics }: Result): readonly string[] {
  return diagnostics
    .filter(({ code }) => Object.values(bad).some((one) => one.code === code))
    .map(({ code, where }) => `${String(where?.file)} ${code}`)
    .sort();
}

const everyProblem = Object.entries(bad).map(([name, { code }]) => `${name}.yaml ${code}`);

function resultOf(run: CliRun): Result {
  return JSON.parse(run.stdout) as Result;
}

test('synth writes every valid one of a hundred declarations, and reports each invalid one', async () => {
  using here = scratch();
  const files = declareHundred(here.folder);

  const run = await runCli(['synth', ...files, '--format', 'json'], { cwd: here.folder });

  expect(run.exitCode).toBe(1);
  expect(problemsIn(resultOf(run))).toEqual(everyProblem);
  expect(readdirSync(join(here.folder, 'cdktf.out/stacks')).sort()).toEqual(good);
});

// Ninety-five runs of Terraform would take minutes, so a program that finds nothing to do replaces it. The tests of
// plan and apply run valid declarations next to an invalid one with real Terraform.
const emptyPlan = JSON.stringify({ format_version: '1.2', terraform_version: '1.11.4', resource_changes: [] });
const idleTerraform = `#!/bin/sh
case "$1" in
  version) echo 'Terraform v1.11.4' ;;
  plan) for word; do case "$word" in -out=*) : > "\${word#-out=}" ;; esac; done ;;
  show) echo '${emptyPlan}' ;;
esac
`;

test('plan reports every valid one of a hundred declarations, and each invalid one', async () => {
  using here = scratch();
  const files = declareHundred(here.folder);
  const program = join(here.folder, 'idle-terraform');
  writeFileSync(program, idleTerraform, { mode: 0o755 });

  const run = await runCli(['plan', ...files, '--format', 'json'], {
    cwd: here.folder,
    env: { INTUNEFORM_TERRAFORM: program },
  });

  const result = resultOf(run);
  expect(run.exitCode).toBe(1);
  expect(problemsIn(result)).toEqual(everyProblem);
  expect(result.tenants.map(({ tenant }) => tenant?.name).sort()).toEqual(good);
});

test.each(['plan', 'apply'])('%s: what the system refuses in the folder of one tenant hides no other', async (verb) => {
  using here = scratch();
  const files = ['tenant-001', 'tenant-002', 'tenant-003'].map((name) => {
    writeFileSync(join(here.folder, `${name}.yaml`), yamlOf(identityOf(name)));
    return `${name}.yaml`;
  });
  // Where the record of the saved plan should be, and can be neither removed nor written.
  mkdirSync(join(here.folder, 'cdktf.out/stacks/tenant-002/intuneform.plan.json'), { recursive: true });
  const program = join(here.folder, 'idle-terraform');
  writeFileSync(program, idleTerraform, { mode: 0o755 });
  const more = verb === 'apply' ? ['--auto-approve'] : [];

  const run = await runCli([verb, ...files, '--format', 'json', ...more], {
    cwd: here.folder,
    env: { INTUNEFORM_TERRAFORM: program },
  });

  const tenants = (JSON.parse(run.stdout) as { tenants: { exitCode: number; diagnostics: { code: string }[] }[] })
    .tenants;
  expect(run.exitCode).toBe(1);
  expect(tenants.map(({ exitCode, diagnostics }) => [exitCode, diagnostics.map(({ code }) => code)])).toEqual([
    [0, []],
    [1, ['INT1377']],
    [0, []],
  ]);
  expect(run.stdout).toContain('tenant-002.yaml');
});
