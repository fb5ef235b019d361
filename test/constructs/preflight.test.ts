import { parseDeclaration } from '../../schemas/index.js';
import { codesOf, synthesize, tenantWith } from './synthesize.js';

const yaml = (preflight: string): string =>
  `apiVersion: intuneform/v1
kind: IntuneTenant
metadata: { name: contoso }
spec:
  tenantId: 3f2504e0-4f89-41d3-9a0c-0305e82c3301
  authority: { desired: intune }
  preflight: ${preflight}
`;

test('passes the handling of missing permissions to the provider', () => {
  const { provider } = synthesize(tenantWith({ preflight: 'fail' }));

  expect(provider?.intune?.[0]).toMatchObject({ preflight: 'fail' });
});

test('leaves it to the environment if nothing is declared', () => {
  const { provider } = synthesize(tenantWith({}));

  expect(provider?.intune?.[0]).not.toHaveProperty('preflight');
});

test('accepts the same from YAML', () => {
  expect(parseDeclaration(yaml('off'), 'contoso.yaml').declaration?.spec.preflight).toBe('off');
});

test('fails on another value, in YAML and in constructs', () => {
  const wrong = { preflight: 'loud' } as unknown as { readonly preflight: 'off' };

  expect(parseDeclaration(yaml('loud'), 'contoso.yaml').diagnostics.map(({ code }) => code)).toEqual(
    codesOf(tenantWith(wrong)),
  );
  expect(codesOf(tenantWith(wrong))).toHaveLength(1);
});
