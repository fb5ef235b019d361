import { demoApplication } from '../emulator/identities.js';
import { isLoopback } from '../provider/graph/endpoint.js';
import { environmentVariables } from '../provider/graph/provider-attributes.js';
import type { Environment } from './session.js';

/**
 * The environment of the provider and of our own Graph client: the user's, with the Graph endpoint that was given.
 *
 * Against a loopback endpoint, and where the user set no credentials at all, the demo identity of the emulator stands in;
 * it means nothing to anyone else.
 */
export function graphEnvironment(env: Environment, graphEndpoint: string | undefined): Environment {
  const [endpointVariable] = environmentVariables.graphEndpoint;
  const endpoint = graphEndpoint ?? env[endpointVariable];
  const given = endpoint === undefined ? env : { ...env, [endpointVariable]: endpoint };
  if (endpoint === undefined || !isLoopback(endpoint) || hasCredentials(env)) return given;
  return { ...given, ARM_CLIENT_ID: demoApplication.clientId, ARM_CLIENT_SECRET: demoApplication.clientSecret };
}

/** Arguments that do not say who. */
const notWho = new Set(['tenantId', 'environment', 'graphEndpoint', 'preflight']);

function hasCredentials(env: Environment): boolean {
  return Object.entries(environmentVariables)
    .filter(([argument]) => !notWho.has(argument))
    .some(([, variables]) => variables.some((variable) => env[variable] !== undefined && env[variable] !== ''));
}

/** What Terraform needs besides: our configuration file, no update check, no questions. */
export function terraformEnvironment(env: Environment, configurationFile: string): Environment {
  return {
    ...env,
    TF_CLI_CONFIG_FILE: configurationFile,
    CHECKPOINT_DISABLE: '1',
    TF_IN_AUTOMATION: '1',
    TF_INPUT: '0',
  };
}
