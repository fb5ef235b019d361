import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse, stringify } from 'yaml';

import { Testing } from '../../constructs/cdk.js';
import { IntuneTenant, type IntuneTenantProps } from '../../constructs/index.js';
import { applyRules, parseDeclaration, rules } from '../../schemas/index.js';
import { marked } from '../schemas/declaration-text.js';
import { startProvider } from '../support/provider.js';
import { sharedText } from '../support/shared-facts.js';
import { repositoryRoot } from '../support/source-files.js';
import { startTenant, type TestTenant } from '../support/tenant.js';
import { caseRows } from './cases/index.js';
import type { RuleCase, Spec } from './cases/rule-case.js';
import { enrollmentRules, retentionRules } from './domain-rules.js';
import { graphRules } from './graph-rules.js';
import { mistakes } from './mistakes.js';
import { type Declared, enrollment, type ExistingTest, type Planned, type Row } from './proof.js';
import { sectionRules } from './section-rules.js';

const rows: readonly (readonly [string, Row])[] = [
  ...Object.entries(graphRules).map(([number, row]) => [`rules.md ${number}: ${row.rule}`, row] as const),
  ...enrollmentRules.map((row, index) => [`domain.md 2.${String(index + 1)}: ${row.rule}`, row] as const),
  ...retentionRules.map((row, index) => [`domain.md 3.${String(index + 1)}: ${row.rule}`, row] as const),
  ...[...mistakes, ...sectionRules, ...caseRows].map((row) => [row.rule, row] as const),
];

/** A proof of a kind, with the row that it stands in. */
function proofs<Proof>(kind: (row: Row) => readonly Proof[] | undefined): readonly (readonly [string, Proof])[] {
  return rows.flatMap(([name, row]) => (kind(row) ?? []).map((proof) => [name, proof] as const));
}

test.each(proofs<Declared>(({ declared }) => declared))('%s: is found in YAML, where it is', (_name, proof) => {
  const { text, places } = marked(proof.text);

  const found = parseDeclaration(text, 'contoso.yaml').diagnostics.filter(({ code }) => code === proof.code);

  expect(found.map(({ where }) => `${String(where?.line)}:${String(where?.column)}`)).toEqual(places);
  expect(found.filter(({ fix }) => fix.trim() === '')).toEqual([]);
});

test.each(proofs<Declared>(({ declared }) => declared))('%s: is found in constructs', (_name, proof) => {
  const { text, places } = marked(proof.text);
  const { spec } = parse(text) as { readonly spec: IntuneTenantProps };

  const found = new IntuneTenant(Testing.app(), 'contoso', spec).diagnostics.filter(({ code }) => code === proof.code);

  expect(found).toHaveLength(places.length);
  expect(found.filter(({ fix, where }) => fix.trim() === '' || where?.path === undefined)).toEqual([]);
});

const cases = proofs<RuleCase>((row) => row.cases).map(([rule, [code, broken, sound]]) => ({
  rule,
  code,
  broken,
  sound,
}));

describe.each(cases)('$rule, $code', ({ code, broken, sound }) => {
  test('is found by the rules once for a violation, and not otherwise', () => {
    const found = (spec: Spec): readonly string[] => applyRules({ spec }).map((one) => one.code);

    expect(found(broken).filter((other) => other === code)).toEqual([code]);
    expect(found(sound)).not.toContain(code);
  });

  test('is found in YAML once, at its place, and not otherwise', () => {
    const found = (spec: Spec) =>
      parseDeclaration(stringify(declarationOf(spec)), 'contoso.yaml').diagnostics.filter((one) => one.code === code);

    expect(found(broken)).toMatchObject([{ where: { line: expect.any(Number) as number } }]);
    expect(found(sound)).toEqual([]);
  });

  test('is found in constructs once, and not otherwise', () => {
    const found = (spec: Spec) =>
      new IntuneTenant(Testing.app(), 'contoso', declarationOf(spec).spec).diagnostics.filter(
        (one) => one.code === code,
      );

    expect(found(broken)).toHaveLength(1);
    expect(found(sound)).toEqual([]);
  });
});

