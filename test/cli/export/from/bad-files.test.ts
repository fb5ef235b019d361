import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import * as fc from 'fast-check';

import { readExport } from '../../../../cli/export/from/read-export.js';
import { hasErrors } from '../../../../core/index.js';
import { resources } from '../../../../provider/resources/index.js';
import { scratch } from '../../scratch.js';
import { definitionsOf, onlyObject, readFiles, reasons } from './exports.js';

const kiosk = { '@odata.type': '#microsoft.graph.deviceCategory', id: '1', displayName: 'Kiosk' };

test('reports every unreadable file with the reason, and reads the others', () => {
  const read = readFiles({
    'a.json': '{ "displayName": "planted-secret", ]',
    'b.json': '',
    'c.yaml': 'displayName: [',
    'd.json': Buffer.from([0x7b, 0xff, 0x7d]),
    'e.txt': 'notes',
    'f.json': `${'['.repeat(200)}${']'.repeat(200)}`,
    'g.yaml': `a: &a [x, x]\nb: &b [${'*a, '.repeat(60)}]\nc: [${'*b, '.repeat(60)}]\n`,
    'h.json': '7',
    'i.json': kiosk,
    '.hidden.json': kiosk,
  });

  expect(definitionsOf(read)).toEqual(['deviceCategory']);
  expect(read.notUnderstood.map(({ code, where }) => `${code} ${where?.file ?? ''}`)).toEqual([
    'INT1428 .hidden.json',
    'INT1362 a.json',
    'INT1362 b.json',
    'INT1362 c.yaml',
    'INT1362 d.json',
    'INT1428 e.txt',
    'INT1362 f.json',
    'INT1362 g.yaml',
    'INT1361 h.json',
  ]);
  expect(JSON.stringify(read)).not.toContain('planted-secret');
  expect(hasErrors(read.notUnderstood)).toBe(false);
});

test('follows no link out of the folder, and reads no file that is too large', () => {
  using place = scratch();
  using outside = scratch();
  writeFileSync(join(outside.folder, 'secret.json'), JSON.stringify(kiosk));
  mkdirSync(join(place.folder, 'inner'));
  symlinkSync(join(outside.folder, 'secret.json'), join(place.folder, 'inner', 'link.json'));
  symlinkSync(outside.folder, join(place.folder, 'folder'));
  writeFileSync(join(place.folder, 'large.json'), '');
  truncateSync(join(place.folder, 'large.json'), 32 * 1_048_576 + 1);

  const { objects, notUnderstood } = readExport(place.folder, resources);

  expect(objects).toEqual([]);
  expect(notUnderstood.map(({ code, why }) => `${code} ${why}`)).toEqual([
    'INT1362 it is a link, and links are not followed',
    'INT1362 it is a link, and links are not followed',
    'INT1362 it has 33,554,433 bytes; the limit is 33,554,432',
  ]);
});

test('reports that there is nothing at the path', () => {
  using place = scratch();

  const { notUnderstood } = readExport(join(place.folder, 'none'), resources);

  expect(notUnderstood.map(({ code, why }) => `${code} ${why}`)).toEqual(['INT1362 the file or folder does not exist']);
});

test('reports error answers, incomplete lists, and assignments that were not expanded', () => {
  const context = 'https://graph.microsoft.com/beta/$metadata#deviceManagement/roleScopeTags';
  const read = readFiles({
    'a.json': { error: { code: 'Forbidden', message: 'anna@contoso.com may not' } },
    'b.json': {
      responses: [
        { id: '1', status: 403, body: { error: { code: 'Forbidden', message: 'x' } } },
        { id: '2', status: 200, body: { '@odata.context': context, value: [{ id: '5', displayName: 'Branch' }] } },
      ],
    },
    'c.json': { '@odata.context': context, '@odata.nextLink': 'https://graph.microsoft.com/next', value: [] },
  });

  expect(definitionsOf(read)).toEqual(['roleScopeTag']);
  expect(reasons(read)).toEqual([
    'INT1363 a.json: Graph responded with Forbidden',
    'INT1363 b.json: Graph responded with Forbidden',
    'INT1363 c.json: it has an @odata.nextLink, which points to the next page',
  ]);
});

test('recognizes an object by its type, by its context in v1.0 or beta, and by the name of its file or folder', () => {
  const { '@odata.type': _type, ...plain } = kiosk;
  const entity = (version: string, id: string): object => ({
    '@odata.context': `https://graph.microsoft.com/${version}/$metadata#deviceManagement/deviceCategories(id,displayName)/$entity`,
    ...plain,
    id,
  });

  const read = readFiles({
    'by-context.json': [entity('v1.0', '2'), entity('beta', '3')],
    'by-type.json': kiosk,
    'deviceCategories.json': [{ ...plain, id: '4' }],
    'deviceCategories/one.json': { ...plain, id: '5' },
    'untold.json': plain,
  });

  expect(definitionsOf(read)).toEqual(Array.from({ length: 5 }, () => 'deviceCategory'));
  expect(reasons(read)).toEqual([
    'INT1361 untold.json: it has neither @odata.type nor @odata.context, and its file is not named after a collection',
  ]);
});

