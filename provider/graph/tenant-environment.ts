import { counts } from './arguments.js';
import { environmentVariables } from './provider-attributes.js';
import type { Environment } from './settings.js';

/** Variable with the name of the tenant whose own variables count. */
export const tenantVariable = 'INTUNEFORM_TENANT';

/**
 * The environment for one tenant of several: `ARM_CLIENT_ID__CONTOSO_EU` stands in for `ARM_CLIENT_ID` where the tenant is
 * called `contoso-eu`. Default of `name`: what `INTUNEFORM_TENANT` says; without it there is but one environment.
 *
 * A tenant with variables of its own takes none of the shared ones that sign in, so that no two credentials meet; only the
 * client id stays, which many tenants may have in common.
 */
export function tenantEnvironment(env: Environment, name = env[tenantVariable] ?? ''): Environment {
  if (name === '') return env;
  const suffix = suffixOf(name);
  const own = variables.flatMap(({ argument, variable }): [string, string][] => {
    const value = env[`${variable}${suffix}`];
    return value === undefined || !counts(argument, value) ? [] : [[variable, value]];
  });
  if (own.length === 0) return env;
  const signsIn = own.some(([variable]) => credentialVariables.has(variable));
  const shared = signsIn ? Object.entries(env).filter(([variable]) => !credentialVariables.has(variable)) : undefined;
  return { ...(shared ? Object.fromEntries(shared) : env), ...Object.fromEntries(own) };
}

/**
 * An environment in which the provider sees that of the tenant, and everything else the shared one: backends and other providers
 * read variables of the same names, and sign in elsewhere. The variables of other tenants are left out.
 *
 * @param shared - the environment of all tenants
 * @param own - that of the tenant
 * @param name - name of the tenant
 */
export function environmentBeside(shared: Environment, own: Environment, name: string): Environment {
  const suffix = suffixOf(name);
  const common = Object.entries(shared).filter(([variable]) => !isOfTenant(variable));
  const different = variables.flatMap(({ variable }): [string, string | undefined][] =>
    own[variable] === undefined || own[variable] === shared[variable] ? [] : [[`${variable}${suffix}`, own[variable]]],
  );
  return { ...Object.fromEntries([...common, ...different]), [tenantVariable]: name };
}

function suffixOf(name: string): string {
  return `__${name.toUpperCase().replaceAll('-', '_')}`;
}

const variables = Object.entries(environmentVariables)
  .filter(([argument]) => argument !== 'tenantId')
  .flatMap(([argument, names]) => names.map((variable) => ({ argument, variable })));

function isOfTenant(variable: string): boolean {
  return variables.some((one) => variable.startsWith(`${one.variable}__`));
}

/** Arguments that do not prove who signs in. */
const noProof: ReadonlySet<string> = new Set([
  'clientId',
  'environment',
  'graphEndpoint',
  'preflight',
  'onExisting',
  'approvalJustification',
]);

const credentialVariables: ReadonlySet<string> = new Set(
  variables.filter(({ argument }) => !noProof.has(argument)).map(({ variable }) => variable),
);
