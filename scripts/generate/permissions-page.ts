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
    'Permissions of Microsoft Graph, for an application (application permissions) and for a signed-in user (delegated ones) alike. Any one of those in a cell suffices; the first is the least. `intuneform doctor` tells what one declaration needs, and what of it is missing.',
    '## Everything',
    [
      '| to do with all of it | application | signed-in user |',
      '|---|---|---|',
      `| plan, see drift | ${names(leastPermissions(reads(forApplications)))} | ${names(leastPermissions(reads(definitions)))} |`,
      `| apply as well | ${names(leastPermissions(all(forApplications)))} | ${names(leastPermissions(all(definitions)))} |`,
    ].join('\n'),
    '## Not needed',
    [
      '| without it the report leaves out | any one of |',
      '|---|---|',
      '| who changed something and when | `DeviceManagementApps.Read.All` |',
      '| how many devices a push certificate concerns | `DeviceManagementManagedDevices.Read.All`, `DeviceManagementConfiguration.Read.All` |',
      `| when the client secret of the pipeline ends | ${names(applicationPermissions)} |`,
    ].join('\n'),
    '## Refused although the permissions suffice',
    'A token names the Entra roles of an application or a user in its claim `wids`. Plan warns by it, `doctor` reports it, and apply sends nothing that Graph is sure to refuse.',
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
  return role === undefined ? 'yes' : `yes; writes with the Entra role ${role}`;
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
