import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Diagnostic } from '../core/index.js';
import { demoAdministrator, demoTenantId } from '../emulator/identities.js';
import { renderDiagnostics, wantsColor } from '../report/index.js';
import { idOf, list, patch, post, signIn } from './demo-graph.js';
import { play, say, type Stage } from './demo-stage.js';

const declaration = `apiVersion: intuneform/v1
kind: IntuneTenant
metadata: { name: contoso }
spec:
  tenantId: ${demoTenantId}
  authority:
    desired: intune
  enrollment:
    limits: { default: 5 }
    android:
      managedGooglePlay: { bound: true }
    categories:
      - { displayName: Kiosk, description: Shared devices in shops }
  retention:
    cleanupRules:
      - { platform: windows, inactiveDays: 90 }
    maxAffected: { percent: 30 }
`;

async function tellStory(stage: Stage): Promise<void> {
  const endpoint = await declareTenant(stage);
  say('The plan shows what apply would do, how many devices the cleanup rule would hide, and what waits for a person.');
  await stage.run(['plan', 'tenant.yaml'], 2);
  say('apply does everything that it can. First it sets the MDM authority, which cannot be undone.');
  await stage.run(['apply', 'tenant.yaml'], 2);
  say('next shows where the tenant stands: a person has to bind it to managed Google Play.');
  await stage.run(['next', 'tenant.yaml'], 2);
  await bindByHand(endpoint);
  say('Now apply can finish the last stage.');
  await stage.run(['apply', 'tenant.yaml', '--auto-approve'], 0);
  say('Now the tenant is as declared, and the plan is empty.');
  await stage.run(['plan', 'tenant.yaml'], 0);
  say('devices shows which device leaves when, and by which clock: the cleanup rule or the certificate.');
  await stage.run(['devices', 'tenant.yaml', '--platform', 'windows'], 0);
  await changeByHand(endpoint);
  say('The next plan shows the drift: what, who and when.');
  await stage.run(['plan', 'tenant.yaml'], 3);
  say('drift finds the same without Terraform and without a state, in one tenant or in a thousand.');
  await stage.run(['drift', 'tenant.yaml'], 3);
  say('apply restores what is declared.');
  await stage.run(['apply', 'tenant.yaml'], 0);
  await stage.run(['plan', 'tenant.yaml'], 0);
}

/** Shows the part of the demo that needs neither Terraform nor OpenTofu, and lists the rest. */
async function tellWithoutTerraform(stage: Stage, missing: Diagnostic): Promise<void> {
  say('Neither Terraform nor OpenTofu was found, so this demo leaves out plan and apply:');
  process.stdout.write(renderDiagnostics([missing], { color: wantsColor(process.stdout, process.env) }));
  await declareTenant(stage);
  await stage.run(['synth', 'tenant.yaml'], 0);
  say(
    'drift compares the declaration with the tenant by itself. Nothing was applied yet, so what is declared is missing.',
  );
  await stage.run(['drift', 'tenant.yaml'], 3);
}

/** Starts a tenant and writes its declaration. Returns the address of its Graph. */
async function declareTenant(stage: Stage): Promise<string> {
  say('A local Microsoft Graph: a tenant with no MDM authority yet and 2,000 devices.');
  const endpoint = await stage.startEmulator(['emulator', '--devices', '2000', '--authority', 'none', '--quiet']);
  say('The declaration, in tenant.yaml:');
  process.stdout.write(declaration.replaceAll(/^/gmu, '    ').trimEnd() + '\n');
  await writeFile(join(stage.folder, 'tenant.yaml'), declaration);
  await stage.run(['validate', 'tenant.yaml'], 0);
  return endpoint;
}

/** Binds the tenant to managed Google Play, as a person would at Google. */
async function bindByHand(endpoint: string): Promise<void> {
  say(`${demoAdministrator.userPrincipalName} completes the sign-up at Google.`);
  const graph = { endpoint, token: await signIn(endpoint) };
  await post(graph, '/beta/deviceManagement/androidManagedStoreAccountEnterpriseSettings/completeSignup', {
    enterpriseToken: 'from-google',
  });
}

/** Makes two changes as an administrator would in the admin center: with a separate token, bypassing Terraform. */
async function changeByHand(endpoint: string): Promise<void> {
  say(
    `${demoAdministrator.userPrincipalName} changes two things by hand: the cleanup rule waits 270 days, users may enroll 15 devices.`,
  );
  const token = await signIn(endpoint);
  const graph = { endpoint, token };
  const rules = await list(graph, '/beta/deviceManagement/managedDeviceCleanupRules');
  const rule = rules.find(({ deviceCleanupRulePlatformType }) => deviceCleanupRulePlatformType === 'windows');
  await patch(graph, `/beta/deviceManagement/managedDeviceCleanupRules/${idOf(rule)}`, {
    deviceInactivityBeforeRetirementInDays: 270,
  });
  const limits = await list(graph, '/beta/deviceManagement/deviceEnrollmentConfigurations');
  const limit = limits.find(({ id }) => typeof id === 'string' && id.endsWith('_DefaultLimit'));
  await patch(graph, `/beta/deviceManagement/deviceEnrollmentConfigurations/${idOf(limit)}`, {
    '@odata.type': '#microsoft.graph.deviceEnrollmentLimitConfiguration',
    limit: 15,
  });
}

/**
 * `npm run demo`: the full workflow of a declaration, with real Terraform and a local Graph. Leaves no files behind.
 */
play({ tell: tellStory, tellWithoutTerraform });
