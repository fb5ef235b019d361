import type { ResourceDefinition } from '../../../core/index.js';
import * as engine from '../../../provider/engine/index.js';
import { defaultDepEnrollmentProfile as choice } from '../../../provider/resources/apple/default-dep-enrollment-profile.js';
import { depIosEnrollmentProfile as profiles } from '../../../provider/resources/apple/dep-ios-enrollment-profile.js';
import { depOnboardingSetting as token } from '../../../provider/resources/apple/dep-onboarding-setting.js';
import { mdmAuthority } from '../../../provider/resources/authority/mdm-authority.js';
import { brandingProfile } from '../../../provider/resources/company-portal/branding-profile.js';
import { deviceCategory } from '../../../provider/resources/devices/device-category.js';
import { managedDeviceCleanupRule } from '../../../provider/resources/devices/managed-device-cleanup-rule.js';
import { resources } from '../../../provider/resources/index.js';
import { enrollmentNotification } from '../../../provider/resources/notifications/enrollment-notification.js';
import { deviceEnrollmentLimit } from '../../../provider/resources/restrictions/device-enrollment-limit.js';
import { idOf, type Managed, startTenant, type TestTenant } from '../../support/tenant.js';

const kinds = [deviceCategory, managedDeviceCleanupRule, deviceEnrollmentLimit];
const rule = { displayName: 'iOS', deviceCleanupRulePlatformType: 'ios', deviceInactivityBeforeRetirementInDays: 90 };

type Objects = readonly (readonly [ResourceDefinition, Managed])[];

/** One object of each of the kinds. */
async function filled(tenant: TestTenant): Promise<Objects> {
  const objects: Objects = [
    [deviceCategory, await tenant.manage(deviceCategory, { displayName: 'Kiosk' })],
    [managedDeviceCleanupRule, await tenant.manage(managedDeviceCleanupRule, rule)],
    [deviceEnrollmentLimit, await tenant.manage(deviceEnrollmentLimit, { displayName: 'Ten', limit: 10 })],
  ];
  tenant.restart();
  tenant.emulator.clearJournal();
  return objects;
}

type Context = TestTenant['context'];

function readingAhead(tenant: TestTenant, wanted: readonly ResourceDefinition[] = kinds): Context {
  const { context } = tenant;
  return { ...context, ahead: engine.aheadOf(() => wanted, context) };
}

/** Reads the first object, and the others when that is done, as Terraform does where all depend on it. */
async function readAll(objects: Objects, context: Context): Promise<readonly engine.StateAnswer[]> {
  const [first, ...others] = objects;
  if (!first) return [];
  const before = await engine.readResource(...first, context);
  return [before, ...(await Promise.all(others.map((other) => engine.readResource(...other, context))))];
}

const isKept = (answers: readonly engine.StateAnswer[], objects: Objects): readonly boolean[] =>
  answers.map(({ state }, index) => state === objects[index]?.[1].state);

/** Requests over HTTP: a batch is one. */
const sent = ({ emulator }: TestTenant): readonly string[] =>
  emulator.journal
    .filter(({ inBatch, path }) => !inBatch && !path.includes('/oauth2/'))
    .map(({ method, path }) => `${method} ${path.split('/').at(-1) ?? ''}`);

