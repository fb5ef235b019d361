import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { CompanyPortal } from '../../constructs/index.js';
import { parseDeclaration, type PortalBranding } from '../../schemas/index.js';
import { codesOf, synthesize, tenantId, tenantWith } from './synthesize.js';

const authority = { desired: 'intune' } as const;
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const everyone = [{ allUsers: true }] as const;
const folder = mkdtempSync(join(tmpdir(), 'portal-'));
const logo = join(folder, 'logo.png');
const text = join(folder, 'logo.txt');

beforeAll(() => {
  writeFileSync(logo, Buffer.from(png, 'base64'));
  writeFileSync(text, 'no image');
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

test('creates the default and the custom profiles, with the images of their files', () => {
  const companyPortal: PortalBranding = {
    default: { displayName: 'Contoso', enrollmentAvailability: 'availableWithPrompts', scopeTags: ['0', '1'] },
    custom: [
      {
        profileName: 'Default',
        themeColor: { r: 1, g: 2, b: 3 },
        themeColorLogo: { file: logo },
        assignments: everyone,
      },
    ],
  };

  const { resource } = synthesize(tenantWith({ authority, enrollment: { companyPortal } }));

  const depends_on = ['intune_mdm_authority.authority'];
  expect(resource?.intune_default_branding_profile?.default).toEqual({
    display_name: 'Contoso',
    enrollment_availability: 'availableWithPrompts',
    role_scope_tag_ids: ['0', '1'],
    depends_on,
  });
  expect(resource?.intune_branding_profile?.default).toEqual({
    profile_name: 'Default',
    theme_color: { r: 1, g: 2, b: 3 },
    theme_color_logo: png,
    assignments: [{ target: 'allLicensedUsers' }],
    depends_on,
  });
});

test.each([
  ['is not there', join(folder, 'missing.png')],
  ['is no image', text],
  ['never ends', '/dev/zero'],
])('fails when a file %s', (_what, file) => {
  const tenant = tenantWith({ authority, enrollment: { companyPortal: { default: { themeColorLogo: { file } } } } });

  expect(tenant.diagnostics).toMatchObject([
    { code: 'INT1265', where: { path: ['spec', 'enrollment', 'companyPortal', 'default', 'themeColorLogo', 'file'] } },
  ]);
});

const broken: readonly (readonly [string, PortalBranding])[] = [
  ['INT1260', { custom: ['A', 'a'].map((profileName) => ({ profileName, assignments: everyone })) }],
  ['INT1261', { custom: [{ profileName: 'A' }] }],
  ['INT1262', { custom: [{ profileName: 'A', assignments: [...everyone, ...everyone] }] }],
  [
    'INT1263',
    { custom: Array.from({ length: 26 }, (_, index) => ({ profileName: String(index), assignments: everyone })) },
  ],
  ['INT1264', { default: { enrollmentAvailability: 'unavailable' } }],
];

test.each(broken)('%s is found in YAML and in constructs alike', (code, companyPortal) => {
  const spec = { tenantId, authority, enrollment: { companyPortal } };
  const yaml = JSON.stringify({
    apiVersion: 'intuneform/v1',
    kind: 'IntuneTenant',
    metadata: { name: 'contoso' },
    spec,
  });
  const tenant = tenantWith({ authority });
  new CompanyPortal(tenant, 'portal', companyPortal);

  const [found] = parseDeclaration(yaml, 'contoso.yaml').diagnostics;

  expect(found).toMatchObject({ code, where: { file: 'contoso.yaml', line: 1 } });
  expect(codesOf(tenant)).toContain(code);
});
