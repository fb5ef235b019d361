import type { ValueObject } from '../../../core/index.js';
import { applyResource } from '../../../provider/engine/index.js';
import { exampleCertificates } from '../../../provider/resources/apple/apple-example-certificates.js';
import { measureApns } from '../../../provider/resources/authority/authority-consequences.js';
import { mdmAuthority } from '../../../provider/resources/authority/mdm-authority.js';
import { complete, startTenant, type TestTenant } from '../../support/tenant.js';

const codesOf = (answer: { diagnostics: readonly { code: string; severity: string }[] }): string[] =>
  answer.diagnostics.map(({ code, severity }) => `${severity} ${code}`);

const leaveOffice365 = { from: 'office365', acknowledge: ['coexistence', 'apns-required', 'irreversible'] };

test('sets the authority of a tenant that has none, and reports that this cannot be undone', async () => {
  await using tenant = await startTenant({ authority: 'unknown' });

  const planned = await tenant.plan(mdmAuthority, { authority: 'intune' });
  const { state, diagnostics } = await tenant.apply(mdmAuthority, { authority: 'intune' });

  expect(codesOf(planned)).toEqual(['warning INT2012', 'warning INT2007']);
  expect(diagnostics).toEqual([]);
  expect(state).toMatchObject({ authority: 'intune', id: tenant.context.graph.tenantId });
  expect(tenant.bodiesOf('POST')).toHaveLength(1);
});

test('selects the authority explicitly, because a plain GET omits it', async () => {
  await using tenant = await startTenant();

  await tenant.manage(mdmAuthority, { authority: 'intune' });

  const paths = tenant.requests().map(({ path }) => decodeURIComponent(path));
  expect(paths.every((path) => path.includes('$select=id,mobileDeviceManagementAuthority'))).toBe(true);
});

test.each([
  ['office365', 'office365'],
  ['configurationManager', 'sccm'],
  ['none', 'unknown'],
  ['intune', 'intune'],
] as const)('asserts %s where the tenant has it, and writes nothing', async (authority, live) => {
  await using tenant = await startTenant({ authority: live });

  const managed = await tenant.manage(mdmAuthority, { authority });
  const again = await tenant.plan(mdmAuthority, { authority }, managed);

  expect(again.planned).toEqual(managed.state);
  expect(tenant.bodiesOf('POST')).toEqual([]);
});

test.each(['office365', 'configurationManager', 'none'])(
  'fails when %s is declared and the tenant has intune',
  async (authority) => {
    await using tenant = await startTenant({ authority: 'intune' });

    const planned = await tenant.plan(mdmAuthority, { authority });

    expect(codesOf(planned)).toEqual(['error INT2013']);
  },
);

test('fails if leaving the authority is not acknowledged, and lists every consequence', async () => {
  await using tenant = await startTenant({ authority: 'office365' });

  const [problem] = (await tenant.plan(mdmAuthority, { authority: 'intune' })).diagnostics;

  expect(problem).toMatchObject({ code: 'INT2010', severity: 'error' });
  expect(problem?.fix).toBe(
    'declare transition = { from = "office365", acknowledge = ["coexistence", "apns-required", "irreversible"] }',
  );
});

test('fails if one of several consequences is not acknowledged', async () => {
  await using tenant = await startTenant({ authority: 'office365' });
  const transition = { from: 'office365', acknowledge: ['coexistence', 'irreversible'] };

  const [problem] = (await tenant.plan(mdmAuthority, { authority: 'intune', transition })).diagnostics;

  expect(problem).toMatchObject({ code: 'INT2010', fix: 'add apns-required to transition.acknowledge' });
});

const certificatePath = '/beta/deviceManagement/applePushNotificationCertificate';

async function uploadCertificate({ handle }: TestTenant): Promise<void> {
  const { pem: certificate } = exampleCertificates.first;
  await handle.request('PATCH', certificatePath, { appleIdentifier: 'mdm@contoso.com', certificate });
}

test('reports the effect of each consequence in this tenant, with its number', async () => {
  await using tenant = await startTenant({ authority: 'office365', devices: 2000 });

  const { diagnostics } = await tenant.plan(mdmAuthority, { authority: 'intune', transition: leaveOffice365 });

  const why = diagnostics[0]?.why ?? '';
  expect(why).toMatch(
    / [\d,]+ of 2,000 devices have no user and do not move; 0 device users have no Intune license and do not move\./u,
  );
  expect(why).toMatch(/Intune has no APNs certificate, and [\d,]+ Apple devices are enrolled\./u);
});

