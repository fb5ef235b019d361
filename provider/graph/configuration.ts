import { type Diagnostic, hasErrors, isGuid, type ValueObject } from '../../core/index.js';
import { argumentError, type Arguments, type Given, readArguments, renderOrigin, renderSetting } from './arguments.js';
import { type CloudName, cloudNames, clouds, findCloud } from './clouds.js';
import { resolveCredential } from './credential-settings.js';
import { checkEndpoint, isLoopback } from './endpoint.js';
import { checkModes } from './plan-modes.js';
import type { ProviderArgument } from './provider-attributes.js';
import { checkProxy } from './proxy.js';
import type { Environment, GraphSettings } from './settings.js';

/** Result of the provider's configuration. Without settings and errors: some of it is unknown during plan. */
export interface ResolvedConfiguration {
  readonly settings?: GraphSettings;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Converts the provider block and the environment to settings, or reports all problems at once (INT1400 to INT1412).
 *
 * Reads the secret, token and certificate files. Unknown values are not an error: then there are no settings.
 */
export function resolveConfiguration(config: ValueObject, environment: Environment): ResolvedConfiguration {
  const input = readArguments(config, environment);
  const place = resolvePlace(input);
  const credential = resolveCredential(input, { loopback: isLoopback(place.endpoint) });
  const diagnostics = [
    ...checkTenant(input),
    ...guidArguments.flatMap((name) => checkGuid(input.given.get(name))),
    ...checkModes(input.given),
    ...place.diagnostics,
    ...(isLoopback(place.endpoint) ? [] : checkProxy(environment)),
    ...credential.diagnostics,
  ];
  const tenantId = input.given.get('tenantId')?.value.toLowerCase();
  if (hasErrors(diagnostics) || input.unknown.size > 0) return { diagnostics };
  if (tenantId === undefined || credential.credential === undefined) return { diagnostics };
  return { settings: toSettings(place, { tenantId, credential: credential.credential }), diagnostics };
}

interface Place {
  readonly cloud: CloudName;
  readonly endpoint: string;
  readonly diagnostics: readonly Diagnostic[];
}

function resolvePlace({ given }: Arguments): Place {
  const named = given.get('environment');
  const cloud = named === undefined ? 'public' : findCloud(named.value);
  const endpoint = given.get('graphEndpoint');
  return {
    cloud: cloud ?? 'public',
    endpoint: endpoint === undefined ? clouds[cloud ?? 'public'].graph : endpoint.value.replace(/\/+$/u, ''),
    diagnostics: [
      ...(named !== undefined && cloud === undefined ? [unknownCloud(named)] : []),
      ...(endpoint === undefined ? [] : checkEndpoint(endpoint)),
    ],
  };
}

function unknownCloud(given: Given): Diagnostic {
  return argumentError('INT1410', 'environment', {
    what: `the Microsoft cloud "${given.value}" does not exist`,
    why: `${renderOrigin(given)} is "${given.value}"; allowed are ${cloudNames.join(', ')}`,
    fix: `set ${renderSetting('environment')} to one of them, or omit it to use the public cloud`,
  });
}

function checkTenant({ given, unknown }: Arguments): readonly Diagnostic[] {
  if (given.has('tenantId') || unknown.has('tenantId')) return [];
  const what = 'the tenant to manage is not specified';
  return [
    argumentError('INT1401', 'tenantId', {
      what,
      why: 'neither the provider block nor the environment sets a tenant id',
      fix: `set ${renderSetting('tenantId')} to the tenant id on the Overview page of the Microsoft Entra admin center`,
    }),
  ];
}

const guidArguments = ['tenantId', 'clientId', 'msiClientId'] as const satisfies readonly ProviderArgument[];

function checkGuid(given: Given | undefined): readonly Diagnostic[] {
  if (given === undefined || isGuid(given.value)) return [];
  const { name, value } = given;
  const noun = name === 'tenantId' ? 'tenant id' : 'client id';
  return [
    argumentError('INT1402', name, {
      what: `the ${noun} is not a GUID`,
      why: `${renderOrigin(given)} is "${value}"; a GUID looks like 3f2504e0-4f89-41d3-9a0c-0305e82c3301`,
      fix: `set ${renderSetting(name)} to the ${noun} from the Microsoft Entra admin center instead of a name or domain`,
    }),
  ];
}

function toSettings({ cloud, endpoint }: Place, rest: Pick<GraphSettings, 'tenantId' | 'credential'>): GraphSettings {
  const loopback = isLoopback(endpoint);
  return {
    ...rest,
    cloud,
    endpoint: new URL(endpoint).origin,
    loopback,
    // A Microsoft sign-in always uses Microsoft's own authority, except with an explicit loopback address.
    authority: loopback ? new URL(endpoint).origin : clouds[cloud].authority,
    scope: `${clouds[cloud].graph}/.default`,
  };
}
