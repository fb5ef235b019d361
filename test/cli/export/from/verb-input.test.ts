import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { parse } from 'yaml';

import { parseCommandLine } from '../../../../cli/parse.js';
import { demoTenantId } from '../../../../emulator/identities.js';
import type { Scratch } from '../../scratch.js';
import type { ExportFiles } from './exports.js';
import { backup, exported, told, written } from './run-verb.js';

const limitType = '#microsoft.graph.deviceEnrollmentLimitConfiguration';
const group = '#microsoft.graph.groupAssignmentTarget';
const limit = {
  ...{ '@odata.type': limitType, displayName: 'Field staff', description: '', limit: 7, priority: 1 },
  roleScopeTagIds: ['0'],
};
const kiosk = { displayName: 'Kiosk', description: '', roleScopeTagIds: ['0'] };
const limitFile = 'Enrollment Configurations/Field staff_deviceEnrollmentLimitConfiguration.json';

test('an object without assignments in its file is never treated as unassigned, and the export ends with 5', async () => {
  using place = backup({ [limitFile]: limit });

  const run = await exported(place);

  expect(run.exitCode).toBe(5);
  expect(told(run)).toEqual([
    'warning INT1365 IntuneCD omits assignments both if there are none and if they were excluded',
  ]);
  expect(written(place)).toMatch(
    /# The files do not contain the assignments\. As declared here, apply removes all assignments\. Add them first\.\n\s+- displayName: Field staff\n/u,
  );
});

test('objects excluded on request do not make the export incomplete', async () => {
  using place = backup({ [limitFile]: limit, 'Device Categories/Kiosk.json': kiosk });

  const run = await exported(place, '--exclude', 'limits');

  expect([run.exitCode, told(run)]).toEqual([0, []]);
  expect(run.stdout).toContain('1 object: mine/tenant.yaml, no imports');
});

test('the built-in scope tag of an export is not declared, and does not make the export incomplete', async () => {
  using place = backup({
    'Scope Tags/Default.json': { displayName: 'Default', isBuiltIn: true },
    'Scope Tags/Branch.json': { displayName: 'Branch', isBuiltIn: false, assignments: [] },
    'Device Categories/Kiosk.json': { ...kiosk, roleScopeTagIds: ['Default'] },
    'Device Categories/Office.json': { ...kiosk, displayName: 'Office', roleScopeTagIds: ['Default', 'Branch'] },
  });

  const run = await exported(place);

  expect([run.exitCode, told(run)]).toEqual([0, []]);
  const { spec } = parse(written(place)) as { spec: unknown };
  expect(spec).toMatchObject({
    scopeTags: [{ displayName: 'Branch' }],
    enrollment: { categories: [{ displayName: 'Kiosk' }, { displayName: 'Office', scopeTags: ['Branch', 'Default'] }] },
  });
});

test('duplicates without an id are declared once, with advice', async () => {
  using place = backup({
    'monday/Device Categories/Kiosk.json': kiosk,
    'tuesday/Device Categories/Kiosk.json': { ...kiosk, description: 'In shops' },
  });

  const run = await exported(place);

  expect([run.exitCode, told(run)]).toEqual([
    0,
    [
      expect.stringMatching(
        /^warning INT1366 it was read from .*monday.*Kiosk\.json, which contains at least as much$/u,
      ),
    ],
  ]);
  expect(written(place).match(/displayName: Kiosk/gu)).toHaveLength(1);
});

test('without ids there are no imports, and the imports file of an earlier export is removed', async () => {
  using place = backup({ 'Device Categories/Kiosk.json': kiosk });
  mkdirSync(join(place.folder, 'mine'));
  writeFileSync(join(place.folder, 'mine', 'tenant.imports.json'), '{}');

  const refused = await exported(place);
  const untouched = readdirSync(join(place.folder, 'mine'));
  const forced = await exported(place, '--force', '--format', 'json');

  expect([refused.exitCode, told(refused)]).toEqual([
    1,
    ['error INT1422 it exists with different content, so someone may have edited it'],
  ]);
  expect(untouched).toEqual(['tenant.imports.json']);
  expect(readdirSync(join(place.folder, 'mine'))).toEqual(['tenant.yaml']);
  expect(JSON.parse(forced.stdout)).toMatchObject({
    exitCode: 0,
    importsFile: null,
    coverage: { imports: 0, notImported: 1, notHeld: expect.arrayContaining(['MDM authority']) as unknown },
  });
  expect(written(place)).toContain('# Without an import, because their ids are not in the files: 1 object.');
});

