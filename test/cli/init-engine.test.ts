import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';

import { openTofuMark } from '../../cli/init/engine.js';
import { runCli } from './cli-process.js';
import { scratch } from './scratch.js';

test.each([
  ['github', '.github/workflows'],
  ['azure', 'azure-pipelines'],
])('init --engine opentofu writes pipelines for %s that install and start OpenTofu alone', async (pipeline, folder) => {
  using here = scratch();
  const parameters = [
    'init',
    '--from',
    'registry',
    '--engine',
    'opentofu',
    '--pipeline',
    pipeline,
    '--name',
    'contoso',
  ];

  const run = await runCli(parameters, { cwd: here.folder });

  const files = readdirSync(join(here.folder, folder)).filter((file) => file !== 'intune-drift.yml');
  const texts = files.map((file) => readFileSync(join(here.folder, folder, file), 'utf8'));
  expect([run.exitCode, files]).toEqual([0, ['intune-apply.yml', 'intune-plan.yml']]);
  for (const text of texts) {
    expect(() => parse(text) as unknown).not.toThrow();
    expect(text).not.toMatch(/setup-terraform|hashicorp|TERRAFORM_VERSION|Install Terraform/u);
    expect(text).toContain('/tofu_${TOFU_VERSION}_SHA256SUMS" |');
    expect(text).toMatch(/grep " \$zip\\\$" \| sha256sum --check/u);
    expect(text.match(/zip="tofu_\$\{TOFU_VERSION\}_linux_amd64\.zip"/gu)).toHaveLength(
      text.match(/INTUNEFORM_TERRAFORM[:=] ?tofu/gu)?.length ?? 0,
    );
  }
  const readme = readFileSync(join(here.folder, 'README.md'), 'utf8');
  expect(readme).toContain('OpenTofu applies merged changes.');
  expect(readme).toContain('`INTUNEFORM_TERRAFORM=tofu`');
  expect(readme).not.toMatch(/downloads Terraform|Terraform applies/u);
});

test.each([
  ['yaml', 'github'],
  ['yaml', 'none'],
  ['typescript', 'azure'],
  ['typescript', 'none'],
])('init . keeps OpenTofu in a repository in %s with the pipelines of %s, also for the bootstrap', async (...kind) => {
  const [language, pipeline] = kind;
  using here = scratch();
  const first = ['init', 'contoso', '--from', 'registry', '--engine', 'opentofu', '--language', language];
  await runCli([...first, '--pipeline', pipeline], { cwd: here.folder });
  const cwd = join(here.folder, 'contoso');

  const run = await runCli(['init', '.', '--from', 'registry', '--bootstrap'], { cwd });

  const { scripts } = JSON.parse(readFileSync(join(cwd, 'bootstrap/package.json'), 'utf8')) as {
    scripts: Readonly<Record<string, string>>;
  };
  expect(run.exitCode).toBe(0);
  expect([scripts.plan, scripts.apply].join(' ')).toMatch(/&& tofu -chdir/u);
  expect(Object.values(scripts).join(' ')).not.toContain('terraform');
  const readme = readFileSync(join(cwd, 'README.md'), 'utf8');
  expect(readme).not.toMatch(/without Terraform\b|Terraform (?:applies|1\.11)/u);
  expect(readme.includes('export TERRAFORM_BINARY_NAME=tofu')).toBe(language === 'typescript');
});

test('a repository for Terraform is not mistaken for one for OpenTofu', async () => {
  using here = scratch();
  await runCli(['init', 'contoso', '--from', 'registry'], { cwd: here.folder });
  const cwd = join(here.folder, 'contoso');
  const files = ['README.md', '.github/workflows/intune-plan.yml'].map((file) => readFileSync(join(cwd, file), 'utf8'));

  await runCli(['init', '.', '--from', 'registry', '--bootstrap'], { cwd });

  expect(files.filter((text) => openTofuMark.test(text))).toEqual([]);
  expect(readFileSync(join(cwd, 'bootstrap/package.json'), 'utf8')).toContain('&& terraform -chdir');
});
