import { own } from '../../core/index.js';

/** Name of a Microsoft cloud, as in the provider argument `environment`. */
export type CloudName = 'public' | 'usgovernment' | 'usgovernmentl5' | 'china';

/** Endpoints of a Microsoft cloud: origins without a trailing slash. */
export interface Cloud {
  /** Microsoft Graph. */
  readonly graph: string;
  /** Microsoft Entra, which issues the tokens. */
  readonly authority: string;
}

/**
 * Microsoft's clouds: public, US Government L4 (GCC High), US Government L5 (DoD) and China (21Vianet).
 *
 * @see https://learn.microsoft.com/graph/deployments
 * @see https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud
 */
export const clouds: Readonly<Record<CloudName, Cloud>> = {
  public: { graph: 'https://graph.microsoft.com', authority: 'https://login.microsoftonline.com' },
  usgovernment: { graph: 'https://graph.microsoft.us', authority: 'https://login.microsoftonline.us' },
  usgovernmentl5: { graph: 'https://dod-graph.microsoft.us', authority: 'https://login.microsoftonline.us' },
  china: { graph: 'https://microsoftgraph.chinacloudapi.cn', authority: 'https://login.chinacloudapi.cn' },
};

/** Names of all clouds, the default first. */
export const cloudNames = ['public', 'usgovernment', 'usgovernmentl5', 'china'] as const satisfies readonly CloudName[];

/**
 * Finds a cloud by name, case-insensitively. Includes names that the azuread provider also accepts (`usgovernmentl4`,
 * `dod`).
 *
 * @see https://registry.terraform.io/providers/hashicorp/azuread/latest/docs
 */
export function findCloud(name: string): CloudName | undefined {
  const wanted = name.toLowerCase();
  return own(aliases, wanted) ?? cloudNames.find((known) => known === wanted);
}

const aliases: Readonly<Record<string, CloudName>> = { usgovernmentl4: 'usgovernment', dod: 'usgovernmentl5' };
