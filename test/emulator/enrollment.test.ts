import { demoTenantId, type Emulator } from '../../emulator/index.js';
import { ask, createLimit, errorOf, startTestEmulator, textOf, valuesOf } from './ask.js';

const configurations = '/beta/deviceManagement/deviceEnrollmentConfigurations';
const limitType = '#microsoft.graph.deviceEnrollmentLimitConfiguration';
const group = 'c0ffee00-1111-4222-8333-444455556666';

function groupTarget(groupId: string, more = {}) {
  return { target: { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId, ...more } };
}

async function order(emulator: Emulator): Promise<unknown[]> {
  const limits = valuesOf(await ask(emulator, `GET ${configurations}`)).filter(
    (one) => one['@odata.type'] === limitType && one.priority !== 0,
  );
  return limits
    .toSorted((a, b) => Number(a.priority) - Number(b.priority))
    .map((one) => [one.priority, one.displayName]);
}

test('has the built-in objects, with ids that start with the account id', async () => {
  await using emulator = await startTestEmulator({ defaultLimit: 7 });
  const { intuneAccountId } = emulator.tenant(demoTenantId);

  const all = valuesOf(await ask(emulator, `GET ${configurations}`));

  expect(all.map(({ id }) => id)).toEqual(
    [
      'DefaultLimit',
      'DefaultPlatformRestrictions',
      'DefaultWindowsHelloForBusiness',
      'DefaultWindows10EnrollmentCompletionPageConfiguration',
      'WindowsRestore',
    ].map((suffix) => `${intuneAccountId}_${suffix}`),
  );
  expect(all[0]).toEqual({
    '@odata.type': limitType,
    id: `${intuneAccountId}_DefaultLimit`,
    displayName: 'All users and all devices',
    description:
      'This is the default Device Limit Restriction applied with the lowest priority to all users regardless of group membership.',
    priority: 0,
    version: 0,
    createdDateTime: '0001-01-01T00:00:00Z',
    lastModifiedDateTime: '0001-01-01T00:00:00Z',
    roleScopeTagIds: [],
    deviceEnrollmentConfigurationType: 'limit',
    limit: 7,
  });
});

test('returns in v1.0 only its own types and properties', async () => {
  await using emulator = await startTestEmulator();

  const all = valuesOf(await ask(emulator, `GET ${configurations.replace('beta', 'v1.0')}`));

  expect(all).toHaveLength(4);
  expect(all[0]).not.toHaveProperty('deviceEnrollmentConfigurationType');
});

test('changes only the settings of a built-in object', async () => {
  await using emulator = await startTestEmulator();
  const path = `${configurations}/${emulator.tenant(demoTenantId).intuneAccountId}_DefaultLimit`;

  const changed = await ask(emulator, `PATCH ${path}`, { body: { '@odata.type': limitType, limit: 9 } });
  const renamed = await ask(emulator, `PATCH ${path}`, { body: { '@odata.type': limitType, displayName: 'Mine' } });
  const deleted = await ask(emulator, `DELETE ${path}`);
  const assigned = await ask(emulator, `POST ${path}/assign`, {
    body: { enrollmentConfigurationAssignments: [groupTarget(group)] },
  });
  const ordered = await ask(emulator, `POST ${path}/setPriority`, { body: { priority: 1 } });

  expect(changed).toMatchObject({ status: 200, body: { limit: 9, displayName: 'All users and all devices' } });
  expect([renamed.status, deleted.status, assigned.status, ordered.status]).toEqual([400, 400, 400, 400]);
});

test('creates a limit with the values that the service assigns, just above the default', async () => {
  await using emulator = await startTestEmulator();
  await createLimit(emulator, 'first');

  const body = { '@odata.type': limitType, displayName: 'second', limit: 15, priority: 8, version: 7 };
  const made = await ask(emulator, `POST ${configurations}`, { body });

  expect(made).toMatchObject({
    status: 201,
    body: {
      '@odata.type': limitType,
      id: expect.stringMatching(/^[\da-f-]{36}_Limit$/u) as unknown,
      priority: 2,
      version: 1,
      roleScopeTagIds: ['0'],
      createdDateTime: '2026-11-23T05:12:00.0000000Z',
    },
  });
});

