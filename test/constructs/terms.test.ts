import { TermsAndConditions } from '../../constructs/index.js';
import { parseDeclaration } from '../../schemas/index.js';
import { codesOf, synthesize, tenantId, tenantWith } from './synthesize.js';

const authority = { desired: 'intune' } as const;
const terms = {
  displayName: 'Terms of use',
  title: 'Contoso terms of use',
  bodyText: 'Contoso manages this device.',
  assignments: [{ group: '11111111-2222-4333-8444-555555555555' }, { allUsers: true }],
} as const;

test('creates a resource for each terms, after the authority, and leaves the version to the tenant', () => {
  const { resource } = synthesize(tenantWith({ authority, enrollment: { termsAndConditions: [terms] } }));

  expect(resource?.intune_terms_and_conditions?.['terms-of-use']).toEqual({
    display_name: 'Terms of use',
    title: 'Contoso terms of use',
    body_text: 'Contoso manages this device.',
    assignments: [
      { target: 'group', group_id: '11111111-2222-4333-8444-555555555555' },
      { target: 'allLicensedUsers' },
    ],
    depends_on: ['intune_mdm_authority.authority'],
  });
});

test('assigns terms to a collection of Configuration Manager', () => {
  const forCollection = { ...terms, assignments: [{ collection: 'SMS00001' }] };

  const { resource } = synthesize(tenantWith({ authority, enrollment: { termsAndConditions: [forCollection] } }));

  expect(resource?.intune_terms_and_conditions?.['terms-of-use']).toMatchObject({
    assignments: [{ target: 'configurationManagerCollection', collection_id: 'SMS00001' }],
  });
});

const broken: readonly (readonly [string, object])[] = [
  ['INT1260', [terms, { ...terms, displayName: 'TERMS OF USE' }]],
  ['INT1261', [{ ...terms, assignments: [] }]],
  ['INT1262', [{ ...terms, assignments: [{ allUsers: true }, { allUsers: true }] }]],
  ['INT1262', [{ ...terms, assignments: [{ collection: 'SMS00001' }, { collection: 'sms00001' }] }]],
];

test.each(broken)('%s is found in YAML and in constructs alike', (code, termsAndConditions) => {
  const spec = { tenantId, authority, enrollment: { termsAndConditions } };
  const yaml = JSON.stringify({
    apiVersion: 'intuneform/v1',
    kind: 'IntuneTenant',
    metadata: { name: 'contoso' },
    spec,
  });
  const tenant = tenantWith({ authority });
  new TermsAndConditions(tenant, 'terms', { terms: termsAndConditions as (typeof terms)[] });

  const [found] = parseDeclaration(yaml, 'contoso.yaml').diagnostics;

  expect(found).toMatchObject({ code, where: { file: 'contoso.yaml', line: 1 } });
  expect(codesOf(tenant)).toContain(code);
});
