import type { Identity, JsonObject } from '../../core/index.js';

/**
 * Application id of Microsoft Graph, in every tenant.
 *
 * @see https://learn.microsoft.com/troubleshoot/entra/entra-id/governance/verify-first-party-apps-sign-in
 */
const graphAppId = '00000003-0000-0000-c000-000000000000';

/**
 * The permissions in the format of an app registration's manifest.
 *
 * A manifest needs ids: `value` is a placeholder for `id`, which the commands of `grantCommands` look up.
 */
export function requiredResourceAccess(permissions: readonly string[], kind: Identity['kind']): readonly JsonObject[] {
  const type = kind === 'application' ? 'Role' : 'Scope';
  return [{ resourceAppId: graphAppId, resourceAccess: permissions.map((value) => ({ value, type })) }];
}

/** Commands for a shell with the Azure CLI that grant the permissions to an app registration. */
export function grantCommands(permissions: readonly string[], kind: Identity['kind']): string {
  const [list, type] = kind === 'application' ? ['appRoles', 'Role'] : ['oauth2PermissionScopes', 'Scope'];
  return [
    'app=CLIENT_ID_OF_THE_APP_REGISTRATION',
    `for permission in ${permissions.join(' ')}; do`,
    `  id=$(az ad sp show --id ${graphAppId} --query "${list}[?value=='$permission'].id | [0]" --output tsv)`,
    `  az ad app permission add --id "$app" --api ${graphAppId} --api-permissions "$id=${type}"`,
    'done',
    'az ad app permission admin-consent --id "$app"',
  ].join('\n');
}
