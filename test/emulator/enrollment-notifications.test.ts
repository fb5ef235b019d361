import type { Emulator, JsonObject } from '../../emulator/index.js';
import { ask, errorOf, type Reply, startTestEmulator, textOf, valuesOf } from './ask.js';

const configurations = '/beta/deviceManagement/deviceEnrollmentConfigurations';
const templates = '/beta/deviceManagement/notificationMessageTemplates';
const zeros = '00000000-0000-0000-0000-000000000000';
const type = { '@odata.type': '#microsoft.graph.deviceEnrollmentNotificationConfiguration' };

/** The body that the admin center sends, as a public capture of 2025-08 has it. */
const body = {
  ...type,
  displayName: 'A',
  platformType: 'androidForWork',
  defaultLocale: 'en-US',
  roleScopeTagIds: ['0'],
  brandingOptions: 'includeCompanyLogo,includeCompanyName',
  notificationTemplates: [`email_${zeros}`, `push_${zeros}`],
};

function notify(emulator: Emulator, members: JsonObject = {}): Promise<Reply> {
  return ask(emulator, `POST ${configurations}`, { body: { ...body, ...members } });
}

function referencesIn({ body: answered }: Reply): readonly string[] {
  return answered.notificationTemplates as readonly string[];
}

test('answers a new notification with its own templates, without the values that were sent for them', async () => {
  await using emulator = await startTestEmulator();

  const answer = await notify(emulator);

  expect(answer.status).toBe(201);
  expect(answer.body).toMatchObject({
    ...type,
    deviceEnrollmentConfigurationType: 'enrollmentNotificationsConfiguration',
    priority: 1,
    templateType: '0',
    notificationMessageTemplateId: zeros,
    brandingOptions: 'none',
    defaultLocale: null,
  });
  expect(textOf(answer.body.id)).toMatch(/_EnrollmentNotificationsConfiguration$/u);
  expect(referencesIn(answer).map((reference) => reference.split('_')[0])).toEqual(['Email', 'Push']);
});

test('stores texts below a template, with ids of template and lower-case locale, and only the last default', async () => {
  await using emulator = await startTestEmulator();
  const [email = ''] = referencesIn(await notify(emulator));
  const id = email.slice('Email_'.length);
  const texts = `${templates}/${id}/localizedNotificationMessages`;
  const text = { isDefault: true, subject: 'S', messageTemplate: 'M' };

  const first = await ask(emulator, `POST ${texts}`, { body: { ...text, locale: 'en-US' } });
  const second = await ask(emulator, `POST ${texts}`, { body: { ...text, locale: 'de-DE' } });
  const again = await ask(emulator, `POST ${texts}`, { body: { ...text, locale: 'de-de' } });
  const template = await ask(emulator, `GET ${templates}/${id}?$expand=localizedNotificationMessages`);

  expect([first.status, second.status, errorOf(again)]).toEqual([201, 201, [400, 'BadRequest']]);
  expect(first.body).toMatchObject({ id: `${id}_en-us`, locale: 'en-us', subject: 'S', isDefault: true });
  expect(template.body).toMatchObject({
    displayName: 'EnrollmentNotificationInternalMEO',
    defaultLocale: 'de-de',
    localizedNotificationMessages: [
      { id: `${id}_en-us`, isDefault: false },
      { id: `${id}_de-de`, isDefault: true },
    ],
  });
});

test('changes and removes a text', async () => {
  await using emulator = await startTestEmulator();
  const [email = ''] = referencesIn(await notify(emulator));
  const id = email.slice('Email_'.length);
  const texts = `${templates}/${id}/localizedNotificationMessages`;
  await ask(emulator, `POST ${texts}`, { body: { locale: 'en-US', subject: 'S', messageTemplate: 'M' } });

  const changed = await ask(emulator, `PATCH ${texts}/${id}_en-us`, { body: { subject: 'T' } });
  const read = await ask(emulator, `GET ${texts}/${id}_EN-US`);
  const removed = await ask(emulator, `DELETE ${texts}/${id}_en-us`);

  expect(changed.body).toMatchObject({ subject: 'T', messageTemplate: 'M' });
  expect(read.body).toMatchObject({ subject: 'T' });
  expect(removed.status).toBe(204);
  expect(valuesOf(await ask(emulator, `GET ${texts}`))).toEqual([]);
});

test('accepts the branding of a template as flags, returns them in its own order, and refuses an unknown one', async () => {
  await using emulator = await startTestEmulator();
  const [email = ''] = referencesIn(await notify(emulator));
  const path = `PATCH ${templates}/${email.slice('Email_'.length)}`;

  const answer = await ask(emulator, path, {
    body: { brandingOptions: 'includeCompanyPortalLink,includeCompanyName' },
  });
  const refused = await ask(emulator, path, { body: { brandingOptions: 'includeCompanyName,includeNothing' } });

  expect(answer.body).toMatchObject({ brandingOptions: 'includeCompanyName,includeCompanyPortalLink' });
  expect(errorOf(refused)).toEqual([400, 'BadRequest']);
});

test('refuses templates that are neither new nor its own, and deletes dropped ones', async () => {
  await using emulator = await startTestEmulator();
  const other = await notify(emulator);
  const one = await notify(emulator);
  const [email = '', push = ''] = referencesIn(one);
  const path = `PATCH ${configurations}/${textOf(one.body.id)}`;

  const foreign = await ask(emulator, path, { body: { ...type, notificationTemplates: referencesIn(other) } });
  const fewer = await ask(emulator, path, { body: { ...type, notificationTemplates: [email] } });

  expect(errorOf(foreign)).toEqual([400, 'BadRequest']);
  expect(referencesIn(fewer)).toEqual([email]);
  expect((await ask(emulator, `GET ${templates}/${push.slice('Push_'.length)}`)).status).toBe(404);
});

test('deletes the templates of a deleted notification', async () => {
  await using emulator = await startTestEmulator();
  const made = await notify(emulator);

  await ask(emulator, `DELETE ${configurations}/${textOf(made.body.id)}`);

  expect(valuesOf(await ask(emulator, `GET ${templates}`))).toEqual([]);
});
