import { readFileSync } from 'node:fs';

import ts from 'typescript';

import { inDeclaredWords } from '../../cli/tenants/declared-words.js';
import { type Attributes, codes, error, renderSighting, sightingIn, toTerraformName } from '../../core/index.js';
import { resources } from '../../provider/resources/index.js';
import { sourceFiles } from '../support/source-files.js';

const said = (fix: string, file: string): string =>
  inDeclaredWords(error('INT2010', { what: 'A', why: 'B', fix, where: { file } })).fix;

const transition = 'declare transition = { from = "office365", acknowledge = ["coexistence", "apns-required"] }';

test('gives advice in the language of the declaration', () => {
  expect(said(transition, 'tenant.yaml')).toBe(
    'declare transition: { from: office365, acknowledge: [coexistence, apns-required] }',
  );
  expect(said(transition, 'cdktf.out/stacks/contoso/cdk.tf.json')).toBe(
    "declare transition: { from: 'office365', acknowledge: ['coexistence', 'apns-required'] }",
  );
  expect(said(transition, 'main.tf.json')).toBe(transition);
});

test('uses the names of the declaration for members', () => {
  expect(said('set certificate_serial_number to 2F, or leave granted = true', 'tenant.yaml')).toBe(
    'set certificateSerialNumber to 2F, or leave granted: true',
  );
  expect(said('run terraform state rm intune_mdm_authority.authority', 'tenant.yaml')).toBe(
    'run terraform state rm intune_mdm_authority.authority',
  );
});

test('does not change the line that the report parses', () => {
  const seen = { display_name: null, role_scope_tag_ids: ['0'] };
  const why = `${renderSighting(seen)}\napply sets display_name`;

  const { why: spoken } = inDeclaredWords(
    error('INT2007', { what: 'A', why, fix: 'C', where: { file: 'tenant.yaml' } }),
  );

  expect(sightingIn(spoken)).toEqual(seen);
  expect(spoken).toContain('apply sets displayName');
});

/** Every fix that the source of the provider can contain, with `X` for inserted values. */
const remedies = [
  ...Object.values(codes).map(({ remedy }) => remedy),
  ...sourceFiles(['core', 'provider']).flatMap((file) => remediesIn(file)),
];

test.each(['tenant.yaml', 'cdk.tf.json'])(
  'no remedy of the provider speaks the language of Terraform in %s',
  (file) => {
    const terraform = new Set(resources.flatMap(({ attributes }) => underscored(attributes)));
    const said = remedies.map(
      (fix) => inDeclaredWords(error('INT2010', { what: '', why: '', fix, where: { file } })).fix,
    );

    expect(remedies.length).toBeGreaterThan(200);
    const foreign = said.filter(
      (fix) =>
        /\w \{ \w+ = |\b\w+ = (?:["[]|true|false)/u.test(fix) || wordsOf(fix).some((word) => terraform.has(word)),
    );
    expect(foreign).toEqual([]);
  },
);

function wordsOf(fix: string): readonly string[] {
  return fix.match(/[a-z][a-z0-9_]*/gu) ?? [];
}

function underscored(attributes: Attributes): readonly string[] {
  return Object.entries(attributes).flatMap(([name, attribute]) => [
    ...(toTerraformName(name).includes('_') ? [toTerraformName(name)] : []),
    ...(attribute.kind === 'nested' ? underscored(attribute.attributes) : []),
  ]);
}

/** The texts of every `fix` in a file: of a member, of a constant and of both sides of a choice. */
function remediesIn(file: string): readonly string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isWanted = ts.isVariableDeclaration(node) && node.name.getText() === 'wanted';
    const isFix =
      ((ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node)) && node.name.getText() === 'fix') || isWanted;
    if (isFix && node.initializer) found.push(...textsOf(node.initializer));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function textsOf(node: ts.Expression): readonly string[] {
  if (ts.isConditionalExpression(node)) return [...textsOf(node.whenTrue), ...textsOf(node.whenFalse)];
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (!ts.isTemplateExpression(node)) return [];
  return [
    [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('X').replaceAll('[X]', '["X"]'),
  ];
}
