import { type Diagnostic, own, toTerraformName } from '../../core/index.js';
import { argumentError, type Arguments, type Given, renderOrigin, renderSetting } from './arguments.js';
import type { ProviderArgument } from './provider-attributes.js';
import type { CredentialSettings } from './settings.js';

/** A way of signing in. */
export type CredentialKind = CredentialSettings['kind'];

/** The sign-in method that the arguments select. */
export interface KindChoice {
  readonly kind?: CredentialKind;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Selects the sign-in method: from the provider block, then from the environment; in each, first by a switch
 * (`use_oidc`, `use_msi`, `use_cli`), then by the available credentials.
 *
 * Two kinds in the provider block, or two switches in one place, are an error (INT1404). The environment can contain
 * several: a certificate takes precedence over a secret, which takes precedence over an identity token, as in the
 * azuread provider. If there is nothing else, the Azure CLI signs in, unless `use_cli` is off, as in the azurerm
 * provider.
 */
export function chooseKind(input: Arguments): KindChoice {
  const badSwitches = switches.flatMap(({ name }) => checkSwitch(input.given.get(name)));
  const choice = chooseIn(input, 'block') ?? chooseIn(input, 'environment') ?? nothing(input);
  return { ...choice, diagnostics: [...badSwitches, ...choice.diagnostics] };
}

const switches = [
  { name: 'useOidc', kind: 'oidc' },
  { name: 'useMsi', kind: 'managedIdentity' },
  { name: 'useCli', kind: 'azureCli' },
] as const satisfies readonly { name: ProviderArgument; kind: CredentialKind }[];

const truths: Readonly<Record<string, boolean>> = { true: true, '1': true, false: false, '0': false };

function checkSwitch(given: Given | undefined): readonly Diagnostic[] {
  if (given === undefined || own(truths, given.value.toLowerCase()) !== undefined) return [];
  return [
    argumentError('INT1411', given.name, {
      what: `${toTerraformName(given.name)} is neither true nor false`,
      why: `${renderOrigin(given)} is "${given.value}"; allowed are true, false, 1 and 0`,
      fix: `set ${renderSetting(given.name)} to true or false`,
    }),
  ];
}

type Layer = 'block' | 'environment';

function chooseIn(input: Arguments, layer: Layer): KindChoice | undefined {
  const on = switches.filter(({ name }) => isIn(layer, input.given.get(name)) && switchOf(input, name) === true);
  const [first] = on;
  if (first !== undefined) return on.length > 1 ? conflict(on.map(({ name }) => name)) : chosen(first.kind);
  const atHand = materials.filter((material) => material.kind !== 'oidc' || switchOf(input, 'useOidc') !== false);
  const present = atHand.flatMap(({ kind, find }) => {
    const given = find(input)?.find((each) => isIn(layer, each));
    return given === undefined ? [] : [{ kind, name: given.name }];
  });
  const [best] = present;
  if (best === undefined) return undefined;
  return layer === 'block' && present.length > 1 ? conflict(present.map(({ name }) => name)) : chosen(best.kind);
}

function isIn(layer: Layer, given: Given | undefined): boolean {
  return given !== undefined && (given.variable === undefined) === (layer === 'block');
}

function switchOf({ given }: Arguments, name: ProviderArgument): boolean | undefined {
  return own(truths, given.get(name)?.value.toLowerCase() ?? '');
}

interface Material {
  readonly kind: CredentialKind;
  readonly find: (input: Arguments) => readonly Given[] | undefined;
}

const materials: readonly Material[] = [
  { kind: 'clientCertificate', find: anyOf('clientCertificatePath', 'clientCertificate') },
  { kind: 'clientSecret', find: anyOf('clientSecret', 'clientSecretFilePath') },
  { kind: 'oidc', find: anyOf('oidcToken', 'oidcTokenFilePath') },
  { kind: 'oidc', find: requestable },
];

function anyOf(...names: readonly ProviderArgument[]): Material['find'] {
  return ({ given }) => names.flatMap((name) => given.get(name) ?? []);
}

/** Azure DevOps always sets its request address: it is intended for the provider only with a service connection. */
function requestable({ given }: Arguments): readonly Given[] | undefined {
  const url = given.get('oidcRequestUrl');
  const token = given.get('oidcRequestToken');
  if (url === undefined || token === undefined) return undefined;
  return url.variable !== 'SYSTEM_OIDCREQUESTURI' || given.has('azureDevopsServiceConnectionId') ? [token] : undefined;
}

function chosen(kind: CredentialKind): KindChoice {
  return { kind, diagnostics: [] };
}

function conflict(names: readonly ProviderArgument[]): KindChoice {
  const list = names.map(toTerraformName).join(' and ');
  const [first] = names;
  return {
    diagnostics: [
      argumentError('INT1404', first ?? 'useOidc', {
        what: 'two sign-in methods are configured',
        why: `${list} need different credentials`,
        fix: `keep one of ${list}`,
      }),
    ],
  };
}

function nothing(input: Arguments): KindChoice {
  if (input.unknown.size > 0) return { diagnostics: [] };
  return switchOf(input, 'useCli') === false
    ? { diagnostics: [noCredentials('use_cli is false')] }
    : chosen('azureCli');
}

/** Whether the Azure CLI is used only because no other credential exists. */
export function isCliByDefault(input: Arguments): boolean {
  return switchOf(input, 'useCli') !== true;
}

/** Reports that there are no credentials (INT1400). `cli`: why the Azure CLI cannot be used either. */
export function noCredentials(cli: string): Diagnostic {
  return argumentError('INT1400', 'clientId', {
    what: 'no credentials are configured',
    why: `neither the provider block nor the environment sets a secret, a certificate, an identity token or a managed identity; ${cli}`,
    fix: `run az login; or set ${renderSetting('clientId')} with ${renderSetting('clientSecret')}, ${renderSetting('clientCertificatePath')}, or ${renderSetting('useOidc')} or ${renderSetting('useMsi')} to true`,
  });
}
