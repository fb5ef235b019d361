import { counts } from './arguments.js';
import { environmentVariables } from './provider-attributes.js';
import type { Environment } from './settings.js';

/** Variable with the name of the tenant whose own variables are used. */
export const tenantVariable = 'INTUNEFORM_TENANT';

/**
 * The environment for one of several tenants: `ARM_CLIENT_ID__CONTOSO_EU` replaces `ARM_CLIENT_ID` for the tenant
 * `contoso-eu`. Default of `name`: `INTUNEFORM_TENANT`; without it, there is only one environment.
 *
 * A tenant with its own variables uses none of the shared sign-in variables, so that credentials are not mixed; only
 * the client id stays, which many tenants can share.
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
 * An environment in which the provider finds the variables of the tenant, and everything else the shared ones: backends
 * and other providers read variables with the same names, and sign in elsewhere. The variables of other tenants are
 * removed.
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

/** Arguments that are not credentials. */
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