test('requires no acknowledgement that does not apply here, and warns about one', async () => {
  await using tenant = await startTenant({ authority: 'office365' });
  await uploadCertificate(tenant);
  const transition = { from: 'office365', acknowledge: ['coexistence', 'irreversible'] };

  const enough = await tenant.plan(mdmAuthority, { authority: 'intune', transition });
  const tooMuch = await tenant.plan(mdmAuthority, { authority: 'intune', transition: leaveOffice365 });

  expect(codesOf(enough)).toEqual(['warning INT2012', 'warning INT2007']);
  expect(enough.diagnostics[0]?.why).toContain(
    'Intune has an APNs certificate of mdm@contoso.com, valid until 2099-12-31',
  );
  expect(codesOf(tooMuch)).toEqual(['warning INT2012', 'warning INT2052', 'warning INT2007']);
});

test('assumes that an unreadable consequence applies, and reports it', async () => {
  await using tenant = await startTenant({ authority: 'office365' });
  await uploadCertificate(tenant);
  tenant.emulator.addFault({ match: { path: /applePushNotificationCertificate/ }, then: { status: 403 } });
  const transition = { from: 'office365', acknowledge: ['coexistence', 'irreversible'] };

  const [problem] = (await tenant.plan(mdmAuthority, { authority: 'intune', transition })).diagnostics;

  expect(problem).toMatchObject({
    code: 'INT2010',
    why: expect.stringContaining('It is unknown whether Intune has an APNs certificate') as unknown,
  });
});

test('treats an APNs certificate without an expiry as missing', async () => {
  await using tenant = await startTenant({ authority: 'office365' });
  const { graph } = tenant.context;
  const value = { id: 'x', appleIdentifier: null, expirationDateTime: '0001-01-01T00:00:00Z' };

  const measured = await measureApns({
    ...graph,
    get: (read) => (read.path.includes('apple') ? Promise.resolve({ state: 'present', value }) : graph.get(read)),
  });

  expect(measured).toMatchObject({
    holds: true,
    text: 'Apple enrollment and check-in fail until one is uploaded to Intune: Intune has no APNs certificate, and 0 Apple devices are enrolled.',
  });
});

test('refuses a transition that affects more devices than acknowledged, at plan, and at apply if it changed since', async () => {
  await using tenant = await startTenant({ authority: 'office365', devices: 100 });
  const config = (devices: number): ValueObject => ({
    authority: 'intune',
    transition: { ...leaveOffice365, bounds: { coexistence: { devices } } },
  });

  const refused = await tenant.plan(mdmAuthority, config(99));
  const reviewed = await tenant.plan(mdmAuthority, config(100));
  await using grown = await startTenant({ authority: 'office365', devices: 101 });
  const { planned, private: remembered } = reviewed;
  const full = complete(mdmAuthority.attributes, config(100));
  const applied = await applyResource(
    mdmAuthority,
    { prior: null, planned, config: full, private: remembered },
    grown.context,
  );

  expect(codesOf(refused)).toEqual(['error INT2051']);
  expect(codesOf(reviewed)).toEqual(['warning INT2012', 'warning INT2007']);
  expect(codesOf(applied)).toEqual(['error INT2051']);
  expect(grown.bodiesOf('POST')).toEqual([]);
});

test('checks no bound of a consequence that does not apply here', async () => {
  await using tenant = await startTenant({ authority: 'office365', devices: 2000 });
  await uploadCertificate(tenant);

  const { diagnostics } = await tenant.plan(mdmAuthority, {
    authority: 'intune',
    transition: { ...leaveOffice365, bounds: { apnsRequired: { devices: 0 } } },
  });

  expect(codesOf({ diagnostics })).toEqual(['warning INT2012', 'warning INT2052', 'warning INT2007']);
});

test('counts users without a license and the policies that will apply to moved ones', async () => {
  await using tenant = await startTenant({ authority: 'office365', devices: 100 });
  tenant.handle.play({ usersWithoutLicense: 3, policies: 2 });

  const [planned] = (await tenant.plan(mdmAuthority, { authority: 'intune', transition: leaveOffice365 })).diagnostics;

  expect(planned?.why).toContain('3 device users have no Intune license and do not move.');
  expect(planned?.why).toContain('Intune has 2 compliance policies and 4 configuration profiles.');
});

const unreadUsers =
  'the number of device users without an Intune license is unknown (reading it requires User.Read.All)';

test.each([
  [/\/users/, { status: 403 }, unreadUsers],
  [/\/users/, { body: JSON.stringify({ value: [{ id: 'a', assignedPlans: null }] }) }, unreadUsers],
  [/deviceConfigurations/, { status: 403 }, 'It is unknown which policies Intune has for them'],
] as const)('does not take for none what could not be read: %s %j', async (path, then, words) => {
  await using tenant = await startTenant({ authority: 'office365', devices: 20 });
  tenant.emulator.addFault({ match: { path }, then });

  const [planned] = (await tenant.plan(mdmAuthority, { authority: 'intune', transition: leaveOffice365 })).diagnostics;

  expect(planned).toMatchObject({ code: 'INT2012', severity: 'warning' });
  expect(planned?.why).toContain(words);
});

