import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { codesOf, synthesize, tenantWith } from './synthesize.js';

const authority = { desired: 'intune' } as const;
const header = 'Device Serial Number,Windows Product ID,Hardware Hash,Group Tag,Assigned User';

function csv(...lines: readonly string[]): string {
  return fileOf(Buffer.from(`${lines.join('\r\n')}\r\n`));
}

function fileOf(content: Buffer): string {
  const file = join(mkdtempSync(join(tmpdir(), 'autopilot-')), 'autopilot.csv');
  writeFileSync(file, content);
  return file;
}

test('puts the devices of files and of the list into one resource; the list takes precedence', () => {
  const file = csv(header, 'PF-1,,T0EgAQ==,Kiosk,ada@contoso.com', '"PF-2","00330",T0EgAg==,"Shop ""A"", left",', '');
  const autopilotDevices = {
    csvFiles: [file],
    devices: [
      { serialNumber: 'pf-1', groupTag: '' },
      { serialNumber: 'PF-3', displayName: 'Front desk' },
    ],
    removal: 'delete' as const,
  };

  const { resource } = synthesize(tenantWith({ authority, enrollment: { windows: { autopilotDevices } } }));

  expect(resource?.intune_windows_autopilot_device_identities).toEqual({
    'autopilot-devices': {
      serial_numbers: ['pf-1', 'PF-2', 'PF-3'],
      group_tag: { 'pf-1': '', 'PF-2': 'Shop "A", left' },
      display_name: { 'PF-3': 'Front desk' },
      user_principal_name: { 'pf-1': 'ada@contoso.com' },
      hardware_identifiers: { 'PF-1': 'T0EgAQ==', 'PF-2': 'T0EgAg==' },
      removal: 'delete',
      depends_on: ['intune_mdm_authority.authority'],
    },
  });
});

test.each([
  ['UTF-8 with a mark of the byte order', Buffer.from(`\uFEFF${header}\nPF-1,,T0EgAQ==,,\n`)],
  ['UTF-16, as PowerShell writes it', Buffer.from(`\uFEFF${header}\r\nPF-1,,T0EgAQ==,,\r\n`, 'utf16le')],
  [
    'the three columns of a device without a tag',
    Buffer.from('Device Serial Number,Windows Product ID,Hardware Hash\nPF-1,,T0EgAQ=='),
  ],
])('reads %s', (_name, content) => {
  const autopilotDevices = { csvFiles: [fileOf(content)] };

  const { resource } = synthesize(tenantWith({ authority, enrollment: { windows: { autopilotDevices } } }));

  expect(resource?.intune_windows_autopilot_device_identities).toMatchObject({
    'autopilot-devices': { serial_numbers: ['PF-1'], hardware_identifiers: { 'PF-1': 'T0EgAQ==' } },
  });
});

test('declares nothing if no device is listed', () => {
  const { resource } = synthesize(
    tenantWith({ authority, enrollment: { windows: { autopilotDevices: { devices: [], csvFiles: [] } } } }),
  );

  expect(resource?.intune_windows_autopilot_device_identities).toBeUndefined();
});

test.each([
  ['there is no such file, or it cannot be read', () => '/no/such/autopilot.csv'],
  ['its first line has no column Device Serial Number', () => csv('Serial,Hash', 'PF-1,T0EgAQ==')],
  ['row 2 after the first line has no serial number', () => csv(header, 'PF-1,,T0EgAQ==,,', ',,T0EgAQ==,,')],
  ['a different number of cells', () => csv(header, 'PF-1,,T0EgAQ==')],
  ['a cell has a quotation mark in the middle', () => csv(header, 'PF"1,,T0EgAQ==,,')],
  ['one that is not closed', () => csv(header, `PF-1,,"${'T'.repeat(15_000_000)}`)],
  ['a cell has a quotation mark in the middle', () => csv(header, `PF-1,,"${'""'.repeat(7_500_000)}",,`)],
  ['it is not UTF-8 or UTF-16', () => fileOf(Buffer.from(`${header}\nPF-1,,T0EgAQ==,K\u00f6ln,`, 'latin1'))],
  ['it has more than 16,777,216 bytes', () => fileOf(Buffer.alloc(16 * 1024 * 1024 + 1, 'a'))],
  ['it has more than 16,777,216 bytes', () => '/dev/zero'],
])('INT1239 where %s', (why, write) => {
  const tenant = tenantWith({ authority, enrollment: { windows: { autopilotDevices: { csvFiles: [write()] } } } });

  expect(tenant.diagnostics).toMatchObject([
    {
      code: 'INT1239',
      why: expect.stringContaining(why) as string,
      where: { path: ['spec', 'enrollment', 'windows', 'autopilotDevices', 'csvFiles', 0] },
    },
  ]);
});

test('finds a duplicate serial number', () => {
  const autopilotDevices = { devices: [{ serialNumber: 'PF-1' }, { serialNumber: 'pf-1' }] };
  const tenant = tenantWith({ authority, enrollment: { windows: { autopilotDevices } } });

  expect(codesOf(tenant)).toContain('INT1238');
});
