import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { documentedOperations } from '../../emulator/endpoints/documented-operations.js';
import { operations } from '../../emulator/endpoints/index.js';
import { demoTenantId } from '../../emulator/index.js';
import { ask, createLimit, errorOf, startTestEmulator, textOf, valuesOf } from './ask.js';
import { isPublishedHere } from './published.js';

const categories = '/beta/deviceManagement/deviceCategories';
const configurations = '/beta/deviceManagement/deviceEnrollmentConfigurations';

test('answers every documented operation itself, or with 501', async () => {
  await using emulator = await startTestEmulator();
  const served = new Set(
    operations.flatMap(({ method, path, versions }) => versions.map((v) => `${method} ${v} ${path}`)),
  );
  const asked = documentedOperations.flatMap(({ method, path, versions }) =>
    versions.map((version) => ({ method, version, path, isServed: served.has(`${method} ${version} ${path}`) })),
  );

  const lacking = asked.filter(({ isServed }) => !isServed);
  const statuses = await Promise.all(
    lacking.map(async ({ method, version, path }) => {
      const body = method === 'GET' || method === 'DELETE' ? {} : { body: {} };
      return (await ask(emulator, `${method} /${version}${path.replaceAll('{id}', demoTenantId)}`, body)).status;
    }),
  );

  const other = statuses.filter((status) => status !== 501).length;
  process.stdout.write(
    `documented operations: ${String(asked.length)}: ${String(asked.length - lacking.length)} served, ` +
      `${String(lacking.length - other)} answered 501, ${String(other)} otherwise.\n`,
  );
  expect(other).toBe(0);
});

(isPublishedHere ? describe : describe.skip)('what Microsoft publishes', () => {
  test('the list contains exactly the documented operations', () => {
    const keys = (['v1', 'beta'] as const).flatMap((file) => {
      const name = join(__dirname, `../../../shared/graph/openapi-intune-${file}.json`);
      const { paths } = JSON.parse(readFileSync(name, 'utf8')) as { paths: Record<string, Record<string, unknown>> };
      return Object.entries(paths).flatMap(([path, methods]) =>
        Object.entries(methods)
          .filter(([method, operation]) => /^(get|post|patch|put|delete)$/u.test(method) && isDocumented(operation))
          .map(([method]) => `${method.toUpperCase()} ${file === 'v1' ? 'v1.0' : 'beta'} ${plain(path)}`),
      );
    });

    const listed = documentedOperations.flatMap(({ method, path, versions }) =>
      versions.map((version) => `${method} ${version} ${path}`),
    );
    expect([...new Set(listed)].sort()).toEqual([...new Set(keys)].sort());
  });
});

function isDocumented(operation: unknown): boolean {
  const marks = operation as { 'x-inPermissionsJson'?: boolean; 'x-hasOfficialExample'?: boolean };
  return !(marks['x-inPermissionsJson'] === false && marks['x-hasOfficialExample'] === false);
}

function plain(path: string): string {
  return path
    .replace(/\([^)]*\)$/u, '')
    .replaceAll(/\{[^}]+\}/gu, '{id}')
    .replaceAll('microsoft.graph.', '');
}

test('answers an undocumented method with 400, as the service does', async () => {
  await using emulator = await startTestEmulator();

  const answer = await ask(emulator, `PUT ${categories}`, { body: {} });

  expect(errorOf(answer)).toEqual([400, 'BadRequest']);
  expect(JSON.stringify(answer.body)).toContain("No method match route template 'deviceManagement/deviceCategories'.");
});

test('accepts qualified names of actions, and names in queries in any case', async () => {
  await using emulator = await startTestEmulator();
  const limit = await createLimit(emulator, 'A');
  const path = `${configurations}/${textOf(limit.id)}`;
  const body = { enrollmentConfigurationAssignments: [] };

  const assigned = await ask(emulator, `POST ${path}/microsoft.graph.assign`, { body });
  const listed = await ask(emulator, `GET ${configurations}?$Select=DISPLAYNAME&$FILTER=Priority eq 1`);

  expect(assigned.status).toBe(204);
  expect(valuesOf(listed)).toEqual([{ '@odata.type': limit['@odata.type'], id: limit.id, displayName: 'A' }]);
});

test('adds selected and expanded properties to the context, and always returns the key', async () => {
  await using emulator = await startTestEmulator({ categories: 1 });

  const list = await ask(emulator, `GET ${categories}?$select=displayName`);
  const one = await ask(emulator, `GET ${categories}/${textOf(valuesOf(list)[0]?.id)}?$select=displayName`);

  expect(list.body['@odata.context']).toMatch(/#deviceManagement\/deviceCategories\(displayName\)$/u);
  expect(one.body['@odata.context']).toMatch(/#deviceManagement\/deviceCategories\(displayName\)\/\$entity$/u);
  expect(Object.keys(one.body)).toEqual(['@odata.context', 'id', 'displayName']);
});

test('answers HEAD without a body, and OPTIONS with the methods of the path', async () => {
  await using emulator = await startTestEmulator();
  const token = emulator.token({ tenantId: demoTenantId, kind: 'application' });

  const head = await fetch(`${emulator.url}${categories}`, {
    method: 'HEAD',
    headers: { authorization: `Bearer ${token}` },
  });
  const options = await fetch(`${emulator.url}${categories}`, { method: 'OPTIONS' });

  expect([head.status, await head.text()]).toEqual([200, '']);
  expect([options.status, options.headers.get('allow')]).toEqual([200, 'GET, POST']);
});

test('accepts numbers as ids of batch items, and returns texts', async () => {
  await using emulator = await startTestEmulator();
  const requests = [{ id: 1, method: 'GET', url: '/deviceManagement/deviceCategories' }];

  const { body } = await ask(emulator, 'POST /beta/$batch', { body: { requests } });

  expect(body.responses).toMatchObject([{ id: '1', status: 200 }]);
});

test.each([
  ["not(displayName eq 'Category 1')", 400],
  ["(displayName eq 'A')", 400],
])('refuses filters that nobody saw, however they are put: %s', async (filter, status) => {
  await using emulator = await startTestEmulator({ categories: 1 });

  expect((await ask(emulator, `GET ${categories}?$filter=${filter}`)).status).toBe(status);
});

test.each([
  ["(isof('microsoft.graph.win32LobApp') or isof('microsoft.graph.iosStoreApp'))", ['A', 'B']],
  ["not(displayName eq 'A') and isof('microsoft.graph.win32LobApp')", ['B']],
])('joins filters: %s', async (filter, names) => {
  await using emulator = await startTestEmulator({ apps: ['A', 'B'] });

  const listed = await ask(emulator, `GET /beta/deviceAppManagement/mobileApps?$filter=${filter}&$orderby=displayName`);

  expect(valuesOf(listed).map(({ displayName }) => displayName)).toEqual(names);
});

test('returns properties at their own paths', async () => {
  await using emulator = await startTestEmulator();

  const settings = await ask(emulator, 'GET /beta/deviceManagement/settings');
  const state = await ask(emulator, 'GET /v1.0/deviceManagement/subscriptionState');

  expect(settings.body).toMatchObject({ deviceComplianceCheckinThresholdDays: 30 });
  expect(state.body).toMatchObject({ value: 'active' });
});
