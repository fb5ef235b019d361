import { applicationPermissions } from '../../cli/insight/credential/ends.js';
import { leastPermissions, type Refusal, refusesApplications, terraformType } from '../../core/index.js';
import { refusalText } from './page.js';
import { type Definition, generatedMark } from './words.js';

/** Renders the page of all permissions as Markdown: for each resource, and the least permissions for everything. */
export function renderPermissionsPage(definitions: readonly Definition[]): string {
  const forApplications = definitions.filter((definition) => !isDelegatedOnly(definition));
  return [
    `<!-- ${generatedMark} -->`,
    '# Permissions',
    'Permissions of Microsoft Graph, both for an application (application permissions) and for a signed-in user (delegated permissions). Any one of the permissions in a cell is sufficient; the first is the least privileged. `intuneform doctor` lists the permissions that a declaration needs and those that are missing.',
    '## Everything',
    [
      '| for all resources | application | signed-in user |',
      '|---|---|---|',
      `| plan, see drift | ${names(leastPermissions(reads(forApplications)))} | ${names(leastPermissions(reads(definitions)))} |`,
      `| also apply | ${names(leastPermissions(all(forApplications)))} | ${names(leastPermissions(all(definitions)))} |`,
    ].join('\n'),
    '## Not needed',
    [
      '| without it, the report does not show | any one of |',
      '|---|---|',
      '| who changed something and when | `DeviceManagementApps.Read.All` |',
      '| how many devices a push certificate affects | `DeviceManagementManagedDevices.Read.All`, `DeviceManagementConfiguration.Read.All` |',
      `| when the client secret of the pipeline expires | ${names(applicationPermissions)} |`,
    ].join('\n'),
    '## Refused although the permissions suffice',
    'A token lists the Microsoft Entra roles of an application or a user in its claim `wids`. Based on this claim, plan warns, `doctor` reports the problem, and apply sends nothing that Graph is certain to reject.',
    ['| resource | refusal |', '|---|---|', ...definitions.flatMap(refusalRows).sort()].join('\n'),
    '## By resource',
    ['| resource | read | write | application |', '|---|---|---|---|', ...definitions.map(row).sort()].join('\n'),
    '',
  ].join('\n\n');
}

function isDelegatedOnly(definition: Definition): boolean {
  return definition.kind === 'resource' && refusesApplications(definition);
}

function reads(definitions: readonly Definition[]): readonly (readonly string[])[] {
  return definitions.map(({ permissions }) => permissions.read);
}

function all(definitions: readonly Definition[]): readonly (readonly string[])[] {
  return [...reads(definitions), ...definitions.map(({ permissions }) => permissions.write)];
}

function row(definition: Definition): string {
  const { name, permissions, kind } = definition;
  const type = `\`${kind === 'dataSource' ? 'data.' : ''}${terraformType(name)}\``;
  const application = isDelegatedOnly(definition) ? 'no' : applicationCell(definition);
  return `| ${type} | ${names(permissions.read)} | ${names(permissions.write)} | ${application} |`;
}

function applicationCell(definition: Definition): string {
  const refusal = refusalsOf(definition).find(({ who, certain }) => who === 'application' && certain);
  const role = refusal?.unless?.[0]?.name;
  return role === undefined ? 'yes' : `yes; writes with the Microsoft Entra role ${role}`;
}

function refusalsOf(definition: Definition): readonly Refusal[] {
  return definition.kind === 'resource' ? definition.refusals : [];
}

function refusalRows(definition: Definition): readonly string[] {
  return refusalsOf(definition).map((one) => `| \`${terraformType(definition.name)}\` | ${refusalText(one)} |`);
}

function names(permissions: readonly string[]): string {
  return permissions.length === 0 ? '–' : permissions.map((name) => `\`${name}\``).join(', ');
}
