import { join, resolve } from 'node:path';

import { demoApplication } from '../../emulator/identities.js';
import { workingFolderVariable } from '../../provider/graph/arguments.js';
import { isLoopback } from '../../provider/graph/endpoint.js';
import { environmentVariables } from '../../provider/graph/provider-attributes.js';
import { environmentBeside, tenantEnvironment } from '../../provider/graph/tenant-environment.js';
import { withAbsolutePaths } from './path-variables.js';
import type { Environment } from './session.js';

/**
 * The environment of our own Graph client for one tenant: the user's, with the variables that end with the tenant's
 * name, and the given Graph endpoint.
 *
 * For a loopback endpoint without any credentials from the user, the demo identity of the emulator is used; it is not
 * valid elsewhere.
 */
export function graphEnvironment(all: Environment, graphEndpoint: string | undefined, name: string): Environment {
  const env = tenantEnvironment(all, name);
  const [endpointVariable] = environmentVariables.graphEndpoint;
  const endpoint = graphEndpoint ?? env[endpointVariable];
  const given = endpoint === undefined ? env : { ...env, [endpointVariable]: endpoint };
  if (endpoint === undefined || !isLoopback(endpoint) || hasCredentials(env)) return given;
  return { ...given, ARM_CLIENT_ID: demoApplication.clientId, ARM_CLIENT_SECRET: demoApplication.clientSecret };
}

/** Whether all tenants use a Graph endpoint on this machine, such as the emulator. */
export function isEmulated(env: Environment, graphEndpoint: string | undefined): boolean {
  const [endpointVariable] = environmentVariables.graphEndpoint;
  const endpoint = graphEndpoint ?? env[endpointVariable];
  return endpoint !== undefined && isLoopback(endpoint);
}

/** Arguments that do not identify a credential. */
const notWho = new Set([
  'tenantId',
  'environment',
  'graphEndpoint',
  'preflight',
  'onExisting',
  'approvalJustification',
]);

function hasCredentials(env: Environment): boolean {
  return Object.entries(environmentVariables)
    .filter(([argument]) => !notWho.has(argument))
    .some(([, variables]) => variables.some((variable) => env[variable] !== undefined && env[variable] !== ''));
}

/** The tenant and environment of a Terraform run. */
export interface TerraformSurroundings {
  /** Name of the tenant. */
  readonly name: string;
  /** Result of `graphEnvironment`. */
  readonly graphEnv: Environment;
  readonly configurationFile: string;
  /** Folder in which the command runs, and with the states by default. */
  readonly cwd: string;
}

/**
 * The environment of Terraform: the user's, in which our provider finds the variables of the tenant while backends and
 * other providers find the shared ones; with our configuration file, and without update check and prompts.
 */
export function terraformEnvironment(
  all: Environment,
  { name, graphEnv, configurationFile, cwd }: TerraformSurroundings,
): Environment {
  return {
    ...withAbsolutePaths(environmentBeside(all, graphEnv, name), cwd),
    // Base of the paths in the provider block.
    [workingFolderVariable]: cwd,
    TF_CLI_CONFIG_FILE: configurationFile,
    // Next to the state, not in the generated folder, which users delete.
    INTUNEFORM_LEDGER: resolve(cwd, all.INTUNEFORM_LEDGER ?? join('.intuneform', 'ledger'), encodeURIComponent(name)),
    CHECKPOINT_DISABLE: '1',
    TF_IN_AUTOMATION: '1',
    TF_INPUT: '0',
  };
}
