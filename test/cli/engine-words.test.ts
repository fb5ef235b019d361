import { inEngineWords } from '../../cli/terraform/engine-words.js';
import { error } from '../../core/index.js';

const place = (product: 'Terraform' | 'OpenTofu', program: string): Parameters<typeof inEngineWords>[1] => ({
  terraform: { product, program, version: '1.12.6' },
  folder: '/srv/ann/intune/cdktf.out/stacks/contoso',
  env: {},
});

const said = error('INT2001', {
  what: 'the tenant already has a device category with display_name "Kiosk"',
  why: 'Terraform has it in no state, and the Terraform provider creates no second one',
  fix: 'import it: terraform import intune_device_category.NAME 1; or terraform state rm x, as Terraform does',
});

test.each([
  ['Terraform', 'terraform', 'terraform -chdir=cdktf.out/stacks/contoso', 'Terraform'],
  ['OpenTofu', 'tofu', 'tofu -chdir=cdktf.out/stacks/contoso', 'OpenTofu'],
  ['OpenTofu', '/opt/my tools/tofu', "'/opt/my tools/tofu' -chdir=cdktf.out/stacks/contoso", 'OpenTofu'],
] as const)('names %s, its program %s and the folder of the stack', (product, program, start, actor) => {
  const { what, why, fix } = inEngineWords(said, place(product, program), '/srv/ann/intune');

  expect([what, why, fix]).toEqual([
    said.what,
    `${actor} has it in no state, and the Terraform provider creates no second one`,
    `import it: ${start} import intune_device_category.NAME 1; or ${start} state rm x, as ${actor} does`,
  ]);
});

test('does not change a text about both engines', () => {
  const both = { ...said, fix: 'use Terraform 1.11 or newer, or OpenTofu' };

  expect(inEngineWords(both, place('OpenTofu', 'tofu'), '/').fix).toBe(both.fix);
});
