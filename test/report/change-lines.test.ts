import { dataSources, resources } from '../../provider/resources/index.js';
import { reportFormats } from '../../report/formats.js';
import { buildReport, renderReport, type Report, reportToJson } from '../../report/index.js';
import { type PlannedObject, planOf } from './plan-fixture.js';
import { documentOf } from './report-fixture.js';

const target = (group: string, filter: string | null = null, type: string | null = null) => ({
  ...{ target: 'group', group_id: group, filter_id: filter, filter_type: type },
});

const limit = { id: 'limit-1', display_name: 'Field staff', limit: 3, role_scope_tag_ids: ['0'], assignments: [] };

const names = new Map([
  ['g-kiosks', 'Kiosks'],
  ['g-staff', 'All staff'],
  ['f-1', 'Corporate'],
  ['f-2', 'Lab`s'],
]);

function reportOf(objects: readonly PlannedObject[], configuration: object = {}): Report {
  const plan = { ...planOf(objects), configuration: { root_module: configuration } };
  return buildReport(plan, [...resources, ...dataSources], { tenant: { name: 'contoso' }, names });
}

function linesOf({ findings }: Report, noun = ''): readonly string[] {
  return findings
    .filter((finding) => finding.noun.startsWith(noun))
    .flatMap(({ attributes }) =>
      attributes.flatMap(({ lines = [] }) => lines.map(({ sign, text }) => `${sign} ${text}`)),
    );
}

const assigned = (assignments: readonly object[]) => ({ ...limit, assignments: assignments as never });

const changedTargets: PlannedObject = {
  type: 'intune_device_enrollment_limit',
  tenant: assigned([target('G-KIOSKS', 'f-1', 'include'), target('g-gone'), target('g-staff')]),
  declared: assigned([
    target('g-kiosks', 'f-2', 'exclude'),
    target('g-staff'),
    { ...target(''), target: 'allDevices' },
  ]),
};

test('shows each target that is added, removed or changed by name, and an id where the tenant has no name for it', () => {
  expect(linesOf(reportOf([changedTargets]))).toEqual([
    '+ all devices',
    '- group "Kiosks", filter "Corporate" (include)',
    '+ group "Kiosks", filter "Lab`s" (exclude)',
    '- group g-gone',
  ]);
});

test('truncates no line, however many targets there are', () => {
  const many = Array.from({ length: 30 }, (_, index) =>
    target(`00000000-0000-4000-8000-0000000000${String(10 + index)}`),
  );
  const report = reportOf([{ ...changedTargets, declared: assigned(many) }]);

  const text = renderReport(report, { color: false });

  for (const { group_id: id } of many) expect(text).toContain(`+ group ${id}\n`);
  expect(text).not.toContain('…');
});

test('shows the targets of an object that apply creates', () => {
  const report = reportOf([
    { type: 'intune_device_enrollment_limit', tenant: null, declared: { ...assigned([target('g-staff')]), id: null } },
  ]);

  expect(renderReport(report, { color: false })).toMatch(
    /assignments {3}\+ group "All staff"\n.*apply creates it with limit 3\n/u,
  );
});

test('names new objects whose ids are known only after apply', () => {
  const tag = (name: string): PlannedObject => ({
    ...{ type: 'intune_role_scope_tag', name, tenant: null, declared: { id: null, display_name: name } },
    unknown: { id: true },
  });
  const declared = {
    ...assigned([target('g-staff', null, 'include')]),
    id: null,
    role_scope_tag_ids: ['0', null, null],
  };
  const unknown = { id: true, assignments: [{ filter_id: true }], role_scope_tag_ids: [false, true, true] };
  const limited: PlannedObject = { type: 'intune_device_enrollment_limit', name: 'a', tenant: null, declared, unknown };
  const filter: PlannedObject = { ...tag('Corporate'), type: 'intune_assignment_filter' };
  const references = (...names: readonly string[]): object => ({
    references: names.flatMap((name) => [`${name}.id`, name]),
  });
  const expressions = {
    role_scope_tag_ids: references('intune_role_scope_tag.Shops', 'intune_role_scope_tag.Region'),
    assignments: references('intune_assignment_filter.Corporate'),
  };
  const resources = [{ address: 'intune_device_enrollment_limit.a', expressions }];

  const report = reportOf([tag('Shops'), tag('Region'), filter, limited], { resources });

  expect(linesOf(report, 'enrollment limit')).toEqual([
    '+ "Region" (new)',
    '+ "Shops" (new)',
    '+ 0',
    '+ group "All staff", filter "Corporate" (new) (include)',
  ]);
});