test('does not overwrite a file that cannot be compared with the export', async () => {
  using place = backup({ 'Device Categories/Kiosk.json': kiosk });
  mkdirSync(join(place.folder, 'mine', 'tenant.yaml'), { recursive: true });

  const refused = await exported(place);

  expect([refused.exitCode, told(refused)]).toEqual([
    1,
    ['error INT1422 it exists with different content, so someone may have edited it'],
  ]);
});

test('an order is imported only if the files contain the ids of all its objects', async () => {
  const file = (second: object): ExportFiles => ({
    'deviceEnrollmentConfigurations.json': [
      { ...limit, id: 'aaaa1111-2222-4333-8444-555555555555_Limit', assignments: [] },
      { ...limit, displayName: 'Other', priority: 2, assignments: [], ...second },
    ],
  });
  using known = backup(file({ id: 'bbbb1111-2222-4333-8444-555555555555_Limit' }));
  using unknown = backup(file({}));

  await exported(known);
  await exported(unknown);

  const idsOf = (place: Scratch): readonly string[] =>
    (JSON.parse(written(place, 'tenant.imports.json')) as { import: readonly { id: string }[] }).import.map(
      ({ id }) => id,
    );
  expect(idsOf(known)).toEqual([
    'aaaa1111-2222-4333-8444-555555555555_Limit',
    'bbbb1111-2222-4333-8444-555555555555_Limit',
    'order',
  ]);
  expect(idsOf(unknown)).toEqual(['aaaa1111-2222-4333-8444-555555555555_Limit']);
});

test('uses names if the files have names, and the id if a name is ambiguous', async () => {
  const [first, second] = ['11111111-2222-4333-8444-555555555555', '66666666-7777-4888-9999-aaaaaaaaaaaa'];
  const entry = {
    ResourceName: 'IntuneDeviceEnrollmentLimitRestriction',
    ...{ Id: 'aaaa1111-2222-4333-8444-555555555555_Limit', DisplayName: 'Field staff', Limit: 3, Priority: 1 },
    RoleScopeTagIds: ['0', 'Branch'],
    Assignments: [
      { dataType: group, groupId: first, groupDisplayName: 'Pilots' },
      { dataType: group, groupId: second, groupDisplayName: 'pilots' },
      { dataType: group, groupDisplayName: 'Managers' },
      { dataType: group, groupId: '77777777-7777-4888-9999-aaaaaaaaaaaa', groupDisplayName: 'Staff' },
    ],
  };
  using place = backup({ 'report.json': [entry] });

  const run = await exported(place);

  expect([run.exitCode, told(run)]).toEqual([
    0,
    [
      'warning INT1425 the name would be ambiguous in a declaration, because case is ignored',
      'warning INT1425 the name would be ambiguous in a declaration, because case is ignored',
    ],
  ]);
  expect(
    written(place)
      .match(/- (?:group: .*|Branch|Default)|^ +group: .*/gmu)
      ?.map((line) => line.trim()),
  ).toEqual(['- Branch', '- Default', `group: ${first}`, `group: ${second}`, '- group: Managers', '- group: Staff']);
});

test('keeps ids without names, and reports them', async () => {
  const assignments = [{ target: { '@odata.type': group, groupId: '11111111-2222-4333-8444-555555555555' } }];
  using place = backup({ 'limits.json': { ...limit, id: 'aaaa1111-2222-4333-8444-555555555555_Limit', assignments } });

  const run = await exported(place);

  expect([run.exitCode, told(run)]).toEqual([
    0,
    ['warning INT1423 the files lack a part of the tenant: none of them contains what Graph returns at /groups'],
  ]);
  expect(written(place)).toContain('- group: 11111111-2222-4333-8444-555555555555');
});

test('reports that values missing in the files are declared as defaults', async () => {
  using place = backup({ 'Device Categories/Kiosk.json': { displayName: 'Kiosk' } });

  const run = await exported(place);

  expect(run.exitCode).toBe(0);
  expect(written(place)).toMatch(
    /# Not in the files, so the default applies: description, roleScopeTagIds\.\n\s+- displayName: Kiosk\n$/u,
  );
});

test('reports objects without their parent in the files, and objects without a position in their order', async () => {
  const profile = { '@odata.type': '#microsoft.graph.depIOSEnrollmentProfile', displayName: 'Phones' };
  const { priority: _priority, ...unplaced } = limit;
  using place = backup({
    'Enrollment Profiles/Apple/Phones.json': profile,
    'limits.json': { ...unplaced, id: 'aaaa1111-2222-4333-8444-555555555555_Limit', assignments: [] },
  });

  const run = await exported(place);

  expect([run.exitCode, told(run)]).toEqual([
    5,
    [
      'warning INT1430 the file does not specify its parent object',
      'warning INT1435 it has no priority, which determines the order',
    ],
  ]);
  expect(written(place)).toContain(
    '# The files do not contain its position in the order. Move it to the correct position.',
  );
});

