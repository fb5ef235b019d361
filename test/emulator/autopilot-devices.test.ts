import { startTenant, type TestTenant } from '../support/tenant.js';

const identities = '/deviceManagement/windowsAutopilotDeviceIdentities';
const imports = '/deviceManagement/importedWindowsAutopilotDeviceIdentities';
const area = 'enrollment' as const;
const version = 'beta' as const;

const row = (serialNumber: string, hardwareIdentifier = 'T0EgAQ=='): object => ({ serialNumber, hardwareIdentifier });

async function send(tenant: TestTenant, path: string, body?: object): Promise<unknown> {
  const { graph } = tenant.context;
  return graph.send({ method: 'POST', version, path, area, ...(body && { body: body as never }) });
}

async function list(tenant: TestTenant, path: string): Promise<readonly object[]> {
  const found = await tenant.context.graph.list({ version, path, area, fresh: true });
  if (found.state !== 'present') throw new Error(`${path} is ${found.state}`);
  return found.value;
}

test('returns an import as unknown, then as complete with its registered device', async () => {
  await using tenant = await startTenant({ switches: { autopilotImportSeconds: 60 } });

  const answer = await send(tenant, `${imports}/import`, {
    importedWindowsAutopilotDeviceIdentities: [{ ...row('PF-1'), groupTag: 'Kiosk' }],
  });
  const before = await list(tenant, identities);
  tenant.handle.play({ autopilotImportSeconds: 0 });
  const [device] = await list(tenant, identities);
  const [record] = await list(tenant, imports);

  expect(answer).toMatchObject({ status: 200, body: { value: [{ state: { deviceImportStatus: 'unknown' } }] } });
  expect(before).toEqual([]);
  expect(device).toMatchObject({ serialNumber: 'PF-1', groupTag: 'Kiosk', userPrincipalName: '' });
  expect(record).toMatchObject({
    state: { deviceImportStatus: 'complete', deviceRegistrationId: (device as { id: string }).id },
  });
});

test('an import completes although its records were read in an earlier state', async () => {
  await using tenant = await startTenant();
  tenant.emulator.addFault({ match: { method: 'POST', path: /import$/u }, times: 1, then: { staleReads: 1 } });
  await send(tenant, `${imports}/import`, { importedWindowsAutopilotDeviceIdentities: [row('PF-1')] });

  const stale = await list(tenant, imports);

  expect(stale).toEqual([]);
  expect(await list(tenant, imports)).toMatchObject([{ state: { deviceImportStatus: 'complete' } }]);
  expect(await list(tenant, identities)).toMatchObject([{ serialNumber: 'PF-1' }]);
});

test('refuses a device that is already registered, and one with an invalid hash', async () => {
  await using tenant = await startTenant();
  await send(tenant, identities, { serialNumber: 'PF-1' });

  await send(tenant, `${imports}/import`, {
    importedWindowsAutopilotDeviceIdentities: [row('PF-1'), row('PF-2', 'no hash')],
  });

  expect((await list(tenant, imports)).map((record) => (record as { state: object }).state)).toMatchObject([
    { deviceImportStatus: 'error', deviceErrorName: 'ZtdDeviceAlreadyAssigned' },
    { deviceImportStatus: 'error', deviceErrorName: 'InvalidZtdHardwareHash' },
  ]);
});

test('changes the properties in a body, and unassigns a user', async () => {
  await using tenant = await startTenant();
  await send(tenant, identities, { serialNumber: 'PF-1', groupTag: 'A' });
  const [device] = (await list(tenant, identities)) as readonly { id: string }[];
  const path = `${identities}/${device?.id ?? ''}`;

  await send(tenant, `${path}/updateDeviceProperties`, { displayName: 'Desk', userPrincipalName: 'ada@contoso.com' });
  expect(await list(tenant, identities)).toMatchObject([
    { groupTag: 'A', displayName: 'Desk', userPrincipalName: 'ada@contoso.com' },
  ]);
  await send(tenant, `${path}/unassignUserFromDevice`);

  expect(await list(tenant, identities)).toMatchObject([{ groupTag: 'A', userPrincipalName: '' }]);
  expect(await send(tenant, `${path}/updateDeviceProperties`, { model: 'X' })).toMatchObject({ status: 400 });
  expect(await send(tenant, `${identities}/none/updateDeviceProperties`, {})).toMatchObject({ status: 404 });
});
