import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { acceptDeclaration, type AcceptedDeclaration } from '../../../cli/drift/accept/accept-declaration.js';
import type { TenantHandle } from '../../../emulator/index.js';
import type { AttributeFinding, Finding, Report } from '../../../report/index.js';
import { tenantFixture } from '../tenant-fixture.js';

const declaration = `# Contoso: agreed with the service desk
apiVersion: intuneform/v1
kind: IntuneTenant
metadata: { name: contoso }
spec:
  tenantId: 3f2504e0-4f89-41d3-9a0c-0305e82c3301
  authority: { desired: intune }
  enrollment:
    apple: { pushCertificate: { appleIdentifier: mdm@contoso.com } }
    limits: { default:   5 } # as it was
    categories:
      - { displayName: Kiosk, description: 'Shared devices' }
      - displayName: Office # rooms
        description: "5"
    restrictions:
      default:
        ios: { personal: allow, osMinimumVersion: '17.0' }
  retention:
    cleanupRules:
      - { platform: windows, inactiveDays: 90 } # a quarter
      - { platform: ios, inactiveDays: 90 }
`;

type Drifted = Partial<AttributeFinding> & { readonly path: string };

/** A report in which attributes of one object drifted. */
function drifted(address: string, ...attributes: readonly Drifted[]): Finding {
  return {
    ...{ kind: 'drift', action: 'update', address },
    attributes: attributes.map((attribute) => ({ kind: 'drift', ...attribute })),
  } as unknown as Finding;
}

function accept(...findings: readonly Finding[]): AcceptedDeclaration {
  const report = { tenant: { name: 'contoso' }, findings } as unknown as Report;
  return acceptDeclaration(declaration, 'contoso.yaml', { report });
}

test.each<[string, Finding, string, string]>([
  [
    'a number that has another name there',
    drifted('intune_managed_device_cleanup_rule.windows', {
      path: 'deviceInactivityBeforeRetirementInDays',
      declared: 90,
      tenant: 270,
    }),
    '{ platform: windows, inactiveDays: 90 } # a quarter',
    '{ platform: windows, inactiveDays: 270 } # a quarter',
  ],
  [
    'a value that is the place itself',
    drifted('intune_default_device_enrollment_limit.default', { path: 'limit', declared: 5, tenant: 12 }),
    'limits: { default:   5 } # as it was',
    'limits: { default:   12 } # as it was',
  ],
  [
    'a text in the quotes that it has',
    drifted('intune_device_category.kiosk', { path: 'description', declared: 'Shared devices', tenant: "Anna's" }),
    "description: 'Shared devices'",
    "description: 'Anna''s'",
  ],
  [
    'a text that looks like a number',
    drifted('intune_device_category.office', { path: 'description', declared: '5', tenant: '6' }),
    'description: "5"',
    'description: "6"',
  ],
  [
    'a text that Terraform would take for an expression',
    drifted('intune_device_category.kiosk', { path: 'description', declared: 'Shared devices', tenant: '${x} %{y}' }),
    "description: 'Shared devices'",
    "description: '${x} %{y}'",
  ],
  [
    'a nested value',
    drifted('intune_default_device_enrollment_platform_restrictions.default', {
      path: 'iosRestriction.osMinimumVersion',
      declared: '17.0',
      tenant: '18.1',
    }),
    "osMinimumVersion: '17.0'",
    "osMinimumVersion: '18.1'",
  ],
])('writes %s, and leaves every other character as it is', (_what, finding, before, after) => {
  const { text, decisions } = accept(finding);

  expect(decisions.map(({ reason }) => reason)).toEqual([undefined]);
  expect(text).toBe(declaration.replace(before, after));
});

test('writes several at once', () => {
  const { text } = accept(
    drifted('intune_default_device_enrollment_limit.default', { path: 'limit', declared: 5, tenant: 12 }),
    drifted('intune_device_category.office', { path: 'description', declared: '5', tenant: '6' }),
  );

  expect(text).toBe(declaration.replace('default:   5', 'default:   12').replace('"5"', '"6"'));
});

test.each<[string, Finding, RegExp]>([
  [
    'a switch that is a word there',
    drifted('intune_default_device_enrollment_platform_restrictions.default', {
      path: 'iosRestriction.personalDeviceEnrollmentBlocked',
      declared: false,
      tenant: true,
    }),
    /does not correspond to a single value/u,
  ],
  [
    'an attribute that is not declared',
    drifted('intune_device_category.kiosk', { path: 'description', declared: null, tenant: 'x' }),
    /does not contain it/u,
  ],
  [
    'what the tenant has not',
    drifted('intune_device_category.kiosk', { path: 'description', declared: 'x', tenant: null }),
    /remove the line by hand/u,
  ],
  [
    'a list',
    drifted('intune_device_category.kiosk', { path: 'roleScopeTagIds', declared: ['0'], tenant: ['1'] }),
    /edit it by hand/u,
  ],
  ['a secret', drifted('intune_device_category.kiosk', { path: 'description', sensitive: true }), /hidden/u],
  ['a missing object', { ...drifted('intune_device_category.kiosk'), action: 'create' }, /missing in the tenant/u],
  ['an object of no single place', drifted('intune_x.y', { path: 'a', declared: 1, tenant: 2 }), /a single part/u],
  [
    'a value that the schema refuses',
    drifted('intune_default_device_enrollment_limit.default', { path: 'limit', declared: 5, tenant: 99 }),
    /does not correspond to a single value/u,
  ],
])('says why %s is not written, and leaves the text as it is', (_what, finding, reason) => {
  const { text, decisions } = accept(finding);

  expect(text).toBe(declaration);
  expect(decisions).toMatchObject([{ reason: expect.stringMatching(reason) as string }]);
});

test('drift --accept writes the values of the tenant, shows them as a diff, and the next drift finds nothing', async () => {
  await using fixture = await tenantFixture({ more: ['  enrollment:', '    categories: [{ displayName: Kiosk }]'] });
  await fixture.apply();
  await fixture.changeRule({ deviceInactivityBeforeRetirementInDays: 270 });
  await describeCategory(fixture.tenant, 'In the hall');
  const file = join(fixture.folder, 'tenant.yaml');
  writeFileSync(file, `${readFileSync(file, 'utf8')}# the end\n`);
  const before = readFileSync(file, 'utf8');

  const accepted = await fixture.cli(['drift', 'tenant.yaml', '--accept']);
  const again = await fixture.cli(['drift', 'tenant.yaml']);

  expect(accepted).toEqual({
    exitCode: 0,
    stdout: [
      'tenant.yaml',
      '@@ line 8',
      '-    categories: [{ displayName: Kiosk }]',
      '+    categories: [{ displayName: Kiosk, description: In the hall }]',
      '@@ line 11',
      '-      - { platform: windows, inactiveDays: 90 }',
      '+      - { platform: windows, inactiveDays: 270 }',
      '',
    ].join('\n'),
    stderr: '',
  });
  expect(readFileSync(file, 'utf8')).toBe(
    before.replace('90', '270').replace('Kiosk', 'Kiosk, description: In the hall'),
  );
  expect(again.exitCode).toBe(0);
});

async function describeCategory(tenant: TenantHandle, description: string): Promise<void> {
  const path = '/beta/deviceManagement/deviceCategories';
  const { body } = await tenant.request('GET', path);
  const [category] = (body as { readonly value: readonly { readonly id: string }[] }).value;
  await tenant.request('PATCH', `${path}/${category?.id ?? ''}`, { description });
}
