import { isValidRule } from '../../emulator/endpoints/filter-rule.js';
import type { Emulator } from '../../emulator/index.js';
import { ask, createLimit, errorOf, startTestEmulator, textOf, valuesOf } from './ask.js';

const rule = '(device.model -eq "X1")';

const create = (emulator: Emulator, body: object = {}) =>
  ask(emulator, 'POST /beta/deviceManagement/assignmentFilters', {
    body: { displayName: 'A', platform: 'windows10AndLater', rule, ...body },
  });

test.each([
  ['device.model eq "A"', true],
  ['(DEVICE.MODEL -EQ "A") AND (device.osVersion -startsWith "10.0") -or device.deviceName -in ["a", "b",]', true],
  ['(device.model -eq "A" and (device.manufacturer -ne $null))', true],
  ['(device.operatingSystemVersion -ge 10.0.22621)', true],
  ['(device.model -in "A")', true],
  ['(device.model -eq "A"', false],
  ['(device.model -eq A)', false],
  ['(device.model -eq "A") and', false],
  ['(device.model -endsWith "A")', false],
  ['(device.model -eq "")', false],
  ['(device.model -in [])', false],
  ['(device.model -eq "A" "B")', false],
  ['(device.osVersion -gt "10.0")', false],
  ['(device.isRooted -eq "True")', false],
  ['(app.appVersion -eq "1")', false],
  ['(device.unheardOf -eq "A")', false],
  ['(device.model -eq "A', false],
  ['()', false],
])('judges the rule %s for Windows: %s', (text, valid) => {
  expect(isValidRule(text, 'windows10AndLater')).toBe(valid);
});

test('validates a rule without storing it, and rejects an empty one', async () => {
  await using emulator = await startTestEmulator();
  const judge = (text: string) =>
    ask(emulator, 'POST /beta/deviceManagement/assignmentFilters/validateFilter', {
      body: { deviceAndAppManagementAssignmentFilter: { platform: 'iOS', rule: text } },
    });

  expect((await judge(rule)).body.isValidRule).toBe(true);
  expect((await judge('(device.model = "X1")')).body.isValidRule).toBe(false);
  expect(errorOf(await judge(''))).toEqual([400, 'BadRequest']);
  expect(valuesOf(await ask(emulator, 'GET /beta/deviceManagement/assignmentFilters'))).toEqual([]);
});

test('refuses an invalid rule, and a later change of the platform', async () => {
  await using emulator = await startTestEmulator();
  const { body } = await create(emulator);
  const path = `PATCH /beta/deviceManagement/assignmentFilters/${textOf(body.id)}`;

  expect((await create(emulator, { rule: '(device.model = 1)' })).status).toBe(400);
  expect((await ask(emulator, path, { body: { platform: 'macOS' } })).status).toBe(400);
  expect((await ask(emulator, path, { body: { rule: '(device.model -eq "X2")' } })).status).toBe(200);
});

test('refuses to delete a filter while an assignment uses it', async () => {
  await using emulator = await startTestEmulator();
  const filter = textOf((await create(emulator)).body.id);
  const limit = textOf((await createLimit(emulator, 'A')).id);
  const assign = (targets: readonly object[]) =>
    ask(emulator, `POST /beta/deviceManagement/deviceEnrollmentConfigurations/${limit}/assign`, {
      body: { enrollmentConfigurationAssignments: targets.map((target) => ({ target })) },
    });
  const remove = () => ask(emulator, `DELETE /beta/deviceManagement/assignmentFilters/${filter}`);
  await assign([
    {
      '@odata.type': '#microsoft.graph.allDevicesAssignmentTarget',
      deviceAndAppManagementAssignmentFilterId: filter,
      deviceAndAppManagementAssignmentFilterType: 'include',
    },
  ]);

  const used = await remove();
  await ask(emulator, `DELETE /beta/deviceManagement/deviceEnrollmentConfigurations/${limit}`);
  const free = await remove();

  expect([used.status, free.status]).toEqual([400, 204]);
});

test('numbers scope tags from the built-in one, and keeps that one', async () => {
  await using emulator = await startTestEmulator();
  const tags = '/beta/deviceManagement/roleScopeTags';
  const target = {
    '@odata.type': '#microsoft.graph.groupAssignmentTarget',
    groupId: '11111111-2222-4333-8444-555555555555',
  };

  const made = await ask(emulator, `POST ${tags}`, { body: { displayName: 'Europe' } });
  const twice = await ask(emulator, `POST ${tags}`, { body: { displayName: 'Europe' } });
  const assigned = await ask(emulator, `POST ${tags}/1/assign`, { body: { assignments: [{ target }] } });
  const shown = valuesOf(await ask(emulator, `GET ${tags}?$expand=assignments`));

  expect([made.body.id, twice.status, assigned.status]).toEqual(['1', 400, 200]);
  expect(shown.map(({ id, assignments }) => [id, Array.isArray(assignments) && assignments.length])).toEqual([
    ['0', 0],
    ['1', 1],
  ]);
  expect((await ask(emulator, `DELETE ${tags}/0`)).status).toBe(400);
});