test.each([0, 16, '5', null, undefined])('refuses a limit of %p', async (limit) => {
  await using emulator = await startTestEmulator();

  const answer = await ask(emulator, `POST ${configurations}`, {
    body: { '@odata.type': limitType, displayName: 'A', limit },
  });

  expect(errorOf(answer)).toEqual([400, 'BadRequest']);
});

test('needs the type in every body, with or without its #', async () => {
  await using emulator = await startTestEmulator();
  const limit = await createLimit(emulator, 'A');
  const path = `${configurations}/${textOf(limit.id)}`;

  const untypedPost = await ask(emulator, `POST ${configurations}`, { body: { displayName: 'B', limit: 1 } });
  const untypedPatch = await ask(emulator, `PATCH ${path}`, { body: { limit: 1 } });
  const bare = await ask(emulator, `PATCH ${path}`, { body: { '@odata.type': limitType.slice(1), limit: 1 } });

  expect([untypedPost.status, untypedPatch.status, bare.status]).toEqual([400, 400, 200]);
  expect(bare.body).toMatchObject({ limit: 1, version: 2 });
});

test('accepts 25 limits and no more', async () => {
  await using emulator = await startTestEmulator();
  for (let number = 1; number <= 25; number++) await createLimit(emulator, `Limit ${String(number)}`);

  const body = { '@odata.type': limitType, displayName: 'one too many', limit: 1 };
  const answer = await ask(emulator, `POST ${configurations}`, { body });

  expect(errorOf(answer)).toEqual([400, 'BadRequest']);
});

test('moves a limit in the order, and shifts the others', async () => {
  await using emulator = await startTestEmulator();
  const limits = [await createLimit(emulator, 'A'), await createLimit(emulator, 'B'), await createLimit(emulator, 'C')];

  const moved = await ask(emulator, `POST ${configurations}/${textOf(limits[2]?.id)}/setPriority`, {
    body: { priority: 1 },
  });

  expect(moved).toMatchObject({ status: 204, body: {} });
  expect(await order(emulator)).toEqual([
    [1, 'C'],
    [2, 'A'],
    [3, 'B'],
  ]);
});

test.each([
  ['its present place', 2],
  ['a place behind the last', 3],
  ['the place of the default', 0],
  ['no number', 'first'],
])('refuses a priority that is %s', async (_case, priority) => {
  await using emulator = await startTestEmulator();
  await createLimit(emulator, 'A');
  const limit = await createLimit(emulator, 'B');

  const answer = await ask(emulator, `POST ${configurations}/${textOf(limit.id)}/setPriority`, {
    body: { priority },
  });

  expect(errorOf(answer)).toEqual([400, 'BadRequest']);
  expect(await order(emulator)).toEqual([
    [1, 'A'],
    [2, 'B'],
  ]);
});

test('leaves a gap if a limit is deleted, and only accepts places that others have', async () => {
  await using emulator = await startTestEmulator();
  const first = await createLimit(emulator, 'A');
  await createLimit(emulator, 'B');
  const third = await createLimit(emulator, 'C');
  const setPriority = (priority: number) =>
    ask(emulator, `POST ${configurations}/${textOf(third.id)}/setPriority`, { body: { priority } });

  await ask(emulator, `DELETE ${configurations}/${textOf(first.id)}`);
  const statuses = [(await setPriority(1)).status, (await setPriority(2)).status];

  expect(statuses).toEqual([400, 204]);
  expect(await order(emulator)).toEqual([
    [2, 'C'],
    [3, 'B'],
  ]);
});

