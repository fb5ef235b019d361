import type { Emulator } from '../../emulator/index.js';
import { ask, errorOf, startTestEmulator, textOf, valuesOf } from './ask.js';

const tokens = '/beta/deviceManagement/depOnboardingSettings';
const ios = { '@odata.type': '#microsoft.graph.depIOSEnrollmentProfile' };
const macOs = { '@odata.type': '#microsoft.graph.depMacOSEnrollmentProfile', isMandatory: true };

async function newToken(emulator: Emulator): Promise<string> {
  return textOf((await ask(emulator, `POST ${tokens}`, { body: { tokenName: 'A' } })).body.id);
}

async function newProfile(emulator: Emulator, token: string, body: object): Promise<string> {
  const made = await ask(emulator, `POST ${tokens}/${token}/enrollmentProfiles`, {
    body: { displayName: 'P', ...body },
  });
  return textOf(made.body.id);
}

test('keeps the profiles of each token separate, with ids that start with the token’s', async () => {
  await using emulator = await startTestEmulator();
  const [first, second] = [await newToken(emulator), await newToken(emulator)];
  const id = await newProfile(emulator, first, ios);

  const lists = await Promise.all(
    [first, second].map(async (token) => valuesOf(await ask(emulator, `GET ${tokens}/${token}/enrollmentProfiles`))),
  );
  const elsewhere = await ask(emulator, `GET ${tokens}/${second}/enrollmentProfiles/${id}`);
  const nowhere = await ask(emulator, `POST ${tokens}/none/enrollmentProfiles`, { body: { ...ios, displayName: 'P' } });

  expect(lists.map((list) => list.map((profile) => profile.id))).toEqual([[id], []]);
  expect(id).toMatch(new RegExp(`^${first}_[\\da-f-]{36}$`, 'u'));
  expect([elsewhere, nowhere].map(errorOf)).toEqual([
    [404, 'ResourceNotFound'],
    [404, 'ResourceNotFound'],
  ]);
});

test('has one default for each platform, and answers 204 if there is none', async () => {
  await using emulator = await startTestEmulator();
  const token = await newToken(emulator);
  const [first, second] = [await newProfile(emulator, token, ios), await newProfile(emulator, token, ios)];
  const mac = await newProfile(emulator, token, macOs);

  const before = await ask(emulator, `GET ${tokens}/${token}/defaultIosEnrollmentProfile`);
  for (const id of [mac, first, second]) {
    await ask(emulator, `POST ${tokens}/${token}/enrollmentProfiles/${id}/setDefaultProfile`);
  }
  const phones = await ask(emulator, `GET ${tokens}/${token}/defaultIosEnrollmentProfile`);
  const macs = await ask(emulator, `GET ${tokens}/${token}/defaultMacOsEnrollmentProfile`);
  const all = valuesOf(await ask(emulator, `GET ${tokens}/${token}/enrollmentProfiles`));

  expect([before.status, phones.body.id, macs.body.id]).toEqual([204, second, mac]);
  expect(all.filter(({ isDefault }) => isDefault === true).map(({ id }) => id)).toEqual([second, mac]);
});

test('shows a policy as the default by another id, without a type, and the profile that it replaces no longer', async () => {
  await using emulator = await startTestEmulator();
  const token = await newToken(emulator);
  const profile = await newProfile(emulator, token, ios);
  const policy = { name: 'P', platforms: 'iOS', technologies: 'enrollment', creationSource: `DepTokenId_${token}` };
  const made = await ask(emulator, 'POST /beta/deviceManagement/configurationPolicies', { body: policy });
  const policyId = textOf(made.body.id);
  const choose = (id: string): ReturnType<typeof ask> =>
    ask(emulator, `POST ${tokens}/${token}/enrollmentProfiles/${id}/setDefaultProfile`);
  const shown = (): ReturnType<typeof ask> => ask(emulator, `GET ${tokens}/${token}/defaultIosEnrollmentProfile`);

  await choose(profile);
  const chosen = await choose(`${token}_${policyId}`);
  const withPolicy = await shown();
  const vision = await ask(emulator, `GET ${tokens}/${token}/defaultVisionOSEnrollmentProfile`);
  await choose(profile);
  const withProfile = await shown();

  expect(chosen.status).toBe(204);
  expect(withPolicy.body).toMatchObject({ id: `ECV2_${token}_${policyId}`, displayName: 'P', isDefault: false });
  expect(withPolicy.body['@odata.type']).toBeUndefined();
  expect(vision.status).toBe(204);
  expect(withProfile.body.id).toBe(profile);
});