test('a notification is declared with its messages, or not at all if the files do not contain them', async () => {
  const notification = {
    '@odata.type': '#microsoft.graph.deviceEnrollmentNotificationConfiguration',
    ...{ id: 'aaaa1111-2222-4333-8444-555555555555_EnrollmentNotificationsConfiguration', displayName: 'New iPhones' },
    ...{ platformType: 'ios', priority: 1, roleScopeTagIds: ['0'], assignments: [] },
    notificationTemplates: ['Email_bbbb1111-2222-4333-8444-555555555555'],
  };
  const message = { id: '1', locale: 'en-US', isDefault: true, subject: 'New device', messageTemplate: 'Not you?' };
  const templates = ['bbbb1111', 'cccc1111'].map((id) => ({
    id: `${id}-2222-4333-8444-555555555555`,
    ...{ displayName: id, brandingOptions: 'none', localizedNotificationMessages: [message] },
  }));
  const file = 'deviceEnrollmentConfigurations.json';
  using whole = backup({ [file]: [notification], 'notificationMessageTemplates.json': templates });
  using part = backup({ [file]: [notification] });

  const [held, missing] = [await exported(whole), await exported(part)];

  expect([held.exitCode, told(held)]).toEqual([
    0,
    ['warning INT1360 no resource covers /deviceManagement/notificationMessageTemplates'],
  ]);
  expect(written(whole)).toContain('subject: New device');
  expect(missing.exitCode).toBe(5);
  expect(told(missing)).toEqual([
    expect.stringMatching(/^warning INT1421 the files lack a part of the tenant: none of them contains .*bbbb1111/u),
  ]);
  expect(written(part)).toMatch(/# Not read: enrollment\.notifications\./u);
});

test('a README and a Git folder do not make an export incomplete; a broken file does', async () => {
  using clean = backup({ 'Device Categories/Kiosk.json': kiosk, 'README.md': '', 'notes.txt': '', '.git/HEAD': '' });
  using broken = backup({ 'Device Categories/Kiosk.json': kiosk, 'Device Categories/Lost.json': '{' });

  const [whole, partial] = [await exported(clean), await exported(broken)];

  expect([whole.exitCode, partial.exitCode]).toEqual([0, 5]);
  expect(told(whole)).toEqual([
    'warning INT1428 it is hidden: its name starts with a dot',
    expect.stringMatching(
      /^warning INT1428 its name does not end in \.json or \.yaml; the same problem occurs in .*notes\.txt$/u,
    ),
  ]);
  expect(told(partial)).toEqual([expect.stringContaining('warning INT1362 it is not valid JSON')]);
});

test('reads exports of two tools in one folder, and reports both formats', async () => {
  using place = backup({
    'Device Categories/Kiosk.json': kiosk,
    'report.json': [{ ResourceName: 'IntuneDeviceCategory', DisplayName: 'Office', RoleScopeTagIds: ['0'] }],
  });

  const run = await exported(place);

  expect([run.exitCode, told(run)]).toEqual([
    0,
    [
      'warning INT1433 IntuneCD (1 object), Microsoft365DSC (1 object); an object in several formats is declared several times, unless each format contains its id',
    ],
  ]);
});

test('accepts a single file as an export', async () => {
  using place = backup({ 'report.json': [{ ResourceName: 'IntuneDeviceCategory', DisplayName: 'Office' }] });

  const run = await exported(place, '--from', 'backup/report.json');

  expect(run.exitCode).toBe(0);
  expect(written(place)).toContain('files in backup/report.json (Microsoft365DSC)');
});

const organization = {
  '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#organization/$entity',
  id: '99999999-4f89-41d3-9a0c-0305e82c3301',
  mobileDeviceManagementAuthority: 'intune',
};

test.each<[string, ExportFiles, readonly string[], readonly string[]]>([
  ['nothing is at the path', {}, ['--from', 'none'], ['error INT1431 the file or folder does not exist']],
  ['the folder is empty', {}, [], ['error INT1431 the folder contains no file']],
  [
    'nothing in the files is recognized',
    { 'package.json': { name: 'x' } },
    [],
    [
      'warning INT1361 it has neither @odata.type nor @odata.context, and its file is not named after a collection',
      'error INT1431 they contain no object that intuneform manages; see the messages above',
    ],
  ],
  [
    'nothing of the sections that were asked for is in the files',
    { 'Device Categories/Kiosk.json': kiosk },
    ['--include', 'retention'],
    ['error INT1431 they contain nothing for the requested sections; they contain: device category'],
  ],
  [
    'the files belong to another tenant',
    { 'organization.json': organization },
    [],
    [`error INT1432 --tenant is ${demoTenantId}, and the files contain the organization ${organization.id}`],
  ],
  [
    'a file has more in it than any export',
    { 'hostile.json': `[${'1,'.repeat(1_000_000)}1]` },
    [],
    [
      'warning INT1362 it has more than 1,000,000 values',
      'error INT1431 they contain no object that intuneform manages; see the messages above',
    ],
  ],
])('fails when %s, and writes nothing', async (_, files, more, expected) => {
  using place = backup(files);

  const run = await exported(place, ...more);

  expect([run.exitCode, told(run)]).toEqual([1, expected]);
  expect(existsSync(join(place.folder, 'mine'))).toBe(false);
});

test('fails if the declaration would exceed the size limit, and writes nothing; a program is allowed', async () => {
  const rows = Array.from({ length: 12_000 }, (_row, index) => ({
    id: String(index),
    importedDeviceIdentityType: 'imei',
    importedDeviceIdentifier: String(356_938_035_000_000 + index),
    description: 'Phone of the shop '.repeat(7),
  }));
  using place = backup({ 'importedDeviceIdentities.json': rows });

  const run = await exported(place);
  const isWritten = existsSync(join(place.folder, 'mine'));
  const program = await exported(place, '--language', 'typescript');

  expect([run.exitCode, isWritten, program.exitCode]).toEqual([1, false, 0]);
  expect(told(run)).toEqual([
    expect.stringMatching(/^error INT1003 got 2,\d{3},\d{3} bytes; at most 2,097,152 are read$/u),
  ]);
  expect(run.stdout).toContain(
    '--language typescript; or exclude the largest section: --exclude enrollment.corporateIdentifiers',
  );
  expect(written(place, 'tenant.ts').match(/importedDeviceIdentityType/gu)).toHaveLength(12_000);
});

test('reads no more objects than fit in memory, and reports the skipped files', async () => {
  const many = (count: number): string => `[${'7,'.repeat(count)}7]`;
  using place = backup({ 'a.json': many(100_001), 'b.json': many(60_000), 'c.json': many(60_000), 'd.json': kiosk });

  const run = await exported(place);

  expect(run.exitCode).toBe(1);
  expect(told(run).filter((text) => text.includes('INT1362'))).toEqual([
    'warning INT1362 the export has more than 100,000 objects; it is not read',
    'warning INT1362 the export has more than 100,000 objects; this file and all files after it were skipped',
  ]);
});

test('fails if the tenant is given by its domain', async () => {
  using place = backup({ 'Device Categories/Kiosk.json': kiosk });

  const run = await exported(place, '--tenant', 'contoso.com');

  expect([run.exitCode, told(run)]).toEqual([1, [expect.stringContaining('error INT1402 --tenant is "contoso.com"')]]);
});

test.each([
  ['no tenant is named', ['export', '--from', 'backup'], "required option '--tenant <id>' not specified"],
  [
    'a Graph is named beside the files',
    ['export', '--tenant', demoTenantId, '--from', 'backup', '--graph-endpoint', 'http://127.0.0.1:1'],
    "option '--from <path>' cannot be used with option '--graph-endpoint <url>'",
  ],
  [
    'the language of a declaration is asked for by its old name',
    ['export', '--tenant', demoTenantId, '--format', 'typescript'],
    expect.stringContaining('--language typescript') as string,
  ],
  [
    'files are to be adopted',
    ['adopt', '--tenant', demoTenantId, '--from', 'backup'],
    expect.stringContaining('adopt verifies the import against the live tenant') as string,
  ],
])('fails when %s', async (_, parameters, what) => {
  expect(await parseCommandLine(parameters)).toEqual({
    mistake: expect.objectContaining({ code: 'INT1301', what }) as unknown,
  });
});

/** An export of files as it was written. It is a source file of the tests, so that the compiler judges it with them. */
const program = resolve('test/cli/export/from/exported-program.ts');

test('compiles as a construct program, also without imports', async () => {
  using place = backup({ [limitFile]: limit, 'Device Categories/Kiosk.json': kiosk });

  await exported(place, '--language', 'typescript');

  expect(written(place, 'tenant.ts')).toBe(readFileSync(program, 'utf8'));
});
