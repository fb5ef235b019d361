import { unknown } from '../../../core/index.js';
import { validateResource } from '../../../provider/engine/index.js';
import { windowsAutopilotDeploymentProfile } from '../../../provider/resources/windows/windows-autopilot-deployment-profile.js';
import { windowsAutopilotHybridDeploymentProfile } from '../../../provider/resources/windows/windows-autopilot-hybrid-deployment-profile.js';
import { complete, idOf, startTenant } from '../../support/tenant.js';

const group = '11111111-2222-4333-8444-555555555555';
const profile = { displayName: 'Notebooks', assignments: [{ target: 'group', groupId: group }] };

test('writes the names that Graph accepts since May 2024, with a standard user', async () => {
  await using tenant = await startTenant();

  await tenant.manage(windowsAutopilotDeploymentProfile, { displayName: 'Notebooks' });

  const [body] = tenant.bodiesOf('POST');
  expect(body).toMatchObject({
    '@odata.type': '#microsoft.graph.azureADWindowsAutopilotDeploymentProfile',
    locale: 'os-default',
    preprovisioningAllowed: false,
    hardwareHashExtractionEnabled: false,
    outOfBoxExperienceSetting: { userType: 'standard', eulaHidden: true },
  });
  for (const old of ['language', 'enableWhiteGlove', 'extractHardwareHash', 'outOfBoxExperienceSettings']) {
    expect(body).not.toHaveProperty(old);
  }
});

test('removes the assignments before it deletes a profile, because Graph may refuse an assigned one', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(windowsAutopilotDeploymentProfile, profile);
  tenant.requests();

  const { state, diagnostics } = await tenant.destroy(windowsAutopilotDeploymentProfile, managed);

  expect([state, diagnostics]).toEqual([null, []]);
  const writes = tenant.requests().filter(({ method }) => method === 'DELETE');
  expect(writes.map(({ path }) => path.includes('/assignments/'))).toEqual([true, false]);
});

test('deletes nothing if the assignments cannot be removed', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(windowsAutopilotDeploymentProfile, profile);
  tenant.emulator.addFault({
    match: { method: 'DELETE', path: /\/assignments\// },
    times: 1,
    then: { status: 403, code: 'Forbidden' },
  });

  const answer = await tenant.destroy(windowsAutopilotDeploymentProfile, managed);

  expect(answer.state).toEqual(managed.state);
  expect(answer.diagnostics.map(({ severity }) => severity)).toEqual(['error']);
});

test('distinguishes profiles for Entra join and hybrid join in one collection', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(windowsAutopilotHybridDeploymentProfile, { displayName: 'Hybrid' });
  const { importResource } = await import('../../../provider/engine/index.js');

  const wrong = await importResource(windowsAutopilotDeploymentProfile, idOf(managed), tenant.context);

  expect(wrong.diagnostics.map(({ code }) => code)).toEqual(['INT2017']);
});

test.each([
  ['a name with a character that Graph refuses', { displayName: 'Note-books' }],
  ['a template that is too long', { displayName: 'A', deviceNameTemplate: 'NOTEBOOK%RAND:10%' }],
  ['a placeholder that Windows has not', { displayName: 'A', deviceNameTemplate: 'NB%USER%' }],
])('fails when there is %s', (_case, config) => {
  const problems = validateResource(
    windowsAutopilotDeploymentProfile,
    complete(windowsAutopilotDeploymentProfile.attributes, config),
  );

  expect(problems.map(({ code }) => code)).toEqual(['INT1248']);
});

test.each([['NB%RAND:5%'], ['NB-%SERIAL%'], ['FIFTEENLETTERSX'], [unknown]])(
  'takes the template %j',
  (deviceNameTemplate) => {
    const config = complete(windowsAutopilotDeploymentProfile.attributes, { displayName: 'A', deviceNameTemplate });

    expect(validateResource(windowsAutopilotDeploymentProfile, config)).toEqual([]);
  },
);

const profilesPath = '/beta/deviceManagement/windowsAutopilotDeploymentProfiles';

test.each([
  ['another profile', 'azureADWindowsAutopilotDeploymentProfile'],
  ['a hybrid profile', 'activeDirectoryWindowsAutopilotDeploymentProfile'],
])('fails at plan when %s that nobody declares has all devices', async (_case, type) => {
  await using tenant = await startTenant();
  const { body } = await tenant.handle.request('POST', profilesPath, {
    '@odata.type': `#microsoft.graph.${type}`,
    displayName: 'Old',
  });
  await tenant.handle.request('POST', `${profilesPath}/${(body as { id: string }).id}/assignments`, {
    target: { '@odata.type': '#microsoft.graph.allDevicesAssignmentTarget' },
  });
  const plan = (target: object) =>
    tenant.plan(windowsAutopilotDeploymentProfile, { displayName: 'New', assignments: [{ ...target }] });

  const forAll = await plan({ target: 'allDevices' });
  const forGroup = await plan({ target: 'group', groupId: group });

  expect(forAll.diagnostics).toMatchObject([
    { code: 'INT2171', severity: 'error', why: expect.stringContaining('"Old"') },
  ]);
  expect(forGroup.diagnostics).toEqual([]);
});
