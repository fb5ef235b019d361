import { withAdvice } from '../../cli/terraform/letting-go/advice.js';
import type { JsonObject } from '../../core/index.js';
import { dataSources, resources } from '../../provider/resources/index.js';
import { buildReport } from '../../report/index.js';
import { logicalIdOf } from '../../schemas/index.js';
import { type PlannedObject, planOf } from '../report/plan-fixture.js';

/** The advice of the plan, by address. */
function adviceOf(
  objects: readonly PlannedObject[],
  file = 'tenant.yaml',
): Readonly<Record<string, readonly string[]>> {
  const plan = planOf(objects);
  const report = buildReport(plan, [...resources, ...dataSources], { tenant: { name: 'contoso' } });
  return Object.fromEntries(
    withAdvice(report, plan, () => ({ file })).findings.map(({ address, advice = [] }) => [
      address,
      advice.filter((line) => !line.startsWith('to keep it')),
    ]),
  );
}

/** The line that releases the only object of a plan. */
function releaseOf(objects: readonly PlannedObject[], file: string): string {
  const plan = planOf(objects);
  const report = buildReport(plan, [...resources, ...dataSources], { tenant: { name: 'contoso' } });
  const [line = ''] = withAdvice(report, plan, () => ({ file })).findings.flatMap(({ advice = [] }) => advice);
  return line.replace('to keep it in the tenant and stop managing it, add ', '');
}

const category = (displayName: string): JsonObject => ({ display_name: displayName, description: '' });

const gone = (type: string, name: string, values: JsonObject): PlannedObject => ({
  ...{ type, name, tenant: { id: name, ...values }, declared: null },
});

const made = (type: string, name: string, values: JsonObject): PlannedObject => ({
  ...{ type, name, tenant: null, declared: values, unknown: { id: true } },
});

const categories = 'intune_device_category';

test('distinguishes two renames in one plan by their names', () => {
  const advice = adviceOf([
    gone(categories, 'kiosk', category('Kiosk')),
    gone(categories, 'office', category('Office')),
    made(categories, 'offices', category('Offices')),
    made(categories, 'kiosks', category('Kiosks')),
  ]);

  expect(advice[`${categories}.kiosks`]?.[0]).toContain(
    'looks like a rename of device category "Kiosk": add formerly: Kiosk',
  );
  expect(advice[`${categories}.offices`]?.[0]).toContain(
    'looks like a rename of device category "Office": add formerly: Office',
  );
  expect(advice[`${categories}.kiosk`]).toEqual(['looks like a rename to "Kiosks", see there']);
});

test('says what to write in the language of the declaration, whatever the object is called', () => {
  const renamed = (label: string): PlannedObject[] => [
    gone(categories, 'x', category(label)),
    made(categories, 'y', category('Y')),
  ];
  const lineOf = (label: string, file: string): string | undefined =>
    adviceOf(renamed(label), file)[`${categories}.y`]?.[0];
  const program = 'cdktf.out/stacks/contoso/cdk.tf.json';

  expect(lineOf('X', 'tenant.yaml')).toContain('add formerly: X, or logicalId: x to it');
  expect(lineOf('X', program)).toContain("add formerly: 'X', or logicalId: 'x' to it");
  expect(lineOf('Other', program)).toContain("add formerly: 'x' to it");
});

test('quotes names in the line that releases an object where the language needs it', () => {
  const lineOf = (label: string, file: string): string =>
    releaseOf([gone(categories, logicalIdOf(label), category(label))], file);
  const program = 'cdktf.out/stacks/contoso/cdk.tf.json';

  expect(['Front desk', '1: "A"', "Bob's"].map((label) => lineOf(label, 'tenant.yaml'))).toEqual([
    'release: [categories.Front desk]',
    String.raw`release: ["categories.1: \"A\""]`,
    `release: ["categories.Bob's"]`,
  ]);
  expect(['Front desk', '1: "A"', "Bob's"].map((label) => lineOf(label, program))).toEqual([
    "release: ['categories.Front desk']",
    String.raw`release: ["categories.1: \"A\""]`,
    `release: ["categories.Bob's"]`,
  ]);
});

test('does not pair an object if another one fits better', () => {
  const advice = adviceOf([
    gone(categories, 'kiosk', category('Kiosk')),
    gone(categories, 'warehouse', category('Warehouse')),
    made(categories, 'kiosks', category('Kiosks')),
  ]);

  expect(advice[`${categories}.kiosks`]?.[0]).toContain('device category "Kiosk"');
  expect(advice[`${categories}.warehouse`]).toEqual([]);
});

test('requires one line if an object moves with its renamed parent', () => {
  const [tokens, profiles] = ['intune_dep_onboarding_setting', 'intune_dep_ios_enrollment_profile'];
  const profile = { display_name: 'iPhones', dep_onboarding_setting_id: 'abm' };

  const advice = adviceOf([
    gone(tokens, 'abm', { token_name: 'ABM' }),
    gone(profiles, 'abm-iphones', profile),
    made(tokens, 'abm-contoso', { token_name: 'ABM Contoso' }),
    made(profiles, 'abm-contoso-iphones', { display_name: 'iPhones' }),
  ]);

  expect(advice[`${tokens}.abm-contoso`]?.[0]).toContain('add formerly: ABM, or logicalId: abm to it');
  expect(advice[`${profiles}.abm-contoso-iphones`]).toEqual(['moves with the ADE token "ABM Contoso", see there']);
  expect(advice[`${profiles}.abm-iphones`]).toEqual(['moves with the ADE token "ABM Contoso", see there']);
});
