import {
  defineResource,
  type Diagnostic,
  error,
  type IdentifierForm,
  identifierForms,
  isValueObject,
  stringMap,
  type Value,
  type ValueObject,
} from '../../../core/index.js';

const page = 'https://learn.microsoft.com/intune/intune-service/enrollment/corporate-identifiers-add';

const details = { maxLength: 128, source: page } as const;

/** Corporate identifiers: devices that are marked as the organization's before they enroll. */
export const corporateIdentifiers = defineResource({
  name: 'corporateIdentifiers',
  noun: 'set of corporate identifiers',
  doc:
    'Devices that count as corporate as soon as they enroll, by IMEI, serial number, or manufacturer, model and serial ' +
    'number. One resource holds thousands of them. Identifiers that it does not list are not changed; one that the ' +
    'tenant already has is adopted, with its details. Removing an identifier does not change the ownership of an ' +
    'enrolled device. **Adding any Windows identifier makes every unlisted Windows device count as personal.**',
  source: 'https://learn.microsoft.com/graph/api/resources/intune-enrollment-importeddeviceidentity',
  shape: {
    kind: 'bulk',
    of: 'corporate identifier',
    maps: ['imei', 'serialNumber', 'manufacturerModelSerial'],
    properties: {
      type: 'importedDeviceIdentityType',
      key: 'importedDeviceIdentifier',
      text: 'description',
    },
    importing: {
      action: 'importDeviceIdentityList',
      // Without this option, an existing identifier keeps its details.
      options: { overwriteImportedDeviceIdentities: true },
    },
    searching: { action: 'searchExistingIdentities' },
    bodyKey: 'importedDeviceIdentities',
    // An assumption: no document gives a limit. The admin center accepts files of 5,000 rows.
    chunk: 1000,
  },
  graph: { version: 'beta', path: '/deviceManagement/importedDeviceIdentities', area: 'enrollment' },
  permissions: {
    read: ['DeviceManagementServiceConfig.Read.All', 'DeviceManagementServiceConfig.ReadWrite.All'],
    write: ['DeviceManagementServiceConfig.ReadWrite.All'],
  },
  severity: { about: 'restriction', removed: 'tightened' },
  devices: { which: 'devices that enroll from now on; enrolled devices are not affected' },
  attributes: {
    imei: stringMap({
      ...details,
      severity: { about: 'restriction', tighter: 'fewer' },
      doc: 'Details by IMEI: 14 to 16 digits. An empty string means no details.',
    }),
    serialNumber: stringMap({
      ...details,
      severity: { about: 'restriction', tighter: 'fewer' },
      doc: 'Details by serial number, without periods. Not for Windows.',
    }),
    manufacturerModelSerial: stringMap({
      ...details,
      severity: { about: 'restriction', tighter: 'fewer' },
      doc: 'Windows only: details by `manufacturer,model,serial`.',
    }),
  },
  validate: (config) => Object.entries(identifierForms).flatMap(([name, form]) => malformed(name, form, config)),
  example: {
    declared: { imei: { '356938035643809': 'Phone of the shop', '490154203237518': '' } },
    changed: {
      imei: { '356938035643809': 'Tablet of the shop', '490154203237518': '' },
      serialNumber: { C02XL0GSJGH5: '' },
      manufacturerModelSerial: { 'Contoso,Slate 5,4411-8823': 'Front desk' },
    },
  },
});

function malformed(name: string, form: IdentifierForm, config: ValueObject): readonly Diagnostic[] {
  const keys = Object.keys(mapOf(config[name]));
  return keys
    .filter((key) => !form.pattern.test(key))
    .map((key) =>
      error('INT1268', {
        what: 'a corporate identifier does not match its type',
        where: { path: [name, { key }] },
        why: `got ${JSON.stringify(key)}; ${form.says}`,
        fix: 'correct it, or declare it under its actual type',
      }),
    );
}

function mapOf(value: Value | undefined): ValueObject {
  return isValueObject(value) ? value : {};
}
