import { ask, errorOf, startTestEmulator, textOf, valuesOf } from './ask.js';

const categories = '/v1.0/deviceManagement/deviceCategories';

test('creates, changes, lists and deletes an object with the documented statuses', async () => {
  await using emulator = await startTestEmulator();

  const made = await ask(emulator, `POST ${categories}`, { body: { displayName: 'Kiosk' } });
  const path = `${categories}/${textOf(made.body.id)}`;
  const changed = await ask(emulator, `PATCH ${path}`, { body: { description: 'In shops' } });
  const listed = await ask(emulator, `GET ${categories}`);
  const deleted = await ask(emulator, `DELETE ${path}`);
  const gone = await ask(emulator, `GET ${path}`);

  expect([made.status, changed.status, deleted.status]).toEqual([201, 200, 204]);
  expect(valuesOf(listed)).toEqual([{ id: made.body.id, displayName: 'Kiosk', description: 'In shops' }]);
  expect(errorOf(gone)).toEqual([404, 'ResourceNotFound']);
});

test('returns beta properties only in beta', async () => {
  await using emulator = await startTestEmulator({ categories: 1 });
  const beta = '/beta/deviceManagement/deviceCategories';

  const inBeta = valuesOf(await ask(emulator, `GET ${beta}`));
  const inV1 = valuesOf(await ask(emulator, `GET ${categories}`));
  const refused = await ask(emulator, `POST ${categories}`, { body: { displayName: 'A', roleScopeTagIds: ['0'] } });

  expect(inBeta).toMatchObject([{ roleScopeTagIds: ['0'] }]);
  expect(inV1[0]).not.toHaveProperty('roleScopeTagIds');
  expect(errorOf(refused)).toEqual([400, 'ModelValidationFailure']);
});

test.each([
  ['an unknown property', { displayName: 'A', colour: 'red' }, 'ModelValidationFailure'],
  ['a wrong type', { displayName: 7 }],
  ['null where there must be a value', { displayName: null }],
  ['a missing property', { description: 'A' }],
  ['another type', { '@odata.type': '#microsoft.graph.roleScopeTag', displayName: 'A' }, 'ModelValidationFailure'],
  ['a list', [{ displayName: 'A' }]],
])('refuses a body with %s', async (_case, body, code = 'BadRequest') => {
  await using emulator = await startTestEmulator();

  const answer = await ask(emulator, `POST ${categories}`, { body });

  expect(errorOf(answer)).toEqual([400, code]);
  expect(valuesOf(await ask(emulator, `GET ${categories}`))).toEqual([]);
});

test('refuses a body that is not JSON, or is not declared as such', async () => {
  await using emulator = await startTestEmulator();
  const token = emulator.token({ tenantId: '3f2504e0-4f89-41d3-9a0c-0305e82c3301', kind: 'application' });
  const post = (body: string, type: string): Promise<Response> =>
    fetch(`${emulator.url}${categories}`, {
      method: 'POST',
      body,
      headers: { authorization: `Bearer ${token}`, 'content-type': type },
    });

  const broken = await post('{"displayName":', 'application/json');
  const untyped = await post('{"displayName":"A"}', 'text/plain');

  expect([broken.status, untyped.status]).toEqual([400, 400]);
});

test('ignores properties that the service assigns', async () => {
  await using emulator = await startTestEmulator();
  const rule = {
    displayName: 'Windows',
    deviceCleanupRulePlatformType: 'windows',
    deviceInactivityBeforeRetirementInDays: 90,
    lastModifiedDateTime: '2001-01-01T00:00:00Z',
  };

  const made = await ask(emulator, 'POST /beta/deviceManagement/managedDeviceCleanupRules', { body: rule });

  expect(made.body.lastModifiedDateTime).toBe('2026-11-23T05:12:00.0000000Z');
});

test('returns pages with working links, and a count', async () => {
  await using emulator = await startTestEmulator({ categories: 7 }, { pageSize: 3 });
  const names: unknown[] = [];
  const counts: unknown[] = [];
  let path: string | undefined = `${categories}?$select=displayName`;

  while (path !== undefined) {
    const page = await ask(emulator, `GET ${path}`);
    names.push(valuesOf(page));
    counts.push(page.body['@odata.count']);
    const next = page.body['@odata.nextLink'];
    path = typeof next === 'string' ? next.slice(emulator.url.length) : undefined;
  }

  expect(counts).toEqual([7, 7, 7]);
  expect(names.flat()).toMatchObject(
    Array.from({ length: 7 }, (_, index) => ({ displayName: `Category ${String(index + 1)}` })),
  );
});

test.each([
  '$top=0',
  '$top=x',
  '$skiptoken=garbled',
  '$orderby=displayName',
  '$search=x',
  '$select=colour',
  '$expand=colour',
  "$filter=displayName eq 'A'",
])('refuses the query %s', async (query) => {
  await using emulator = await startTestEmulator();

  const answer = await ask(emulator, `GET ${categories}?${query}`);

  expect(errorOf(answer)).toEqual([400, 'BadRequest']);
});

test('names the segment that does not exist', async () => {
  await using emulator = await startTestEmulator();

  const unknown = await ask(emulator, 'GET /beta/deviceManagement/nothing/here');
  const betaOnly = await ask(emulator, 'GET /v1.0/deviceManagement/managedDeviceCleanupRules');

  expect(unknown).toMatchObject({
    status: 400,
    body: { error: { message: "Resource not found for the segment 'nothing'." } },
  });
  expect(betaOnly).toMatchObject({
    status: 400,
    body: { error: { message: "Resource not found for the segment 'managedDeviceCleanupRules'." } },
  });
});

test('answers 501 for operations that Graph has and the emulator lacks', async () => {
  await using emulator = await startTestEmulator();

  const answer = await ask(emulator, 'POST /beta/deviceManagement/auditEvents', { body: {} });

  expect(errorOf(answer)).toEqual([501, 'NotImplemented']);
});

test('finds an object by a key in parentheses, and paths ignoring case', async () => {
  await using emulator = await startTestEmulator();
  const made = await ask(emulator, `POST ${categories}`, { body: { displayName: 'Kiosk' } });

  const found = await ask(
    emulator,
    `GET /v1.0/devicemanagement/DeviceCategories('${textOf(made.body.id).toUpperCase()}')`,
  );

  expect(found.body).toMatchObject({ displayName: 'Kiosk' });
});

test('adds request ids and the emulator’s time to every answer', async () => {
  await using emulator = await startTestEmulator();

  const answer = await ask(emulator, 'GET /beta/nothing', { headers: { 'client-request-id': 'abc' } });

  expect(answer.headers.get('client-request-id')).toBe('abc');
  expect(answer.headers.get('date')).toBe('Mon, 23 Nov 2026 05:12:00 GMT');
  expect(answer.body).toMatchObject({
    error: {
      innerError: {
        'client-request-id': 'abc',
        'request-id': answer.headers.get('request-id'),
        date: '2026-11-23T05:12:00',
      },
    },
  });
});
