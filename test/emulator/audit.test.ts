import { demoApplication, demoTenantId } from '../../emulator/index.js';
import { ask, errorOf, startTestEmulator, testTime, textOf, valuesOf } from './ask.js';

const categories = '/beta/deviceManagement/deviceCategories';
const events = '/beta/deviceManagement/auditEvents';

test('logs a write by an application, with its changes', async () => {
  await using emulator = await startTestEmulator();
  const made = await ask(emulator, `POST ${categories}`, { body: { displayName: 'Kiosk' } });
  await ask(emulator, `PATCH ${categories}/${textOf(made.body.id)}`, { body: { displayName: 'Counter' } });

  const [event] = valuesOf(await ask(emulator, `GET ${events}`));

  expect(event).toMatchObject({
    activityDateTime: '2026-11-23T05:12:00.0000001Z',
    activityOperationType: 'Patch',
    activityResult: 'Success',
    actor: {
      applicationId: demoApplication.clientId,
      applicationDisplayName: demoApplication.displayName,
      userPrincipalName: null,
    },
    resources: [
      {
        resourceId: made.body.id,
        displayName: 'Counter',
        modifiedProperties: [{ displayName: 'displayName', oldValue: 'Kiosk', newValue: 'Counter' }],
      },
    ],
  });
});

test('logs a manual change under the user’s name, and not in the journal', async () => {
  await using emulator = await startTestEmulator();
  const tenant = emulator.tenant(demoTenantId);

  const made = await tenant.request('POST', categories, { displayName: 'Kiosk' }, { actor: 'eve@contoso.com' });
  const refused = await tenant.request('POST', categories, {});

  const [event] = valuesOf(await ask(emulator, `GET ${events}`));
  expect([made.status, refused.status]).toEqual([201, 400]);
  expect(event).toMatchObject({ actor: { userPrincipalName: 'eve@contoso.com', applicationId: null } });
  expect(emulator.journal.filter(({ method }) => method === 'POST')).toEqual([]);
});

test('logs every kind of write, but no refused one', async () => {
  await using emulator = await startTestEmulator({ authority: 'unknown', devices: 1 });
  const organization = `/beta/organization/${demoTenantId}`;
  const [device] = valuesOf(await ask(emulator, 'GET /beta/deviceManagement/managedDevices'));
  const made = await ask(emulator, `POST ${categories}`, { body: { displayName: 'Kiosk' } });

  await ask(emulator, `POST ${organization}/setMobileDeviceManagementAuthority`);
  await ask(emulator, 'PATCH /beta/deviceManagement', { body: { settings: { secureByDefault: true } } });
  await ask(emulator, `POST ${categories}`, { body: {} });
  await ask(emulator, `POST /beta/deviceManagement/managedDevices/${textOf(device?.id)}/retire`);
  await ask(emulator, `DELETE /beta/deviceManagement/managedDevices/${textOf(device?.id)}`);
  await ask(emulator, `DELETE ${categories}/${textOf(made.body.id)}`);

  const activities = valuesOf(await ask(emulator, `GET ${events}?$select=activityType`)).map(
    ({ activityType }) => activityType,
  );
  expect(activities).toEqual([
    'Delete DeviceCategory',
    'Delete ManagedDevice',
    'Retire ManagedDevice',
    'Patch DeviceManagement',
    'SetMobileDeviceManagementAuthority Organization',
    'Create DeviceCategory',
  ]);
});

test('filters by time and by the object', async () => {
  let time = testTime;
  await using emulator = await startTestEmulator({}, { clock: () => time });
  const first = await ask(emulator, `POST ${categories}`, { body: { displayName: 'A' } });
  time = new Date('2026-11-23T06:00:00Z');
  await ask(emulator, `POST ${categories}`, { body: { displayName: 'B' } });
  const namesFor = async (filter: string) => {
    const answer = await ask(emulator, `GET ${events}?$filter=${encodeURIComponent(filter)}`);
    return valuesOf(answer).map(({ resources }) => (resources as readonly { displayName: string }[])[0]?.displayName);
  };

  expect(await namesFor('activityDateTime gt 2026-11-23T05:30:00Z')).toEqual(['B']);
  expect(await namesFor('activityDateTime le 2026-11-23T05:30:00Z')).toEqual(['A']);
  expect(await namesFor(`resources/any(r:r/resourceId eq '${textOf(first.body.id)}')`)).toEqual(['A']);
});

test('reads an event by id, with fewer properties in v1.0', async () => {
  await using emulator = await startTestEmulator();
  await ask(emulator, `POST ${categories}`, { body: { displayName: 'A' } });
  const [event] = valuesOf(await ask(emulator, `GET ${events}`));
  const path = `/deviceManagement/auditEvents/${textOf(event?.id)}`;

  const inBeta = await ask(emulator, `GET /beta${path}`);
  const inV1 = await ask(emulator, `GET /v1.0${path}`);

  expect(inBeta.body).toMatchObject({ actor: { type: 'Application', auditActorType: 'Application' } });
  expect(inV1.body.actor).not.toHaveProperty('type');
  expect(errorOf(await ask(emulator, `GET /beta${path}0`))).toEqual([404, 'ResourceNotFound']);
});

test('lists categories, and the activities of one', async () => {
  await using emulator = await startTestEmulator();
  await ask(emulator, `POST ${categories}`, { body: { displayName: 'A' } });

  const all = await ask(emulator, `GET ${events}/getAuditCategories`);
  const some = await ask(emulator, `GET ${events}/getAuditActivityTypes(category='Enrollment')`);

  expect(all.body.value).toContain('Enrollment');
  expect(some.body.value).toEqual(['Create DeviceCategory']);
});

test('accepts the order that Microsoft documents, and no other', async () => {
  await using emulator = await startTestEmulator();
  await ask(emulator, `POST ${categories}`, { body: { displayName: 'A' } });
  await ask(emulator, `POST ${categories}`, { body: { displayName: 'B' } });
  const ordered = (order: string) => ask(emulator, `GET ${events}?$orderby=${encodeURIComponent(order)}`);

  const newestFirst = valuesOf(await ordered('activityDateTime desc')).map(({ activityDateTime }) => activityDateTime);

  expect(newestFirst).toEqual([...newestFirst].sort().reverse());
  expect(newestFirst).toHaveLength(2);
  expect(errorOf(await ordered('displayName'))).toEqual([400, 'BadRequest']);
});
