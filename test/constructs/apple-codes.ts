import { AppleEnrollment } from '../../constructs/index.js';
import { parseDeclaration } from '../../schemas/index.js';
import { codesOf, tenantId, tenantWith } from './synthesize.js';

/** The codes found in an Apple section: in a one-line declaration, with the lines, and in constructs. */
export function appleCodes(apple: object): {
  readonly declared: readonly string[];
  readonly lines: readonly (number | undefined)[];
  readonly constructed: readonly string[];
} {
  const authority = { desired: 'intune' } as const;
  const spec = { tenantId, authority, enrollment: { apple } };
  const document = { apiVersion: 'intuneform/v1', kind: 'IntuneTenant', metadata: { name: 'contoso' }, spec };
  const { diagnostics } = parseDeclaration(JSON.stringify(document), 'contoso.yaml');
  const tenant = tenantWith({ authority, enrollment: {} });
  new AppleEnrollment(tenant, 'apple', apple);
  return {
    declared: diagnostics.map(({ code }) => code),
    lines: diagnostics.map(({ where }) => where?.line),
    // Equal names are equal addresses, too.
    constructed: codesOf(tenant).filter((code) => code !== 'INT1290'),
  };
}
