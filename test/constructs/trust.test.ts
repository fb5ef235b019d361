import { Testing } from '../../constructs/cdk.js';
import { IntuneTenant, type TenantOptions } from '../../constructs/index.js';
import { parseDeclaration, type TenantDeclaration } from '../../schemas/index.js';
import { codesOf, tenantId } from './synthesize.js';

const text = `apiVersion: intuneform/v1
kind: IntuneTenant
metadata: { name: contoso }
spec:
  tenantId: ${tenantId}
  enrollment: { categories: [{ displayName: Kiosk }] }
`;

function parsed(): TenantDeclaration {
  const { declaration } = parseDeclaration(text, 'contoso.yaml');
  if (!declaration) throw new Error('the declaration is not valid');
  return declaration;
}

/** Settings of a declaration in a variable, which TypeScript accepts as options. */
const wrong: Readonly<Record<string, object>> = {
  'an unknown value': { onExisting: 'adpot' },
  'a value of another type': { enrollment: 5 },
  'an unknown key': { enrollmnt: {} },
  'a list that is none': { release: 'q' },
};

test.each(Object.entries(wrong))('%s in the options is checked', (_name, options) => {
  const given = { graphEndpoint: 'https://graph.microsoft.com', ...options } as TenantOptions;

  const fromYaml = IntuneTenant.fromYaml(Testing.app(), { text, file: 'contoso.yaml' }, given);
  const fromDeclaration = IntuneTenant.fromDeclaration(Testing.app(), parsed(), given);

  expect(codesOf(fromYaml)).not.toEqual([]);
  expect(codesOf(fromDeclaration)).not.toEqual([]);
});

const changes: Readonly<Record<string, (spec: Record<string, unknown>) => void>> = {
  'an unknown key': (spec) => (spec.enrollmnt = {}),
  'an unknown value': (spec) => (spec.preflight = 'maybe'),
  'an object in place of a list': (spec) => (spec.enrollment = { categories: {} }),
  'null in a list': (spec) => (spec.enrollment = { categories: [null] }),
};

test.each(Object.entries(changes))('%s that a program adds to a parsed declaration is checked', (_name, change) => {
  const declaration = parsed();
  change(declaration.spec);

  expect(codesOf(IntuneTenant.fromDeclaration(Testing.app(), declaration))).not.toEqual([]);
});

test('another name of a parsed declaration is checked', () => {
  const declaration = { ...parsed(), metadata: { name: 'Not-A-Name' } };

  expect(codesOf(IntuneTenant.fromDeclaration(Testing.app(), declaration))).not.toEqual([]);
});
