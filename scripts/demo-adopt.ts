import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Diagnostic } from '../core/index.js';
import { demoAdministrator, demoTenantId } from '../emulator/identities.js';
import { type HandHeldGraph, idOf, list, patch, post, signIn } from './demo-graph.js';
import { play, say, type Stage } from './demo-stage.js';

const management = '/beta/deviceManagement';
const configurations = `${management}/deviceEnrollmentConfigurations`;

async function tell(stage: Stage): Promise<void> {
  const graph = await clickTogether(stage);
  say('One command exports it as a declaration, and verifies with a plan that importing it changes nothing.');
  say('The user scopes are excluded, because Graph returns them only to a signed-in administrator.');
  await stage.run(['adopt', ...what], 0);
  await show(stage);
  say('Apply imports everything into the state and changes nothing in the tenant.');
  await stage.run(['apply', 'contoso.yaml'], 0);
  await stage.run(['plan', 'contoso.yaml'], 0);
  say(`${demoAdministrator.userPrincipalName} raises the default limit by hand. The next plan reports it.`);
  const limit = (await list(graph, configurations)).find(({ id }) => String(id).endsWith('_DefaultLimit'));
  await patch(graph, `${configurations}/${idOf(limit)}`, { '@odata.type': limitType, limit: 15 });
  await stage.run(['plan', 'contoso.yaml'], 3);
}

/** Shows the part of the demo that needs neither Terraform nor OpenTofu. */
async function tellWithoutTerraform(stage: Stage, { why, fix }: Diagnostic): Promise<void> {
  say(`Neither Terraform nor OpenTofu was found (${why}), so nothing is planned. To plan, ${fix}`);
  await clickTogether(stage);
  say('One command exports the tenant as a declaration.');
  await stage.run(['export', ...what], 0);
  await show(stage);
}

const what = ['--tenant', demoTenantId, '--name', 'contoso', '--exclude', 'windows.automaticEnrollment'];

async function show({ folder }: Stage): Promise<void> {
  say('The declaration, contoso.yaml:');
  const declaration = await readFile(join(folder, 'contoso.yaml'), 'utf8');
  process.stdout.write(declaration.replaceAll(/^/gmu, '    ').trimEnd() + '\n');
}

const limitType = '#microsoft.graph.deviceEnrollmentLimitConfiguration';

/** Creates the objects that an administrator configured in the admin center over the years. */
async function clickTogether(stage: Stage): Promise<HandHeldGraph> {
  say('A local Microsoft Graph with a tenant that was configured by hand, has 500 devices and no declaration.');
  const endpoint = await stage.startEmulator(['emulator', '--devices', '500', '--authority', 'intune', '--quiet']);
  const graph = { endpoint, token: await signIn(endpoint) };
  say(
    `${demoAdministrator.userPrincipalName} has created a limit for a group, a status page, categories and a cleanup rule.`,
  );
  const group = await post(graph, '/v1.0/groups', {
    ...{ displayName: 'Field staff (EMEA)', mailNickname: 'field', mailEnabled: false, securityEnabled: true },
  });
  const limit = await post(graph, configurations, { '@odata.type': limitType, displayName: 'Field staff', limit: 3 });
  await post(graph, `${configurations}/${idOf(limit)}/assign`, {
    enrollmentConfigurationAssignments: [
      { target: { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId: idOf(group) } },
    ],
  });
  await post(graph, configurations, {
    '@odata.type': '#microsoft.graph.windows10EnrollmentCompletionPageConfiguration',
    displayName: 'Autopilot devices',
    showInstallationProgress: true,
  });
  await post(graph, `${management}/deviceCategories`, { displayName: 'Kiosk', description: 'Shared devices in shops' });
  await post(graph, `${management}/deviceCategories`, { displayName: 'Office' });
  await post(graph, `${management}/managedDeviceCleanupRules`, {
    displayName: 'Silent Windows devices',
    deviceCleanupRulePlatformType: 'windows',
    deviceInactivityBeforeRetirementInDays: 90,
  });
  return graph;
}

/**
 * `npm run demo:adopt`: converts a tenant that was configured by hand to a declaration, with real Terraform and a local
 * Graph.
 */
play({ tell, tellWithoutTerraform });