/** A declaration with a spec, as its user would have written it. */
function declarationOf(spec: Spec) {
  const tenantId = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
  const whole = { apiVersion: 'intuneform/v1', kind: 'IntuneTenant', metadata: { name: 'contoso' } };
  return { ...whole, spec: { tenantId, ...spec } as IntuneTenantProps };
}

test('every rule has a case', () => {
  expect(new Set(cases.map(({ code }) => code))).toEqual(new Set(rules.map(({ code }) => code)));
});

test.each(proofs<Planned>(({ planned }) => planned))('%s: is found in the plan', async (_name, proof) => {
  const { tenant: seed, certificate = '', uploaded, code, ends, remedy = 'fix:' } = proof;
  await using tenant = await startTenant(seed);
  if (uploaded !== undefined) await upload(tenant, uploaded);
  await using provider = await startProvider(tenant);
  const file = join(provider.terraform.path, 'push.pem');
  writeFileSync(file, certificate);
  const text = proof.text.replace('CERTIFICATE', file);
  const stack = IntuneTenant.fromYaml(Testing.app(), { text, file: 'contoso.yaml' });
  provider.terraform.write(JSON.parse(Testing.synth(stack, true)) as object);

  const run = await provider.terraform.run('plan', '-input=false', '-no-color');

  expect(run.code).toBe(ends === 'failed' ? 1 : 0);
  const said = (run.stdout + run.stderr).replaceAll(/[│\s]+/gu, ' ');
  expect(said).toMatch(new RegExp(`${code}: .*${remedy} \\S`, 'u'));
});

async function upload({ handle }: TestTenant, certificate: string): Promise<void> {
  const path = '/beta/deviceManagement/applePushNotificationCertificate';
  const { status } = await handle.request('PATCH', path, { appleIdentifier: 'mdm@contoso.com', certificate });
  if (status !== 200) throw new Error(`the upload was answered ${String(status)}`);
}

test.each(proofs<ExistingTest>(({ tests }) => tests))('%s: is proved by an existing test', (_name, { file, title }) => {
  const source = readFileSync(join(repositoryRoot, file), 'utf8');

  expect(source.includes(`'${title}'`)).toBe(true);
});

test('every rule is proven', () => {
  const bare = rows.filter(
    ([, { declared = [], cases = [], planned = [], tests = [] }]) =>
      declared.length + cases.length + planned.length + tests.length === 0,
  );

  expect(bare).toEqual([]);
});

test('a duplicate key in YAML, such as a second default, is reported at the second one', () => {
  const { text, places } = marked(enrollment('limits: { default: 5, ¦default: 3 }'));

  const [found] = parseDeclaration(text, 'contoso.yaml').diagnostics;

  expect([found?.code, `${String(found?.where?.line)}:${String(found?.where?.column)}`]).toEqual([
    'INT1011',
    ...places,
  ]);
});

/** Points of a paper between two headings: `- …` and `1. …` at the beginning of a line. */
function points(text: string, section: string): readonly string[] {
  const [, after = ''] = text.split(new RegExp(`^## ${section}\\..*$`, 'mu'));
  const [body = ''] = after.split(/^## /mu);
  return body.split('\n').filter((line) => /^(?:-|\d+\.) /u.test(line));
}

const rulesPaper = sharedText('graph/rules.md');
const domainPaper = sharedText('domain.md');

(rulesPaper === undefined ? describe.skip : describe)('in rules.md,', () => {
  test('every rule has a row', () => {
    const numbers = [...(rulesPaper ?? '').matchAll(/^(\d+)\. /gmu)].map(([, number]) => number);

    expect(Object.keys(graphRules)).toEqual(numbers);
  });
});

(domainPaper === undefined ? describe.skip : describe)('in domain.md,', () => {
  test.each([
    ['2', enrollmentRules],
    ['3', retentionRules],
  ])('every point of section %s has a row', (section, table) => {
    expect(points(domainPaper ?? '', section)).toHaveLength(table.length);
  });
});
