import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import { findTerraform } from '../../cli/terraform/find.js';
import { recordedOutput } from '../support/recordings.js';
import { scratch } from './scratch.js';

/** Puts a program into a folder that answers `version` as Terraform does. */
function fake(folder: string, name: string, versionLine: string): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\necho "${versionLine}"\necho "on linux_amd64"\n`);
  chmodSync(file, 0o755);
  return file;
}

test('INTUNEFORM_TERRAFORM takes precedence over PATH', async () => {
  using here = scratch();
  const mine = fake(join(here.folder, 'mine'), 'my-terraform', 'Terraform v1.12.0');
  fake(join(here.folder, 'bin'), 'terraform', 'Terraform v1.11.4');

  const found = await findTerraform({ PATH: join(here.folder, 'bin'), INTUNEFORM_TERRAFORM: mine });

  expect(found).toEqual({ program: mine, product: 'Terraform', version: '1.12.0' });
});

test('resolves a relative INTUNEFORM_TERRAFORM from the current folder of the user', async () => {
  using here = scratch();
  const mine = fake(join(here.folder, 'mine'), 'my-terraform', 'Terraform v1.12.0');

  const found = await findTerraform({ PATH: '', INTUNEFORM_TERRAFORM: relative(process.cwd(), mine) });

  expect(found).toMatchObject({ program: mine });
});

test('uses tofu if terraform is missing or too old', async () => {
  using here = scratch();
  const bin = join(here.folder, 'bin');
  fake(bin, 'tofu', 'OpenTofu v1.11.0-rc1');
  const without = await findTerraform({ PATH: bin });
  fake(bin, 'terraform', 'Terraform v1.5.7');
  const withOld = await findTerraform({ PATH: bin });

  const tofu = { program: 'tofu', product: 'OpenTofu', version: '1.11.0-rc1' };
  expect([without, withOld]).toEqual([tofu, tofu]);
});

test('recognizes OpenTofu by its version text, because its JSON is that of Terraform', async () => {
  using here = scratch();
  const tofu = fake(here.folder, 'tofu', 'OpenTofu v1.12.6');
  const json = recordedOutput('version-json.txt');
  writeFileSync(
    tofu,
    `#!/bin/sh\nif [ "$2" = -json ]; then cat <<'END'\n${json}END\nelse echo "OpenTofu v1.12.6"; fi\n`,
  );

  const found = await findTerraform({ PATH: `${here.folder}:${process.env.PATH ?? ''}`, INTUNEFORM_TERRAFORM: tofu });

  expect(Object.keys(JSON.parse(json) as object)).toEqual(['terraform_version', 'platform', 'provider_selections']);
  expect(found).toEqual({ program: tofu, product: 'OpenTofu', version: '1.12.6' });
});

test.each(['Terraform v1.10.5', 'OpenTofu v1.10.7', 'Terraform v0.15.0'])(
  'fails with INT1304 on %s',
  async (version) => {
    using here = scratch();
    fake(here.folder, 'terraform', version);

    const found = await findTerraform({ PATH: here.folder });

    expect(found).toMatchObject({ code: 'INT1304', severity: 'error' });
    expect('why' in found && found.why).toContain(version.replace(' v', ' '));
  },
);

test('accepts version 2', async () => {
  using here = scratch();
  fake(here.folder, 'terraform', 'Terraform v2.0.0');

  expect(await findTerraform({ PATH: here.folder })).toMatchObject({ version: '2.0.0' });
});

test('fails with INT1303 and explains how to get it if there is none', async () => {
  using here = scratch();

  const found = await findTerraform({ PATH: here.folder });

  expect(found).toMatchObject({
    code: 'INT1303',
    fix: expect.stringContaining('developer.hashicorp.com/terraform/install'),
  });
});

test('fails with INT1303 naming INTUNEFORM_TERRAFORM if that is another program', async () => {
  using here = scratch();
  const other = fake(here.folder, 'other', 'hello');

  const found = await findTerraform({ PATH: here.folder, INTUNEFORM_TERRAFORM: other });

  expect(found).toMatchObject({ code: 'INT1303', why: expect.stringContaining(other) });
});

test('reports that a program does not respond, not that there is none', async () => {
  using here = scratch();
  const bin = join(here.folder, 'bin');
  const file = fake(bin, 'terraform', 'Terraform v1.12.0');
  writeFileSync(file, '#!/bin/sh\nexec sleep 60\n');

  const found = await findTerraform({ PATH: `${bin}:${process.env.PATH ?? ''}` }, { patience: 300 });

  expect(found).toMatchObject({
    code: 'INT1303',
    what: 'Terraform does not respond',
    why: 'terraform version did not respond within 1 s',
  });
});
