import { CorporateIdentifiers } from '../../constructs/index.js';
import { type CorporateIdentifier, parseDeclaration } from '../../schemas/index.js';
import { codesOf, synthesize, tenantId, tenantWith } from './synthesize.js';

const authority = { desired: 'intune' } as const;
const imei = (importedDeviceIdentifier: string, description?: string): CorporateIdentifier => ({
  importedDeviceIdentityType: 'imei',
  importedDeviceIdentifier,
  ...(description !== undefined && { description }),
});
const windows: CorporateIdentifier = {
  importedDeviceIdentityType: 'manufacturerModelSerial',
  importedDeviceIdentifier: 'Contoso,Slate 5,4411-8823',
};

test('puts all identifiers into one resource, by type', () => {
  const corporateIdentifiers = [imei('356938035643809', 'Shop'), windows, imei('490154203237518')];

  const { resource } = synthesize(tenantWith({ authority, enrollment: { corporateIdentifiers } }));

  expect(resource?.intune_corporate_identifiers).toEqual({
    identifiers: {
      imei: { '356938035643809': 'Shop', '490154203237518': '' },
      manufacturer_model_serial: { 'Contoso,Slate 5,4411-8823': '' },
      depends_on: ['intune_mdm_authority.authority'],
    },
  });
});

const broken: readonly (readonly [string, readonly CorporateIdentifier[]])[] = [
  ['INT1266', [imei('356938035643809', 'A'), imei('356938035643809', 'B')]],
  ['INT1267', [windows]],
  ['INT1268', [imei('12')]],
];

test.each(broken)('%s is found in YAML and in constructs alike', (code, corporateIdentifiers) => {
  const spec = { tenantId, authority, enrollment: { corporateIdentifiers } };
  const yaml = JSON.stringify({
    apiVersion: 'intuneform/v1',
    kind: 'IntuneTenant',
    metadata: { name: 'contoso' },
    spec,
  });
  const tenant = tenantWith({ authority });
  new CorporateIdentifiers(tenant, 'phones', { identifiers: corporateIdentifiers });

  const [found] = parseDeclaration(yaml, 'contoso.yaml').diagnostics;

  expect(found).toMatchObject({ code, where: { file: 'contoso.yaml', line: 1 } });
  expect(codesOf(tenant)).toContain(code);
});

test('reports how a Windows identifier affects unlisted devices', () => {
  const tenant = tenantWith({ authority, enrollment: { corporateIdentifiers: [windows] } });

  expect(tenant.diagnostics.map(({ why }) => why)).toContain(
    'adding any Windows identifier makes every unlisted Windows device count as personal',
  );
});
