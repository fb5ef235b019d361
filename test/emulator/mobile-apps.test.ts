import { ask, startTestEmulator, valuesOf } from './ask.js';

const path = '/deviceAppManagement/mobileApps';

test('lists apps of different kinds in both versions, with their kind even where it is not selected', async () => {
  await using emulator = await startTestEmulator({ apps: ['VPN client', 'VPN client'] });

  const stable = await ask(emulator, `GET /v1.0${path}`);
  const beta = await ask(emulator, `GET /beta${path}?$select=id,displayName`);

  expect(valuesOf(stable).map((app) => app.displayName)).toEqual(['VPN client', 'VPN client']);
  expect(valuesOf(beta).map((app) => [Object.keys(app).sort(), app['@odata.type']])).toEqual([
    [['@odata.type', 'displayName', 'id'], '#microsoft.graph.win32LobApp'],
    [['@odata.type', 'displayName', 'id'], '#microsoft.graph.officeSuiteApp'],
  ]);
});

test('gives an app the same id in every tenant with the same id, and accepts no writes', async () => {
  await using one = await startTestEmulator({ apps: ['VPN client'] });
  await using two = await startTestEmulator({ apps: ['Company Portal', 'VPN client'] });

  const [alone] = valuesOf(await ask(one, `GET /beta${path}?$filter=displayName eq 'VPN client'`));
  const [other] = valuesOf(await ask(two, `GET /beta${path}?$filter=displayName eq 'VPN client'`));
  const made = await ask(one, `POST /beta${path}`, { body: { displayName: 'A' } });

  expect(other?.id).toBe(alone?.id);
  expect(made.status).toBe(501);
});