test('fails if the transition starts from an authority that the tenant does not have', async () => {
  await using tenant = await startTenant({ authority: 'office365' });
  const transition = { from: 'none', acknowledge: ['irreversible'] };

  const planned = await tenant.plan(mdmAuthority, { authority: 'intune', transition });

  expect(codesOf(planned)).toEqual(['error INT2011']);
});

test('hands over a tenant of Configuration Manager to a person at plan, whatever is acknowledged', async () => {
  await using tenant = await startTenant({ authority: 'sccm' });
  const acknowledge = ['subscription-removed', 'policies-ready', 'apns-required', 'irreversible'];
  const config = { authority: 'intune', transition: { from: 'configurationManager', acknowledge } };

  const { diagnostics } = await tenant.plan(mdmAuthority, config);

  expect(diagnostics).toMatchObject([
    { code: 'INT2046', severity: 'error', fix: expect.stringContaining('co-management') as unknown },
  ]);
  expect(tenant.bodiesOf('POST')).toEqual([]);
});

test('reports in separate texts that no authority manages devices yet, and what remains after a transition', async () => {
  await using none = await startTenant({ authority: 'unknown' });
  await using office = await startTenant({ authority: 'office365' });

  const begins = await none.plan(mdmAuthority, { authority: 'intune' });
  const moves = await office.plan(mdmAuthority, { authority: 'intune', transition: leaveOffice365 });
  const unacknowledged = await office.plan(mdmAuthority, { authority: 'intune' });

  expect(begins.diagnostics[0]).toMatchObject({
    what: 'apply sets the MDM authority to intune, which cannot be undone',
    why: 'no authority manages devices yet, so no device can enroll; Microsoft provides no way to undo this',
  });
  const stays = 'Devices stay enrolled; no support case is needed.';
  expect([moves, unacknowledged].map(({ diagnostics }) => diagnostics[0]?.why.endsWith(stays))).toEqual([true, true]);
});

test('leaves office365 if every consequence is acknowledged', async () => {
  await using tenant = await startTenant({ authority: 'office365' });
  const config = { authority: 'intune', transition: leaveOffice365 };

  const planned = await tenant.plan(mdmAuthority, config);
  const managed = await tenant.apply(mdmAuthority, config);

  expect(codesOf(planned)).toEqual(['warning INT2012', 'warning INT2007']);
  expect(managed.state).toMatchObject({ authority: 'intune', transition: leaveOffice365 });
});

test('fails at apply if the authority changed after the plan', async () => {
  await using tenant = await startTenant({ authority: 'unknown' });
  const { planned, private: remembered } = await tenant.plan(mdmAuthority, {
    authority: 'intune',
    transition: leaveOffice365,
  });
  await using moved = await startTenant({ authority: 'office365' });

  const answer = await applyResource(
    mdmAuthority,
    { prior: null, planned, config: planned, private: remembered },
    moved.context,
  );

  expect(codesOf(answer)).toEqual(['error INT2015']);
  expect(moved.bodiesOf('POST')).toEqual([]);
});

test('forgets the authority on destroy, with a warning, and does not change the tenant', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(mdmAuthority, { authority: 'intune' });
  tenant.requests();

  const answer = await tenant.destroy(mdmAuthority, managed);

  expect(answer.state).toBeNull();
  expect(codesOf(answer)).toEqual(['warning INT2009']);
  expect(tenant.requests()).toEqual([]);
});

test('fails if Graph returns null: that means not read, never none', async () => {
  await using tenant = await startTenant();
  tenant.emulator.addFault({
    match: { method: 'GET', path: /organization/ },
    then: { body: JSON.stringify({ id: tenant.context.graph.tenantId, mobileDeviceManagementAuthority: null }) },
  });

  const planned = await tenant.plan(mdmAuthority, { authority: 'intune' });

  expect(codesOf(planned)).toEqual(['error INT2014']);
});

test('fails if the tenant does not return the authority after it was set, and keeps the state', async () => {
  await using tenant = await startTenant({ authority: 'unknown' });
  tenant.emulator.addFault({ match: { method: 'POST', path: /setMobile/ }, then: { staleReads: 100 } });

  const answer = await tenant.apply(mdmAuthority, { authority: 'intune' });

  expect(codesOf(answer)).toEqual(['error INT2016']);
  expect(answer.state).toBeNull();
});

test('waits until the tenant returns the authority that was set', async () => {
  await using tenant = await startTenant({ authority: 'unknown' });
  tenant.emulator.addFault({ match: { method: 'POST', path: /setMobile/ }, then: { staleReads: 3 } });

  const answer = await tenant.apply(mdmAuthority, { authority: 'intune' });

  expect(codesOf(answer)).toEqual([]);
  expect(answer.state).toMatchObject({ authority: 'intune' });
});
