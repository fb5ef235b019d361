import fc from 'fast-check';
import { parse, stringify } from 'yaml';

import { editText } from '../../cli/drift/accept/edit-text.js';
import { renderTypescript } from '../../cli/export/typescript.js';
import { renderYaml } from '../../cli/export/yaml.js';
import { synthesizeInMemory } from '../../cli/tenants/synthesize-in-memory.js';
import { isActing, type JsonObject } from '../../core/index.js';
import { renderDiagnostics } from '../../report/index.js';
import { checkDeclaration, everything, parseDeclarations } from '../../schemas/index.js';
import { startProvider } from '../support/provider.js';
import { startTenant } from '../support/tenant.js';
import { hostileText, hostileWords } from './hostile-words.js';

const tenantId = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';

interface Named {
  readonly tag: string;
  readonly category: string;
  readonly limit: string;
  readonly group: string;
}

const declaration = ({ tag, category, limit, group }: Named) => ({
  apiVersion: 'intuneform/v1',
  kind: 'IntuneTenant',
  metadata: { name: 'contoso' },
  spec: {
    tenantId,
    authority: { desired: 'intune' },
    scopeTags: [{ displayName: tag, description: tag }],
    enrollment: {
      categories: [{ displayName: category, description: limit }],
      limits: { custom: [{ displayName: limit, limit: 5, assignments: [{ group }] }] },
    },
  },
});

const anyNames: fc.Arbitrary<Named> = fc.record({
  tag: hostileText,
  category: hostileText,
  limit: hostileText,
  group: hostileText,
});

const synthesized = (text: string): { readonly codes: readonly string[]; readonly stack?: JsonObject } => {
  const [parsed] = parseDeclarations(text, 'hostile.yaml');
  const codes = (parsed?.diagnostics ?? []).map(({ code }) => code);
  if (!parsed?.declaration) return { codes };
  const result = synthesizeInMemory({ ...parsed, declaration: parsed.declaration });
  return 'stack' in result
    ? { codes, stack: result.stack }
    : { codes: [...codes, ...result.diagnostics.map(({ code }) => code)] };
};

/** What Terraform makes of a text in its JSON: `$${` and `%%{` stand for `${` and `%{`. */
const unescaped = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_key, text: unknown) =>
    typeof text === 'string' ? text.replaceAll(/([$%])\1(?=\{)/gu, '$1') : text,
  );

const attributesOf = (stack: JsonObject, type: string): readonly Record<string, unknown>[] =>
  Object.values((stack.resource as Record<string, Record<string, Record<string, unknown>>>)[type] ?? {});

