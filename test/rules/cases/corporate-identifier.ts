import { intune, type RuleCase } from './rule-case.js';

const slate = {
  importedDeviceIdentityType: 'manufacturerModelSerial',
  importedDeviceIdentifier: 'Contoso,Slate 5,4411-8823',
} as const;

/** Cases of the rules about corporate identifiers. */
export const corporateIdentifierCases: readonly RuleCase[] = [
  [
    'INT1266',
    { authority: intune, enrollment: { corporateIdentifiers: [serial('C02XL0'), serial('c02xl0')] } },
    { authority: intune, enrollment: { corporateIdentifiers: [serial('C02XL0'), serial('C02XL1')] } },
  ],
  [
    'INT1267',
    { authority: intune, enrollment: { corporateIdentifiers: [slate, slate] } },
    { authority: intune, enrollment: { corporateIdentifiers: [serial('C02XL0')] } },
  ],
  [
    'INT1268',
    { authority: intune, enrollment: { corporateIdentifiers: [serial('C02.XL0')] } },
    { authority: intune, enrollment: { corporateIdentifiers: [slate] } },
  ],
];

function serial(importedDeviceIdentifier: string) {
  return { importedDeviceIdentityType: 'serialNumber' as const, importedDeviceIdentifier };
}
