import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';

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
  expect(readme).toContain('OpenTofu applies what was merged.');
  expect(readme).toContain('`INTUNEFORM_TERRAFORM=tofu`');
  expect(readme).not.toContain('fetches Terraform');
});