test('validate refuses a name, or Terraform gets it unchanged', () => {
  fc.assert(
    fc.property(anyNames, (names) => {
      const { codes, stack } = synthesized(stringify(declaration(names)));

      expect(codes).not.toContain('INT9001');
      const isToken = [names.tag, names.category, names.limit, names.group].some((name) => name.includes('TfToken['));
      expect(codes.includes('INT1029')).toBe(isToken);
      if (!stack) return;
      const [tag] = attributesOf(stack, 'intune_role_scope_tag');
      const [category] = attributesOf(stack, 'intune_device_category');
      const [limit] = attributesOf(stack, 'intune_device_enrollment_limit');
      expect(unescaped(tag?.display_name)).toBe(names.tag);
      expect(unescaped(category?.display_name)).toBe(names.category);
      expect(unescaped(limit?.display_name)).toBe(names.limit);
      expect(JSON.stringify(stack)).not.toMatch(/(?<!\$)\$\{(?!data\.intune_name_lookup|intune_)/u);
    }),
    { numRuns: 150 },
  );
});

test('the output for a declaration contains no active control character', () => {
  fc.assert(
    fc.property(anyNames, (names) => {
      const diagnostics = parseDeclarations(stringify({ ...declaration(names), [names.tag]: 1 }), 'x.yaml').flatMap(
        (parsed) => parsed.diagnostics,
      );

      expect(isActing(renderDiagnostics(diagnostics, { color: false }))).toBe(false);
    }),
    { numRuns: 100 },
  );
});

test('an exported declaration contains no active control character, and is read back unchanged', () => {
  fc.assert(
    fc.property(anyNames, (names) => {
      const written = {
        declaration: declaration(names),
        header: [names.tag],
        notes: [{ path: ['spec'], text: names.group }],
      };

      const yaml = renderYaml(written);
      const program = renderTypescript(written, { imports: [], withheld: [] });

      expect(isActing(yaml) || isActing(program)).toBe(false);
      expect(parse(yaml)).toEqual(declaration(names));
    }),
    { numRuns: 150 },
  );
});

test('the output of accept contains no active control character, and is read back unchanged', () => {
  const text = 'plain: a\nsingle: \'b\'\ndouble: "c"\nlist:\n  - a\nflow: { a: 1 }\n';
  fc.assert(
    fc.property(hostileText, fc.constantFrom('plain', 'single', 'double'), (value, key) => {
      const set = editText(text, 0, { kind: 'set', way: [key], value }) ?? '';
      const nested = editText(text, 0, { kind: 'append', way: ['list'], value: { name: value } }) ?? '';
      const member = editText(text, 0, { kind: 'set', way: ['flow', 'b'], value: [value] }) ?? '';

      expect([set, nested, member].map(isActing)).toEqual([false, false, false]);
      expect(parse(set)).toMatchObject({ [key]: value });
      expect(parse(nested)).toMatchObject({ list: ['a', { name: value }] });
      expect(parse(member)).toMatchObject({ flow: { a: 1, b: [value] } });
    }),
    { numRuns: 200 },
  );
});

test.each(['desired', 'kind', 'platform'])('a member of every object is no value of %s', (place) => {
  const words = ['constructor', '__proto__', 'toString', 'valueOf'];

  const texts = words.map((word) =>
    stringify(
      place === 'kind'
        ? { ...declaration({ tag: 'a', category: 'a', limit: 'a', group: 'a' }), kind: word }
        : {
            ...declaration({ tag: 'a', category: 'a', limit: 'a', group: 'a' }),
            spec: {
              tenantId,
              authority: { desired: place === 'desired' ? word : 'intune' },
              retention: { cleanupRules: [{ platform: place === 'platform' ? word : 'ios', inactiveDays: 90 }] },
            },
          },
    ),
  );

  for (const text of texts) {
    const found = parseDeclarations(text, 'x.yaml').flatMap(({ diagnostics }) => diagnostics);
    expect(found.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual([
      place === 'kind' ? 'INT1104' : 'INT1024',
    ]);
    expect(JSON.stringify(found)).not.toContain('native code');
  }
});

test('refuses the only tenant name that the CDK itself uses', () => {
  const { codes } = synthesized(
    stringify({
      ...declaration({ tag: 'a', category: 'a', limit: 'a', group: 'a' }),
      metadata: { name: 'constructor' },
    }),
  );

  expect(codes).toContain('INT1031');
});

test('warns about invisible characters, except those that a script needs', () => {
  const codesFor = (tag: string): readonly string[] =>
    synthesized(stringify(declaration({ tag, category: 'a', limit: 'a', group: 'a' }))).codes;

  expect(codesFor('zero\u200bwidth').filter((code) => code === 'INT1030')).toHaveLength(2);
  expect(codesFor('\u202eright')).toContain('INT1030');
  expect(codesFor('می‌خواهم 👩‍👩‍👧')).not.toContain('INT1030');
});

/** Terraform composes letters, drops a mark at the beginning of a text, and replaces halves of characters; validate warns of the last two. */
const asTerraformReads = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/^\ufeff/u, '')
    .replaceAll(/[\ud800-\udfff]/gu, '\ufffd');

test('Terraform accepts every hostile name', async () => {
  await using tenant = await startTenant();
  await using provider = await startProvider(tenant);
  const names = hostileWords.filter((word) => !word.includes('TfToken['));
  const text = stringify({
    ...declaration({ tag: 'a', category: 'a', limit: 'a', group: 'a' }),
    spec: {
      tenantId,
      authority: { desired: 'intune' },
      enrollment: { categories: names.map((displayName) => ({ displayName })) },
    },
  });
  const { stack } = synthesized(text);
  const { terraform: _backend, provider: _provider, ...rest } = stack ?? {};
  provider.terraform.write(rest);

  const validated = await provider.terraform.run('validate', '-no-color');
  const { resource_changes: changes = [] } = await provider.terraform.plan();

  expect(validated).toMatchObject({ code: 0 });
  const planned = changes.flatMap(({ address, change }) =>
    address.startsWith('intune_device_category.') ? [(change.after as { display_name: string }).display_name] : [],
  );
  expect(new Set(planned)).toEqual(new Set(names.map(asTerraformReads)));
});

test('an export reports every object that a declaration cannot express, and nothing else', () => {
  const categories = Array.from({ length: 60 }, (_, index) => ({ displayName: `\${TfToken[TOKEN.${String(index)}]}` }));
  const spec = {
    tenantId,
    authority: { desired: 'intune' },
    enrollment: { categories: [...categories, { displayName: 'good' }] },
  };

  const { diagnostics } = checkDeclaration(
    { apiVersion: 'intuneform/v1', kind: 'IntuneTenant', metadata: { name: 'contoso' }, spec },
    { shown: everything },
  );

  expect(diagnostics.map(({ code }) => code)).toEqual(Array.from({ length: 60 }, () => 'INT1029'));
  expect(new Set(diagnostics.map(({ where }) => where?.path?.[3])).size).toBe(60);
});