test('recognizes the given folder by its name, also from inside it', () => {
  using place = scratch();
  const there = process.cwd();
  for (const folder of ['deviceCategories', 'Device Categories']) {
    mkdirSync(join(place.folder, folder));
    writeFileSync(join(place.folder, folder, 'Kiosk.json'), JSON.stringify({ displayName: 'Kiosk' }));
  }

  try {
    process.chdir(join(place.folder, 'deviceCategories'));
    expect(definitionsOf(readExport('.', resources))).toEqual(['deviceCategory']);
    process.chdir(join(place.folder, 'Device Categories'));
    expect(definitionsOf(readExport('.', resources))).toEqual(['deviceCategory']);
  } finally {
    process.chdir(there);
  }
});

test('mistakes no page below an object, other policy, or untyped object of a mixed collection for another object', () => {
  const metadata = 'https://graph.microsoft.com/beta/$metadata#';
  const read = readFiles({
    'a.json': { '@odata.context': `${metadata}deviceManagement/deviceCategories('1')/assignments/$entity`, id: 'x' },
    'b.json': { '@odata.context': `${metadata}policies/mobileDeviceManagementPolicies/$entity`, id: 'another' },
    'c.json': { '@odata.context': `${metadata}deviceManagement/deviceEnrollmentConfigurations/$entity`, id: 'x' },
    'd.json': { '@odata.context': `${metadata}organization/$entity`, id: '3f2504e0-4f89-41d3-9a0c-0305e82c3301' },
    'e.json': {
      '@odata.context': `${metadata}deviceManagement/applePushNotificationCertificate('\ud800')`,
      id: '\udc00',
    },
  });

  expect(read.objects).toEqual([]);
  expect(read.notUnderstood.map(({ code }) => code)).toEqual(['INT1360', 'INT1360', 'INT1429', 'INT1360', 'INT1360']);
});

test('reads a file in the requested format, whatever its content', () => {
  const file = { 'Device Categories/Kiosk.json': { displayName: 'Kiosk' } };

  expect(onlyObject(readFiles(file, 'intunecd')).format).toBe('intunecd');
  expect(onlyObject(readFiles(file, 'graph')).format).toBe('graph');
  expect(readFiles(file, 'microsoft365dsc').notUnderstood.map(({ code }) => code)).toEqual(['INT1361']);
});

test('keeps the most complete of duplicate objects, the first of equal ones, and only one singleton', () => {
  const other = { ...kiosk, id: '2', displayName: 'Kiosk' };
  const certificate = '#microsoft.graph.applePushNotificationCertificate';
  const read = readFiles({
    'monday/categories.json': [kiosk, other],
    'monday/push.json': { '@odata.type': certificate, id: 'a', appleIdentifier: 'mdm@contoso.com' },
    'tuesday/categories.json': [{ ...other, displayName: 'Kiosks' }],
    'tuesday/push.json': { '@odata.type': certificate, id: 'b', appleIdentifier: 'mdm@fabrikam.com' },
  });

  expect(read.objects.map(({ file, object }) => [file, object.id])).toEqual([
    ['monday/categories.json', '1'],
    ['monday/categories.json', '2'],
    ['monday/push.json', 'a'],
  ]);
  expect(read.notUnderstood.map(({ code, where, what }) => `${code} ${where?.file ?? ''}: ${what}`)).toEqual([
    'INT1366 tuesday/categories.json: "Kiosks" occurs twice in the export',
    'INT1366 tuesday/push.json: "b" occurs twice in the export',
  ]);
});

test('makes names from files inert, in every message', () => {
  const read = readFiles({ 'a.json': { ...kiosk, displayName: 'red \u001b[31m', '\u202eevil': 1 }, 'b\u0007.txt': '' });

  expect(read.notUnderstood.flatMap(({ what, why, where }) => [what, why, where?.file ?? '']).join()).not.toMatch(
    /[\p{Cc}\u202e]/u,
  );
  expect(read.notUnderstood.map(({ code }) => code)).toEqual(['INT1364', 'INT1428']);
});

test('never throws, and only ever warns, whatever JSON it is given', () => {
  const key = fc.oneof(
    fc.constantFrom(
      '@odata.type',
      '@odata.context',
      'value',
      'responses',
      'error',
      'id',
      'ResourceName',
      'assignments',
    ),
    fc.constantFrom('__proto__', 'constructor', 'displayName', 'platformRestriction', 'IosRestriction', 'toString'),
    fc.string(),
  );
  const text = fc.oneof(
    fc.constantFrom(
      '#microsoft.graph.deviceCategory',
      'IntuneDeviceEnrollmentPlatformRestriction',
      'constructor',
      '%zz',
      '\ud800',
    ),
    fc.constant("x#deviceManagement/deviceEnrollmentConfigurations('%')/$entity"),
    fc.string(),
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5 },
      text,
      fc.constantFrom(null, true, 7),
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(key, tie('tree'), { maxKeys: 5 }),
    ),
  }));

  fc.assert(
    fc.property(tree, (value) => {
      const { notUnderstood } = readFiles({ 'deviceEnrollmentConfigurations.json': JSON.stringify(value) });

      expect(hasErrors(notUnderstood)).toBe(false);
    }),
    { numRuns: 300 },
  );
});
