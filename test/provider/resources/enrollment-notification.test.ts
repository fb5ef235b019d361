import { textOf, type ValueObject } from '../../../core/index.js';
import { importResource, validateResource } from '../../../provider/engine/index.js';
import { enrollmentNotification } from '../../../provider/resources/notifications/enrollment-notification.js';
import { complete, idOf, itemsOf, startTenant, type TestTenant } from '../../support/tenant.js';

const english = { locale: 'en-US', isDefault: true, subject: 'New device', messageTemplate: 'Not you? Call us.' };
const german = { locale: 'de-DE', isDefault: false, subject: 'Neues Gerät', messageTemplate: 'Rufen Sie uns an.' };

function notification(members: ValueObject): ValueObject {
  return { displayName: 'New iPhones', platformType: 'ios', ...members };
}

function sending(...localizedNotificationMessages: readonly ValueObject[]): ValueObject {
  return { localizedNotificationMessages };
}

/** Writes since the last look, with what is not the same in every run replaced. */
function writes(tenant: TestTenant): readonly unknown[] {
  const guid = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gu;
  return tenant
    .requests()
    .filter(({ method }) => method !== 'GET')
    .map(({ method, path, body }) => [method, path.replace(/^.*\/deviceManagement/u, '').replaceAll(guid, '*'), body]);
}

async function templates({ handle }: TestTenant): Promise<readonly unknown[]> {
  const path = '/beta/deviceManagement/notificationMessageTemplates?$expand=localizedNotificationMessages';
  return itemsOf((await handle.request('GET', path)).body);
}

test('requests templates with an id of zeros, and writes the texts below those that Graph created', async () => {
  await using tenant = await startTenant();

  await tenant.manage(
    enrollmentNotification,
    notification({
      email: { ...sending(german, english), brandingOptions: ['includeCompanyName'] },
      push: sending(english),
    }),
  );

  const texts = '/notificationMessageTemplates/*/localizedNotificationMessages';
  expect(writes(tenant)).toEqual([
    [
      'POST',
      '/deviceEnrollmentConfigurations',
      {
        '@odata.type': '#microsoft.graph.deviceEnrollmentNotificationConfiguration',
        displayName: 'New iPhones',
        platformType: 'ios',
        roleScopeTagIds: ['0'],
        notificationTemplates: [
          'email_00000000-0000-0000-0000-000000000000',
          'push_00000000-0000-0000-0000-000000000000',
        ],
      },
    ],
    ['PATCH', '/notificationMessageTemplates/*', { brandingOptions: 'includeCompanyName' }],
    ['POST', texts, english],
    ['POST', texts, german],
    ['POST', texts, english],
  ]);
});

test('changes the text that differs, sets the default where it moves to, and removes a language last', async () => {
  await using tenant = await startTenant();
  const french = { ...german, locale: 'fr-FR' };
  const before = notification({ email: sending(english, german, french) });
  const managed = await tenant.manage(enrollmentNotification, before);
  tenant.requests();

  const after = sending({ ...english, isDefault: false }, { ...german, isDefault: true, subject: 'Neu' });
  await tenant.manage(enrollmentNotification, notification({ email: after }), managed);

  const texts = '/notificationMessageTemplates/*/localizedNotificationMessages';
  expect(writes(tenant)).toEqual([
    ['PATCH', `${texts}/*_de-de`, { isDefault: true, subject: 'Neu' }],
    ['DELETE', `${texts}/*_fr-fr`, undefined],
  ]);
  expect(await templates(tenant)).toMatchObject([
    { defaultLocale: 'de-de', localizedNotificationMessages: [{ isDefault: false }, { isDefault: true }] },
  ]);
});

test('adds a kind to another, whose template stays, and removes it again', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(enrollmentNotification, notification({ email: sending(english) }));
  const [email] = await templates(tenant);

  const both = await tenant.manage(
    enrollmentNotification,
    notification({ email: sending(english), push: sending(english) }),
    managed,
  );
  const withPush = await templates(tenant);
  await tenant.manage(enrollmentNotification, notification({ email: sending(english) }), both);

  expect(withPush).toHaveLength(2);
  expect(withPush[0]).toEqual(email);
  expect(await templates(tenant)).toEqual([email]);
});

test('reports a manually changed text as drift of its kind only', async () => {
  await using tenant = await startTenant();
  const config = notification({ email: sending(english), push: sending(english) });
  const managed = await tenant.manage(enrollmentNotification, config);
  const [template] = await templates(tenant);
  const { id } = template as { readonly id: string };
  const path = `/beta/deviceManagement/notificationMessageTemplates/${id}/localizedNotificationMessages/${id}_en-us`;
  await tenant.handle.request('PATCH', path, { subject: 'Changed' });
  tenant.restart();

  const { state } = await tenant.read(enrollmentNotification, managed);

  expect(state).toEqual({
    ...managed.state,
    email: {
      brandingOptions: [],
      localizedNotificationMessages: [{ ...english, subject: 'Changed', locale: 'en-us' }],
    },
    lastModifiedDateTime: state?.lastModifiedDateTime,
  });
});