test('closes the gap of a deleted limit if the tenant has that switch', async () => {
  await using emulator = await startTestEmulator({ switches: { gaps: false } });
  const first = await createLimit(emulator, 'A');
  await createLimit(emulator, 'B');

  await ask(emulator, `DELETE ${configurations}/${textOf(first.id)}`);

  expect(await order(emulator)).toEqual([[1, 'B']]);
});

test('replaces the whole set of assignments, and expands it', async () => {
  await using emulator = await startTestEmulator();
  const limit = await createLimit(emulator, 'A');
  const path = `${configurations}/${textOf(limit.id)}`;
  const all = { target: { '@odata.type': 'microsoft.graph.allLicensedUsersAssignmentTarget' } };
  const assign = (assignments: unknown[]) =>
    ask(emulator, `POST ${path}/assign`, { body: { enrollmentConfigurationAssignments: assignments } });

  const first = await assign([all]);
  await assign([groupTarget(group)]);

  expect(first.status).toBe(204);
  const expanded = await ask(emulator, `GET ${path}?$expand=assignments`);
  const navigated = await ask(emulator, `GET ${path}/assignments`);
  expect(expanded.body.assignments).toMatchObject([groupTarget(group)]);
  expect(valuesOf(navigated)).toEqual(expanded.body.assignments);
});

test.each([
  ['a group that is no GUID', [groupTarget('staff')]],
  ['a filter type without a filter', [groupTarget(group, { deviceAndAppManagementAssignmentFilterType: 'include' })]],
  ['an unknown target', [{ target: { '@odata.type': '#microsoft.graph.everybody' } }]],
  ['no target', [{}]],
  ['the same target twice', [groupTarget(group), groupTarget(group)]],
])('refuses an assignment with %s, and keeps those there were', async (_case, assignments) => {
  await using emulator = await startTestEmulator();
  const limit = await createLimit(emulator, 'A');
  const path = `${configurations}/${textOf(limit.id)}`;
  await ask(emulator, `POST ${path}/assign`, { body: { enrollmentConfigurationAssignments: [groupTarget(group)] } });

  const answer = await ask(emulator, `POST ${path}/assign`, {
    body: { enrollmentConfigurationAssignments: assignments },
  });

  expect(errorOf(answer)).toEqual([400, 'BadRequest']);
  expect(valuesOf(await ask(emulator, `GET ${path}/assignments`))).toHaveLength(1);
});

test('has no route to add or remove a single assignment', async () => {
  await using emulator = await startTestEmulator();
  const limit = await createLimit(emulator, 'A');
  const path = `${configurations}/${textOf(limit.id)}`;
  await ask(emulator, `POST ${path}/assign`, { body: { enrollmentConfigurationAssignments: [groupTarget(group)] } });
  const [assignment] = valuesOf(await ask(emulator, `GET ${path}/assignments`));

  const added = await ask(emulator, `POST ${path}/assignments`, { body: groupTarget(group) });
  const removed = await ask(emulator, `DELETE ${path}/assignments/${textOf(assignment?.id)}`);

  expect([added, removed].map(errorOf)).toEqual([
    [400, 'BadRequest'],
    [400, 'BadRequest'],
  ]);
  expect(valuesOf(await ask(emulator, `GET ${path}/assignments`))).toEqual([assignment]);
});

test('filters by the type of configuration, ignoring case', async () => {
  await using emulator = await startTestEmulator();

  const answer = await ask(
    emulator,
    `GET ${configurations}?$filter=deviceEnrollmentConfigurationType eq 'WindowsRestore'`,
  );

  expect(valuesOf(answer)).toMatchObject([
    { '@odata.type': '#microsoft.graph.windowsRestoreDeviceEnrollmentConfiguration' },
  ]);
});

test('reports that it does not accept other types', async () => {
  await using emulator = await startTestEmulator();
  const body = {
    '@odata.type': '#microsoft.graph.deviceEnrollmentPlatformRestrictionsConfiguration',
    displayName: 'A',
  };

  const answer = await ask(emulator, `POST ${configurations}`, { body });

  expect(errorOf(answer)).toEqual([501, 'NotImplemented']);
});
