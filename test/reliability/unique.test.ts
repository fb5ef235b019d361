import { setTimeout as pause } from 'node:timers/promises';

import { serveReattached } from '../../provider/plugin/index.js';
import { createRuntime } from '../../provider/runtime.js';
import { itemsOf, startTenant, type TestTenant, testTime } from '../support/tenant.js';
import { type TerraformFolder, terraformFolder } from '../support/terraform.js';

interface Scene extends AsyncDisposable {
  readonly tenant: TestTenant;
  readonly terraform: TerraformFolder;
}

/** Time that passes: what Terraform does side by side must be able to come first. */
const clock = {
  now: (): Date => testTime,
  sleep: (milliseconds: number): Promise<void> => pause(Math.min(milliseconds, 200)),
};

async function scene(): Promise<Scene> {
  const tenant = await startTenant();
  const provider = await serveReattached(createRuntime({ version: 'test', environment: tenant.environment, clock }));
  const terraform = terraformFolder({ TF_REATTACH_PROVIDERS: provider.reattach });
  return {
    tenant,
    terraform,
    [Symbol.asyncDispose]: async () => {
      terraform[Symbol.dispose]();
      await provider.close();
      await tenant.emulator.close();
    },
  };
}

const rule = (platform: string, days = 90): object => ({
  display_name: `Silent ${platform} ${String(days)}`,
  device_cleanup_rule_platform_type: platform,
  device_inactivity_before_retirement_in_days: days,
});
const tag = (name: string): object => ({ display_name: name });

const rules = (blocks: Readonly<Record<string, object>>): object => ({
  resource: { intune_managed_device_cleanup_rule: blocks },
});
const tags = (blocks: Readonly<Record<string, object>>): object => ({ resource: { intune_role_scope_tag: blocks } });

async function ruleNames({ tenant }: Scene): Promise<readonly unknown[]> {
  const { body } = await tenant.handle.request('GET', '/beta/deviceManagement/managedDeviceCleanupRules');
  return itemsOf(body)
    .map(({ displayName }) => displayName)
    .sort();
}

async function expectAsDeclared({ terraform }: Scene): Promise<void> {
  expect(await terraform.changes()).toEqual({});
}

test('a unique object is replaced on request, and after a taint', async () => {
  await using here = await scene();
  here.terraform.write({ resource: { ...rulesOf({ win: rule('windows') }), ...tagsOf({ a: tag('A') }) } });
  await here.terraform.apply();

  await here.terraform.apply('-replace=intune_managed_device_cleanup_rule.win', '-replace=intune_role_scope_tag.a');
  await here.terraform.run('taint', 'intune_managed_device_cleanup_rule.win');
  await here.terraform.run('taint', 'intune_role_scope_tag.a');
  await here.terraform.apply();

  expect(await ruleNames(here)).toEqual(['Silent windows 90']);
  await expectAsDeclared(here);
});

const rulesOf = (blocks: Readonly<Record<string, object>>): object => ({ intune_managed_device_cleanup_rule: blocks });
const tagsOf = (blocks: Readonly<Record<string, object>>): object => ({ intune_role_scope_tag: blocks });

test('a tainted unique object is destroyed', async () => {
  await using here = await scene();
  here.terraform.write(rules({ win: rule('windows') }));
  await here.terraform.apply();
  await here.terraform.run('taint', 'intune_managed_device_cleanup_rule.win');

  await here.terraform.apply('-destroy');

  expect(await ruleNames(here)).toEqual([]);
});

test('a unique object moves to another address without a moved block', async () => {
  await using here = await scene();
  here.terraform.write(rules({ win: rule('windows') }));
  await here.terraform.apply();
  here.terraform.write(rules({ other: rule('windows') }));

  await here.terraform.apply();

  expect(await ruleNames(here)).toEqual(['Silent windows 90']);
  await expectAsDeclared(here);
});

test('two rules swap their platforms', async () => {
  await using here = await scene();
  here.terraform.write(rules({ a: rule('windows'), b: rule('ios') }));
  await here.terraform.apply();
  here.terraform.write(rules({ a: rule('ios', 30), b: rule('windows', 30) }));

  await here.terraform.apply();

  expect(await ruleNames(here)).toEqual(['Silent ios 30', 'Silent windows 30']);
  await expectAsDeclared(here);
});

test('a name that another object of the same run releases can be used', async () => {
  await using here = await scene();
  here.terraform.write(tags({ a: tag('A'), b: tag('B') }));
  await here.terraform.apply();
  here.terraform.write(tags({ a: tag('B'), b: tag('C') }));

  await here.terraform.apply();

  await expectAsDeclared(here);
});

test('advises another run at plan, and no import, if two objects of the run swap their names', async () => {
  await using here = await scene();
  here.terraform.write(tags({ a: tag('A'), b: tag('B') }));
  await here.terraform.apply();
  here.terraform.write(tags({ a: tag('B'), b: tag('A') }));

  const { code, stderr } = await here.terraform.run('plan', '-input=false', '-no-color');

  expect(code).toBe(1);
  expect(stderr).toContain('INT2001');
  expect(stderr).toContain('in a separate run');
  expect(stderr).not.toContain('terraform import');
});

test.each([
  ['role scope tag', { intune_role_scope_tag: { x: tag('A') } }],
  ['cleanup rule', { intune_managed_device_cleanup_rule: { x: rule('windows') } }],
])('advises to remove create_before_destroy where a %s replaces itself', async (_noun, resource) => {
  await using here = await scene();
  const [[type, { x }]] = Object.entries(resource) as [[string, { readonly x: object }]];
  here.terraform.write({ resource: { [type]: { x: { ...x, lifecycle: { create_before_destroy: true } } } } });
  await here.terraform.apply();

  const replace = ['-auto-approve', `-replace=${type}.x`];
  const { code, stderr } = await here.terraform.run('apply', '-input=false', '-no-color', ...replace);

  expect(code).toBe(1);
  expect(stderr).toContain('INT2001');
  expect(stderr.replace(/\s+/gu, ' ')).toContain(
    'remove create_before_destroy, because a unique object cannot be created before the old one is destroyed',
  );
});

test('fails at plan on a rename to the name of another object that is not in the state', async () => {
  await using here = await scene();
  await here.tenant.handle.request('POST', '/beta/deviceManagement/roleScopeTags', { displayName: 'By hand' });
  here.terraform.write(tags({ a: tag('A') }));
  await here.terraform.apply();
  here.terraform.write(tags({ a: tag('By hand') }));

  const { code, stderr } = await here.terraform.run('plan', '-input=false', '-no-color');

  expect(code).toBe(1);
  expect(stderr).toContain('INT2001');
});