test('changes the default through its navigation, and never returns a password', async () => {
  await using emulator = await startTestEmulator();
  const token = await newToken(emulator);
  const id = await newProfile(emulator, token, { ...macOs, adminAccountPassword: 'planted-secret' });
  await ask(emulator, `POST ${tokens}/${token}/enrollmentProfiles/${id}/setDefaultProfile`);

  const patched = await ask(emulator, `PATCH ${tokens}/${token}/defaultMacOsEnrollmentProfile`, {
    body: { '@odata.type': macOs['@odata.type'], displayName: 'Q', adminAccountPassword: 'planted-secret' },
  });
  const read = await ask(emulator, `GET ${tokens}/${token}/enrollmentProfiles/${id}`);
  const log = await ask(emulator, 'GET /beta/deviceManagement/auditEvents');

  expect([patched.status, read.body.displayName]).toEqual([200, 'Q']);
  expect(JSON.stringify([patched.body, read.body, log.body])).not.toContain('planted-secret');
});

test('keeps the rotation of a password within its limits', async () => {
  await using emulator = await startTestEmulator();
  const token = await newToken(emulator);
  const rotation = (days: number, hours: number): object => ({
    ...macOs,
    displayName: 'P',
    depProfileAdminAccountPasswordRotationSetting: {
      autoRotationPeriodInDays: days,
      depProfileDelayAutoRotationSetting: { onRetrievalDelayAutoRotatePasswordInHours: hours },
    },
  });

  const answers = await Promise.all(
    [rotation(180, 24), rotation(181, 24), rotation(180, 25)].map((body) =>
      ask(emulator, `POST ${tokens}/${token}/enrollmentProfiles`, { body }),
    ),
  );

  expect(answers.map(({ status }) => status)).toEqual([201, 400, 400]);
});

test('accepts and returns a profile of Apple Configurator without a type, below the account even if no list contains that', async () => {
  await using emulator = await startTestEmulator();
  const account = textOf(
    (await ask(emulator, 'GET /beta/deviceManagement?$select=intuneAccountId')).body.intuneAccountId,
  );
  await ask(emulator, `DELETE ${tokens}/${account}`);
  const path = `${tokens}/${account}/enrollmentProfiles`;

  const made = await ask(emulator, `POST ${path}`, { body: { displayName: 'P', requiresUserAuthentication: true } });
  const id = textOf(made.body.id);
  const patched = await ask(emulator, `PATCH ${path}/${id}`, {
    body: { '@odata.type': '#microsoft.graph.enrollmentProfile', id, description: 'D' },
  });
  const read = await ask(emulator, `GET ${path}/${id}`);
  const chosen = await ask(emulator, `POST ${path}/${id}/setDefaultProfile`);
  const wrong = await ask(emulator, `POST ${path}`, { body: { displayName: 'P', isMandatory: true } });

  expect([made.status, patched.status, chosen.status, errorOf(wrong)]).toEqual([
    ...[201, 200, 400],
    [400, 'ModelValidationFailure'],
  ]);
  expect(read.body).toMatchObject({ id, displayName: 'P', description: 'D' });
  expect(Object.keys(read.body)).not.toContain('@odata.type');
  expect(read.body.configurationEndpointUrl).toMatch(/\/EnrollmentServer\/MDMServiceConfig\?id=.+&AADTenantId=.+$/u);
});
