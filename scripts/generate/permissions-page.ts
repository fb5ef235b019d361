import { applicationPermissions } from '../../cli/insight/credential/ends.js';
import { leastPermissions, terraformType } from '../../core/index.js';
import { type Definition, generatedMark } from './words.js';

/** The page of all permissions, as Markdown: of each resource, and the least with which everything can be done. */
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
    '## By resource',
    ['| resource | read | write | application |', '|---|---|---|---|', ...definitions.map(row).sort()].join('\n'),
    '',
  ].join('\n\n');
}

function isDelegatedOnly(definition: Definition): boolean {
  return definition.kind === 'resource' && definition.appOnly === false;
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
  const application = isDelegatedOnly(definition) ? 'no' : 'yes';
  return `| ${type} | ${names(permissions.read)} | ${names(permissions.write)} | ${application} |`;
}

function names(permissions: readonly string[]): string {
  return permissions.length === 0 ? '–' : permissions.map((name) => `\`${name}\``).join(', ');
}
