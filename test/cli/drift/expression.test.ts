import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { evaluate, type Evaluated, parseValue, referencesIn } from '../../../cli/tenants/evaluate.js';
import { type Json, unknown, type Value } from '../../../core/index.js';
import { scratch } from '../scratch.js';

const objects = new Map<string, Value>([
  ['intune_x.field-staff', { id: 'x-1', rank: 3, later: unknown, tags: ['a', 'b'] }],
  ['data.intune_name_lookup.names', { group_ids: { 'All staff': 'g-1', 'a "b" ${c}': 'g-2' } }],
]);

function value(json: Json, module = '/m'): Evaluated {
  return evaluate(parseValue(json), { objects, module });
}

test.each<[Json, Value]>([
  ['plain text', 'plain text'],
  ['', ''],
  [90, 90],
  [true, true],
  [null, null],
  ['100 % of $5', '100 % of $5'],
  ['$${file("x")} %%{ if } $$${a}', '${file("x")} %{ if } $${a}'],
  ['a\\b"c', 'a\\b"c'],
  ['${intune_x.field-staff.id}', 'x-1'],
  ['${ intune_x.field-staff.id }', 'x-1'],
  ['${intune_x.field-staff.rank}', 3],
  ['${intune_x.field-staff.tags[1]}', 'b'],
  ['${intune_x.field-staff["tags"]}', ['a', 'b']],
  ['no. ${intune_x.field-staff.rank} of ${intune_x.field-staff.id}', 'no. 3 of x-1'],
  ['${data.intune_name_lookup.names.group_ids["All staff"]}', 'g-1'],
  ['${data.intune_name_lookup.names.group_ids["a \\"b\\" $${c}"]}', 'g-2'],
  ['${"quoted \\u00e4 ${intune_x.field-staff.id}"}', 'quoted ä x-1'],
  ['${chomp("secret\\r\\n\\n")}', 'secret'],
  ['${true}', true],
  ['${-1.5}', -1.5],
  [
    ['${intune_x.field-staff.id}', { a: '${null}' }],
    ['x-1', { a: null }],
  ],
])('%j is %j', (json, expected) => {
  expect(value(json)).toEqual({ value: expected });
});

test.each([
  '${intune_x.field-staff.later}',
  '${intune_x.field-staff.later.deeper[0]}',
  'x-${intune_x.field-staff.later}',
])('%s is not known before it is applied', (text) => {
  expect(value(text)).toEqual({ value: unknown });
});

test.each([
  '${upper("x")}',
  '${1 + 1}',
  '${intune_x.field-staff.rank <= 5}',
  '${intune_x.field-staff.rank ? 1 : 2}',
  '${var.name}',
  '${local.name}',
  '${each.value}',
  '${count.index}',
  '${module.a.b}',
  '${path.root}',
  '${intune_x.many[*].id}',
  '${intune_x.field-staff.tags[intune_x.field-staff.rank]}',
  '%{ if true }x%{ endif }',
  '${[for x in []: x]}',
  '${~ intune_x.field-staff.id ~}',
  '${intune_x.field-staff.id',
  '${file("a", "b")}',
  '${}',
])('%s is left to Terraform', (text) => {
  expect(value(text)).toMatchObject({ problem: { kind: 'notUnderstood' } });
});

test.each([
  '${intune_x.other.id}',
  '${intune_x.field-staff.nothing}',
  '${intune_x.field-staff.tags[7]}',
  'x ${intune_x.field-staff.tags}',
])('%s refers to what is not there', (text) => {
  expect(value(text)).toMatchObject({ problem: { kind: 'notThere' } });
});

test('reads files like Terraform, relative to the folder of the stack', () => {
  using here = scratch();
  writeFileSync(join(here.folder, 'a.pem'), 'pem é');

  expect(value('${file("${path.module}/a.pem")}', here.folder)).toEqual({ value: 'pem é' });
  expect(value('${file("a.pem")}', here.folder)).toEqual({ value: 'pem é' });
  expect(value('${filebase64("${path.module}/a.pem")}', here.folder)).toEqual({ value: 'cGVtIMOp' });
  expect(value('${file("${path.module}/b.pem")}', here.folder)).toMatchObject({ problem: { kind: 'noFile' } });
});

test('finds the references of a value before evaluating it', () => {
  const parsed = parseValue({
    a: ['${intune_x.y.id}', 'x ${data.intune_z.w.ids["k"]}'],
    b: '${file("${intune_x.v.id}")}',
  });

  expect(referencesIn(parsed)).toEqual(['intune_x.y', 'data.intune_z.w', 'intune_x.v']);
});