test('keeps the state with an error if a template cannot be read, which does not mean that there is no message', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(enrollmentNotification, notification({ email: sending(english) }));
  tenant.restart();
  tenant.emulator.addFault({
    match: { method: 'GET', path: /notificationMessageTemplates/ },
    then: { status: 403 },
  });

  const { state, diagnostics } = await tenant.read(enrollmentNotification, managed);

  expect(state).toEqual(managed.state);
  expect(diagnostics).toHaveLength(1);
});

test('waits for a new template that Graph returned but cannot find yet', async () => {
  await using tenant = await startTenant();
  tenant.emulator.addFault({
    match: { method: 'POST', path: /localizedNotificationMessages/ },
    times: 2,
    then: { status: 404, code: 'ResourceNotFound' },
  });

  await tenant.manage(enrollmentNotification, notification({ email: sending(english) }));

  expect(await templates(tenant)).toMatchObject([{ localizedNotificationMessages: [{ subject: 'New device' }] }]);
});

test('keeps the id of the created object if a text is refused, so that the next apply continues', async () => {
  await using tenant = await startTenant();
  const config = notification({ email: sending(english) });
  tenant.emulator.addFault({
    match: { method: 'POST', path: /localizedNotificationMessages/ },
    times: 1,
    then: { status: 400 },
  });

  const failed = await tenant.apply(enrollmentNotification, config);
  const { state } = await tenant.read(enrollmentNotification, { state: failed.state ?? {}, private: failed.private });
  const mended = await tenant.manage(enrollmentNotification, config, { state: state ?? {}, private: {} });

  expect(failed.diagnostics).toMatchObject([{ severity: 'error' }]);
  expect(idOf(mended)).toBe(failed.state?.id);
  expect(await templates(tenant)).toMatchObject([{ localizedNotificationMessages: [{ subject: 'New device' }] }]);
});

test('is imported completely, in Graph’s spelling, which a plan treats as equal to the declared one', async () => {
  await using tenant = await startTenant();
  const config = notification({ email: { ...sending(english), brandingOptions: ['includeDeviceDetails'] } });
  const managed = await tenant.manage(enrollmentNotification, config);
  tenant.restart();

  const { state, private: remembered } = await importResource(enrollmentNotification, idOf(managed), tenant.context);
  const { planned } = await tenant.plan(enrollmentNotification, config, { state: state ?? {}, private: remembered });

  expect(state).toMatchObject({
    email: {
      brandingOptions: ['includeDeviceDetails'],
      localizedNotificationMessages: [{ ...english, locale: 'en-us' }],
    },
    push: null,
  });
  expect(planned).toEqual(state);
});

const mistakes: readonly (readonly [string, ValueObject, string])[] = [
  ['no message', {}, 'INT1534'],
  ['two messages in a language', { push: sending(english, { ...german, locale: 'EN-us' }) }, 'INT1535'],
  ['no default', { email: sending(german) }, 'INT1536'],
  ['two defaults', { email: sending(english, { ...german, isDefault: true }) }, 'INT1536'],
  ['a language that is none', { email: sending({ ...english, locale: 'en_US' }) }, 'INT1530'],
  ['a message that is too long', { email: sending({ ...english, messageTemplate: 'x'.repeat(2001) }) }, 'INT1505'],
];

test.each(mistakes)('refuses %s before any request to Graph', (_case, members, code) => {
  const config = complete(enrollmentNotification.attributes, notification(members));

  expect(validateResource(enrollmentNotification, config).map((found) => found.code)).toEqual([code]);
});

test('creates a deleted template again, with its texts', async () => {
  await using tenant = await startTenant();
  const declared = notification({ email: sending(english), push: sending(german) });
  const managed = await tenant.manage(enrollmentNotification, declared);
  const [first = ''] = itemsOf({ value: await templates(tenant) }).map(({ id }) => textOf(id) ?? '');
  const path = '/beta/deviceManagement/notificationMessageTemplates';
  await tenant.handle.request('DELETE', `${path}/${first}`);
  tenant.restart();
  const { state, private: remembered } = await tenant.read(enrollmentNotification, managed);

  const repaired = await tenant.manage(enrollmentNotification, declared, { state: state ?? {}, private: remembered });

  tenant.restart();
  const again = await tenant.plan(enrollmentNotification, declared, repaired);
  expect(state).not.toEqual(managed.state);
  expect(await templates(tenant)).toHaveLength(2);
  expect(again.planned).toEqual(repaired.state);
});