test('the first read fetches all kinds in one batch, and the others send nothing', async () => {
  await using tenant = await startTenant();
  const objects = await filled(tenant);

  const answers = await readAll(objects, readingAhead(tenant));

  expect(isKept(answers, objects)).toEqual([true, true, true]);
  expect(answers.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
  expect(sent(tenant)).toEqual(['POST $batch']);
});

test('a data source also starts it', async () => {
  await using tenant = await startTenant();
  await filled(tenant);
  const context = readingAhead(tenant);
  const source = { read: () => Promise.resolve({ state: 'present', value: { id: 'x' } }), attributes: {} };

  await engine.readDataSource(source as unknown as Parameters<typeof engine.readDataSource>[0], {}, context);
  await context.graph.list({ ...deviceCategory.graph });

  expect(sent(tenant)).toEqual(['POST $batch']);
});

test('all kinds of the provider need one batch per 20 of them, and devices or identifiers are never listed', async () => {
  await using tenant = await startTenant({ devices: 5, managedGooglePlay: 'bound' });
  const objects = (await filled(tenant)).slice(0, 1);

  await readAll(objects, readingAhead(tenant, resources));
  await new Promise((resolve) => setTimeout(resolve, 50));

  const paths = tenant.emulator.journal.map(({ path }) => path);
  expect(sent(tenant).length).toBeLessThanOrEqual(Math.ceil(resources.length / 20) + 2);
  expect(paths.filter((path) => /managedDevices|importedDeviceIdentities/u.test(path))).toEqual([]);
});

test('the images of all listed profiles follow in one batch', async () => {
  await using tenant = await startTenant();
  const { assignments: _assignments, ...declared } = brandingProfile.example.declared;
  const objects: [ResourceDefinition, Managed][] = [];
  for (const profileName of ['A', 'B', 'C'])
    objects.push([brandingProfile, await tenant.manage(brandingProfile, { ...declared, profileName })]);
  tenant.restart();
  tenant.emulator.clearJournal();
  const context = readingAhead(tenant, [brandingProfile]);

  for (const object of objects) await engine.readResource(...object, context);

  expect(sent(tenant)).toEqual(['GET intuneBrandingProfiles?$expand=assignments', 'POST $batch']);
});

test('our own write invalidates the prefetched reads', async () => {
  await using tenant = await startTenant();
  const [category] = await filled(tenant);
  if (!category) throw new Error('no category');
  const [definition, managed] = category;
  const context = readingAhead(tenant);
  await engine.readResource(definition, managed, context);
  const path = `${deviceCategory.graph.path}/${idOf(managed)}`;
  const body = { description: 'changed' };

  await context.graph.send({ ...deviceCategory.graph, method: 'PATCH', path, body });
  const { state } = await engine.readResource(definition, { ...managed, private: {} }, context);

  expect(state?.description).toBe('changed');
});

test('nothing is prefetched after the first write of an apply', async () => {
  await using tenant = await startTenant();
  const objects = await filled(tenant);
  const context = readingAhead(tenant);
  const [category, second] = objects;
  if (!category || !second) throw new Error('no objects');
  const { state: prior, private: remembered } = category[1];

  await engine.applyResource(deviceCategory, { prior, planned: null, config: null, private: remembered }, context);
  await engine.readResource(...second, context);

  expect(tenant.requests().map(({ path }) => path)).not.toContainEqual(
    expect.stringContaining('deviceEnrollmentConfigurations'),
  );
});

test('prefetches nothing for a state of another tenant', async () => {
  await using tenant = await startTenant();
  const [category] = await filled(tenant);
  if (!category) throw new Error('no category');
  const elsewhere = { ...category[1], private: { tenant: '00000000-0000-4000-8000-000000000000' } };

  const { diagnostics } = await engine.readResource(deviceCategory, elsewhere, readingAhead(tenant));

  expect(diagnostics.map(({ code }) => code)).toEqual(['INT2150']);
  expect(sent(tenant)).toEqual([]);
});

describe('an invalid answer', () => {
  test('stale: a list from before our own write is read again', async () => {
    await using tenant = await startTenant();
    const [category] = await filled(tenant);
    if (!category) throw new Error('no category');
    tenant.emulator.addFault({ match: { method: 'PATCH', path: /deviceCategories/ }, then: { staleReads: 2 } });
    const managed = await tenant.manage(deviceCategory, { displayName: 'Kiosks' }, category[1]);
    tenant.restart();

    const { state } = await engine.readResource(deviceCategory, managed, readingAhead(tenant));

    expect(state).toBe(managed.state);
  });

  test('stale: a new object that is not in the list yet does not count as deleted', async () => {
    await using tenant = await startTenant();
    tenant.emulator.addFault({ match: { method: 'POST', path: /deviceCategories/ }, then: { staleReads: 3 } });
    const managed = await tenant.manage(deviceCategory, { displayName: 'Kiosk' });
    tenant.restart();

    const { state } = await engine.readResource(deviceCategory, managed, readingAhead(tenant));

    expect(state).toBe(managed.state);
  });

  test('missing: an object that the list lacks is requested by its id', async () => {
    await using tenant = await startTenant();
    const objects = await filled(tenant);
    const body = JSON.stringify({ value: [] });
    tenant.emulator.addFault({ match: { path: /deviceCategories(?:$|\?)/ }, then: { body } });

    const answers = await readAll(objects, readingAhead(tenant));

    expect(isKept(answers, objects)).toEqual([true, true, true]);
  });

  test('missing: a deleted object is absent', async () => {
    await using tenant = await startTenant();
    const objects = await filled(tenant);
    const [category] = objects;
    if (!category) throw new Error('no category');
    await tenant.handle.request('DELETE', `/beta/deviceManagement/deviceCategories/${idOf(category[1])}`);

    const answers = await readAll(
      objects.map(([definition, managed]) => [definition, { ...managed, private: {} }]),
      readingAhead(tenant),
    );

    expect(answers.map(({ state }) => state === null)).toEqual([true, false, false]);
  });

  test('hidden: an object that the list lacks and that cannot be read by its id is unreadable, not absent', async () => {
    await using tenant = await startTenant();
    const objects = await filled(tenant);
    const body = JSON.stringify({ value: [] });
    tenant.emulator.addFault({ match: { path: /deviceCategories(?:$|\?)/ }, then: { body } });
    tenant.emulator.addFault({ match: { path: /deviceCategories\// }, then: { status: 403 } });

    const answers = await readAll(objects, readingAhead(tenant));

    expect(isKept(answers, objects)).toEqual([true, true, true]);
    expect(answers.map(({ diagnostics }) => diagnostics.map(({ code }) => code))).toEqual([['INT3003'], [], []]);
  });

  test('refused: an unreadable list decides nothing about a readable object', async () => {
    await using tenant = await startTenant();
    const objects = await filled(tenant);
    tenant.emulator.addFault({ match: { path: /deviceCategories(?:$|\?)/ }, then: { status: 403 } });

    const answers = await readAll(objects, readingAhead(tenant));

    expect(isKept(answers, objects)).toEqual([true, true, true]);
    expect(answers.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
  });

  test('refused: a 403 of one kind concerns only the objects of that kind', async () => {
    await using tenant = await startTenant();
    const objects = await filled(tenant);
    tenant.emulator.addFault({ match: { path: /managedDeviceCleanupRules/ }, then: { status: 403 } });

    const answers = await readAll(objects, readingAhead(tenant));

    expect(isKept(answers, objects)).toEqual([true, true, true]);
    expect(answers.map(({ diagnostics }) => diagnostics.map(({ code }) => code))).toEqual([[], ['INT3003'], []]);
  });

  test.each([403, 404, 500])('refused: a %i for an unused kind is not reported', async (status) => {
    await using tenant = await startTenant();
    const objects = (await filled(tenant)).slice(0, 1);
    tenant.emulator.addFault({ match: { path: /deviceEnrollmentConfigurations/ }, then: { status } });

    const answers = await readAll(objects, readingAhead(tenant));

    expect(answers.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
    expect(isKept(answers, objects)).toEqual([true]);
  });

  test.each(['nonsense', '{}', '{"value":{}}', '{"value":[{}]}', '{"value":[null]}', ''])(
    'malformed: a list that is %j decides nothing, and the object is read by its id',
    async (body) => {
      await using tenant = await startTenant();
      const objects = await filled(tenant);
      tenant.emulator.addFault({ match: { path: /deviceCategories(?:$|\?)/ }, then: { body } });

      const answers = await readAll(objects, readingAhead(tenant));

      expect(isKept(answers, objects)).toEqual([true, true, true]);
      expect(answers.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
    },
  );

  test('malformed: if both the list and the object are invalid, the state is kept and the error is reported', async () => {
    await using tenant = await startTenant();
    const objects = await filled(tenant);
    tenant.emulator.addFault({ match: { path: /deviceCategories/ }, then: { body: '{"id":"1"}' } });

    const answers = await readAll(objects, readingAhead(tenant));

    expect(isKept(answers, objects)).toEqual([true, true, true]);
    expect(answers.map(({ diagnostics }) => diagnostics.map(({ severity }) => severity))).toEqual([['error'], [], []]);
  });

  test('throttled: only the throttled kind is requested again', async () => {
    await using tenant = await startTenant();
    const objects = await filled(tenant);
    const throttled = { status: 429, retryAfter: '0.01' };
    tenant.emulator.addFault({ match: { path: /managedDeviceCleanupRules/ }, times: 1, then: throttled });

    const answers = await readAll(objects, readingAhead(tenant));

    expect(isKept(answers, objects)).toEqual([true, true, true]);
    const asked = (part: string): number => tenant.emulator.journal.filter(({ path }) => path.includes(part)).length;
    expect([asked('deviceCategories'), asked('managedDeviceCleanupRules')]).toEqual([1, 2]);
  });
});

test('a singleton is prefetched with the proof that its answer needs', async () => {
  await using tenant = await startTenant();
  const authority = await tenant.manage(mdmAuthority, { authority: 'intune' });
  const objects: Objects = [...(await filled(tenant)), [mdmAuthority, authority]];

  const answers = await readAll(objects, readingAhead(tenant, [...kinds, mdmAuthority]));

  expect(isKept(answers, objects)).toEqual([true, true, true, true]);
  // The authority is in another version of Graph, and alone there.
  expect(sent(tenant)).toEqual(['POST $batch', expect.stringContaining('mobileDeviceManagementAuthority')]);
});

test('a second batch reads what is below objects: profiles, their default, companions', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(token, { tokenName: 'Contoso' });
  const depOnboardingSettingId = idOf(managed);
  const profile = await tenant.manage(profiles, { depOnboardingSettingId, displayName: 'Staff' });
  const chosen = { depOnboardingSettingId, platform: 'iOS', enrollmentProfileId: idOf(profile) };
  const texts = [{ locale: 'en-US', isDefault: true, subject: 'New device', messageTemplate: 'Not you?' }];
  const declared = { displayName: 'New', platformType: 'ios', push: { localizedNotificationMessages: texts } };
  const objects: Objects = [
    [token, managed],
    [profiles, profile],
    [choice, await tenant.manage(choice, chosen)],
    [enrollmentNotification, await tenant.manage(enrollmentNotification, declared)],
  ];
  tenant.restart();
  tenant.emulator.clearJournal();

  const answers = await readAll(
    objects,
    readingAhead(
      tenant,
      objects.map(([definition]) => definition),
    ),
  );

  expect(isKept(answers, objects)).toEqual([true, true, true, true]);
  expect(sent(tenant)).toEqual(['POST $batch', 'POST $batch']);
});
