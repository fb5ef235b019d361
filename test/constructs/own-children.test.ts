import { Construct } from 'constructs';

import { TerraformStack, Testing } from '../../constructs/cdk.js';
import { EnrollmentLimits, IntuneProvider, type IntuneTenant } from '../../constructs/index.js';
import { synthesize, tenantId, tenantWith } from './synthesize.js';

const custom = [{ displayName: 'A', limit: 1, assignments: [{ group: 'Kiosks' }] }];
const configurator = [{ displayName: 'Shop' }];
const authority = { desired: 'intune' } as const;

/** A tenant that looks up a name and reads the account. */
function tenant(): IntuneTenant {
  const apple = { pushCertificate: { appleIdentifier: 'mdm@contoso.com' }, configurator };
  return tenantWith({ authority, enrollment: { apple, limits: { custom } } });
}

test.each(['names', 'account'])('lets a program add a child with the id %s to a tenant', (id) => {
  const contoso = tenant();

  const own = new Construct(contoso, id);

  expect(contoso.node.findChild(id)).toBe(own);
  const { data } = synthesize(contoso);
  expect([Object.keys(data?.intune_name_lookup ?? {}), Object.keys(data?.intune_tenant ?? {})]).toEqual([
    ['names'],
    ['account'],
  ]);
});

test('looks up names in a stack that already has a child with the id names', () => {
  const stack = new TerraformStack(Testing.app(), 'own');
  new IntuneProvider(stack, 'intune', { tenantId });
  new Construct(stack, 'names');

  new EnrollmentLimits(stack, 'limits', { custom });

  expect(Object.keys(synthesize(stack).data?.intune_name_lookup ?? {})).toEqual(['names']);
});
