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
  say('The plan shows what apply would do, how many devices the cleanup rule would hide, and what a person must do.');
  await stage.run(['plan', 'tenant.yaml'], 2);
  say('apply does everything that can be automated. First, it sets the MDM authority, which cannot be undone.');
  await stage.run(['apply', 'tenant.yaml'], 2);
  say('next shows the progress of the tenant: a person must bind it to managed Google Play.');
  await stage.run(['next', 'tenant.yaml'], 2);
  await bindByHand(endpoint);
  say('Now apply can complete the last stage.');
  await stage.run(['apply', 'tenant.yaml', '--auto-approve'], 0);
  say('Now the tenant matches the declaration, and the plan is empty.');
  await stage.run(['plan', 'tenant.yaml'], 0);
  say('devices shows which devices leave, when, and why: the cleanup rule or the certificate.');
  await stage.run(['devices', 'tenant.yaml', '--platform', 'windows'], 0);
  await changeByHand(endpoint);
  say('The next plan shows the drift: what changed, who changed it and when.');
  await stage.run(['plan', 'tenant.yaml'], 3);
  say('drift finds the same changes without Terraform and without a state, in one tenant or a thousand.');
  await stage.run(['drift', 'tenant.yaml'], 3);
  say('apply restores the declared values.');
  await stage.run(['apply', 'tenant.yaml'], 0);
  await stage.run(['plan', 'tenant.yaml'], 0);
}

/** Shows the part of the demo that needs neither Terraform nor OpenTofu, and lists the rest. */
async function tellWithoutTerraform(stage: Stage, missing: Diagnostic): Promise<void> {
  say('Neither Terraform nor OpenTofu was found, so this demo skips plan and apply:');
  process.stdout.write(renderDiagnostics([missing], { color: wantsColor(process.stdout, process.env) }));
  await declareTenant(stage);
  await stage.run(['synth', 'tenant.yaml'], 0);
  say(
    'drift compares the declaration with the tenant without Terraform. Nothing has been applied yet, so the declared objects are missing.',
  );
  await stage.run(['drift', 'tenant.yaml'], 3);
}

/** Starts a tenant and writes its declaration. Returns the address of its Graph. */
async function declareTenant(stage: Stage): Promise<string> {
  say('A local Microsoft Graph with a tenant that has 2,000 devices and no MDM authority yet.');
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
    `${demoAdministrator.userPrincipalName} makes two changes by hand: the cleanup rule now waits 270 days, and users can enroll 15 devices.`,
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