test('writes the lines in text, Markdown, HTML and JSON alike', () => {
  const report = reportOf([changedTargets]);

  const html = reportFormats.html(documentOf(report));

  expect(renderReport(report, { color: false })).toContain('- group "Kiosks", filter "Corporate" (include)\n');
  expect(reportFormats.markdown(documentOf(report))).toMatch(
    /```diff\n {2}assignments:\n\+ all devices\n- group "Kiosks", .*\n[^`]*\+ /u,
  );
  expect(html).toContain('<del>- group &#34;Kiosks&#34;, filter &#34;Corporate&#34; (include)</del>');
  expect(reportToJson(report)).toMatchObject({
    findings: [{ attributes: [{ lines: [{ sign: '+', text: 'all devices' }, {}, {}, {}] }] }],
  });
});

const limitNamed = (name: string, change: Partial<PlannedObject> = {}): PlannedObject => {
  const object = { ...limit, id: `${name}_Limit`, display_name: name };
  return { type: 'intune_device_enrollment_limit', name, tenant: object, declared: object, ...change };
};

const order = (before: readonly string[], after: readonly (string | null)[]): PlannedObject => ({
  type: 'intune_device_enrollment_limit_order',
  name: 'order',
  tenant: { id: 'order', ids: before.map((name) => `${name}_Limit`) },
  declared: { id: 'order', ids: after.map((name) => (name === null ? null : `${name}_Limit`)) },
  ...(after.includes(null) && { unknown: { ids: after.map((name) => name === null) } }),
});

const configured = (...declared: readonly string[]): object => ({
  resources: [
    {
      address: 'intune_device_enrollment_limit_order.order',
      expressions: { ids: { references: declared.map((name) => `intune_device_enrollment_limit.${name}.id`) } },
    },
  ],
});

test('shows an order with added and removed objects, without moves that do not occur', () => {
  const report = reportOf(
    [
      ...[limitNamed('One'), limitNamed('Two'), limitNamed('Four')],
      limitNamed('Three', { declared: null }),
      limitNamed('New', { tenant: null }),
      order(['One', 'Two', 'Three', 'Four'], ['One', 'Two', null, 'Four']),
    ],
    configured('One', 'Two', 'New', 'Four'),
  );

  expect(linesOf(report, 'order')).toEqual([
    '  1. "One"',
    '  2. "Two"',
    '- 3. "Three" (is deleted)',
    '+ 3. "New" (new)',
    '  4. "Four"',
  ]);
});

test('shows a move with the position before and after, and shifted objects as context', () => {
  const objects = ['One', 'Two', 'Three'].map((name) => limitNamed(name));

  const report = reportOf([...objects, order(['One', 'Two', 'Three'], ['Three', 'One', 'Two'])]);

  expect(linesOf(report)).toEqual([
    '+ 1. "Three" (was 3)',
    '  2. "One" (was 1)',
    '  3. "Two" (was 2)',
    '- 3. "Three" (moves)',
  ]);
});

test('shows the platform of an order', () => {
  const ids = ['a', 'b'];
  const report = reportOf([
    {
      type: 'intune_device_enrollment_platform_restriction_order',
      tenant: { id: 'ios', platform_type: 'ios', ids },
      declared: { id: 'ios', platform_type: 'ios', ids: [...ids].reverse() },
    },
  ]);

  expect(renderReport(report, { color: false })).toContain('order of the platform restrictions "ios"');
});

test('an order that lost an object outside is only drift, because apply creates that object again', () => {
  const deleted = limitNamed('Two', { lastSeen: limitNamed('Two').tenant, tenant: null });
  const seen = order(['One', 'Two'], ['One', null]);
  const lost = { ...seen, lastSeen: seen.tenant, tenant: { id: 'order', ids: ['One_Limit'] } };

  const { verdict } = reportOf([limitNamed('One'), deleted, lost], configured('One', 'Two'));
  const withNew = reportOf([limitNamed('One'), limitNamed('Two', { tenant: null }), lost], configured('One', 'Two'));

  expect([verdict, withNew.verdict]).toEqual(['drift', 'both']);
});
