import { environmentVariables } from '../provider/graph/index.js';
import type { Environment } from './session.js';

/**
 * The environment for one tenant of several: `ARM_CLIENT_ID__CONTOSO_EU` stands in for `ARM_CLIENT_ID` where the tenant is
 * called `contoso-eu`.
 *
 * A tenant with variables of its own takes none of the shared ones that sign in, so that no two credentials meet; only the
 * client id stays, which many tenants may have in common.
 */
export function tenantEnvironment(env: Environment, name: string): Environment {
  const suffix = `__${name.toUpperCase().replaceAll('-', '_')}`;
  const own = variables.flatMap(({ variable }): [string, string][] => {
    const value = env[`${variable}${suffix}`];
    return value === undefined || value === '' ? [] : [[variable, value]];
  });
  if (own.length === 0) return env;
  const signsIn = own.some(([variable]) => credentialVariables.has(variable));
  const shared = signsIn ? Object.entries(env).filter(([variable]) => !credentialVariables.has(variable)) : undefined;
  return { ...(shared ? Object.fromEntries(shared) : env), ...Object.fromEntries(own) };
}

const variables = Object.entries(environmentVariables)
  .filter(([argument]) => argument !== 'tenantId')
  .flatMap(([argument, names]) => names.map((variable) => ({ argument, variable })));

/** Arguments that do not prove who signs in. */
const noProof: ReadonlySet<string> = new Set(['clientId', 'environment', 'graphEndpoint', 'preflight']);

const credentialVariables: ReadonlySet<string> = new Set(
  variables.filter(({ argument }) => !noProof.has(argument)).map(({ variable }) => variable),
);
