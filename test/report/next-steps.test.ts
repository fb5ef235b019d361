import { parse } from 'yaml';

import { declaredReleaseOf } from '../../cli/tenants/declared-words.js';
import { type Report, reportFormats, reportToJson } from '../../report/index.js';
import { logicalIdOf } from '../../schemas/index.js';
import type { PlannedObject } from './plan-fixture.js';
import { documentOf, drifted, pending, reportOf } from './report-fixture.js';

const category = { id: 'c', display_name: 'Kiosk', description: 'Shops' };

function categoryAs(displayName: string, name = logicalIdOf(displayName)): PlannedObject {
  const lastSeen = { ...category, display_name: displayName };
  return {
    type: 'intune_device_category',
    ...{ name, lastSeen, tenant: { ...lastSeen, description: 'Stores' }, declared: lastSeen },
  };
}

const deleted: PlannedObject = { ...drifted, name: 'ios', tenant: null };

function reportOn(file: string, objects: readonly PlannedObject[], name = 'contoso'): Report {
  const locate = (): { file: string } => ({ file });
  return reportOf(objects, { tenant: { name }, locate, releaseOf: declaredReleaseOf(locate) });
}

/** The code blocks above the findings, with the language before each. */
function blocksOf(...reports: readonly Report[]): readonly string[] {
  const [head = ''] = reportFormats.markdown(documentOf(...reports)).split('<details>');
  return [...head.matchAll(/^```+(.*?)\n```+$/gmsu)].map(([, block = '']) => block);
}

test('drift can be undone, accepted, or left as it is, each with what to copy', () => {
  const report = reportOn('tenant.yaml', [drifted, categoryAs('Kiosk'), deleted, pending]);

  expect(blocksOf(report)).toEqual([
    'sh\nintuneform apply tenant.yaml',
    'sh\nintuneform drift --accept tenant.yaml',
    'yaml\nspec:\n  release:\n    - retention.cleanupRules.windows\n    - categories.Kiosk',
  ]);
  expect(reportFormats.html(documentOf(report))).toContain('    - categories.Kiosk</pre>');
});

test('JSON has the entry of each object, except for one that was deleted', () => {
  const { findings } = reportToJson(reportOn('tenant.yaml', [drifted, deleted, pending])) as unknown as Report;

  expect(findings.map(({ address, release }) => [address.split('.')[1], release])).toEqual([
    ['ios', undefined],
    ['ios', undefined],
    ['windows', 'retention.cleanupRules.windows'],
  ]);
});

test.each([
  'Kiosk: "new"',
  '# not a comment',
  "O'Neill",
  'two\nlines',
  '```',
  '- a',
  'null',
  '\u202egnp.exe',
  'trailing ',
])('a category named %j stays an entry of the list', (name) => {
  const [, , block = ''] = blocksOf(reportOn('tenant.yaml', [categoryAs(name)]));

  expect(block).not.toContain('\u202e');
  expect(parse(block.replace(/^yaml\n/u, ''))).toEqual({ spec: { release: [`categories.${name}`] } });
});

test('a program gets an array, and no command that accepts', () => {
  expect(
    blocksOf(reportOn('cdktf.out/stacks/contoso/cdk.tf.json', [categoryAs("O'Neill"), categoryAs('Kiosk', 'booth')])),
  ).toEqual([
    'sh\nintuneform apply cdktf.out/stacks/contoso/cdk.tf.json',
    "ts\nrelease: [\n  'categories.booth',\n  \"categories.O'Neill\",\n],",
  ]);
});

test.each(['two\nlines', '\u202egnp.exe', '`', 'a\\b'])('a category named %j stays an entry of the array', (name) => {
  const [, block = ''] = blocksOf(reportOn('cdktf.out/stacks/contoso/cdk.tf.json', [categoryAs(name)]));

  expect(block).not.toContain('\u202e');
  expect(
    JSON.parse(
      block
        .split('\n')[2]
        ?.replace(/^ {2}'(.*)',$/u, '"$1"')
        .replace(/,$/u, '') ?? '',
    ),
  ).toBe(`categories.${name}`);
});

test('Terraform without a declaration gets no entries', () => {
  const report = reportOn('main.tf.json', [drifted]);

  expect(blocksOf(report)).toEqual(['sh\nintuneform apply main.tf.json']);
  expect(reportFormats.markdown(documentOf(report))).toContain('write the values of the tenant to the configuration');
});

test('of many entries, the first twenty are shown, and the rest is counted', () => {
  const report = reportOn(
    'tenant.yaml',
    Array.from({ length: 23 }, (_, index) => categoryAs(`Kiosk ${String(index)}`)),
  );

  expect(blocksOf(report).at(-1)?.split('\n')).toHaveLength(3 + 20);
  expect(reportFormats.markdown(documentOf(report))).toContain('(the JSON report has the 3 other lines):');
});

test('each of several tenants has its own list', () => {
  const text = reportFormats.markdown(
    documentOf(reportOn('a.yaml', [drifted], 'a'), reportOn('b.yaml', [drifted], 'b'), reportOn('c.yaml', [], 'c')),
  );

  expect(text.match(/^`.`: To leave an object/gmu)).toEqual(['`a`: To leave an object', '`b`: To leave an object']);
});
