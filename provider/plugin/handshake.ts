import { type Diagnostic, error, pluginCookie, pluginProtocol } from '../../core/index.js';

/** The environment in which the provider was started. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Terraform's requirements for the connection. */
export interface Handshake {
  /** Certificate that Terraform will present, in PEM. Absent: plain text (TF_DISABLE_PLUGIN_TLS). */
  readonly clientCertificate?: string;
}

/**
 * Reads Terraform's variables from the environment. Returns an error if the provider was started by hand (INT4007) or
 * by a program that does not support protocol 6 (INT4008).
 *
 * @see https://github.com/hashicorp/go-plugin/blob/v1.6.0/docs/guide-plugin-write-non-go.md
 */
export function readHandshake(environment: Environment): Handshake | Diagnostic {
  if (environment.TF_PLUGIN_MAGIC_COOKIE !== pluginCookie) return startedByHand;
  const offered = environment.PLUGIN_PROTOCOL_VERSIONS ?? '';
  if (!offered.split(',').includes(pluginProtocol)) return noCommonVersion(offered);
  const clientCertificate = environment.PLUGIN_CLIENT_CERT;
  return clientCertificate ? { clientCertificate } : {};
}

/**
 * Formats the line that contains the provider's address for Terraform, without a line break. `address`: a path, or host
 * and port.
 */
export function renderHandshake(network: 'unix' | 'tcp', address: string, certificate?: Uint8Array): string {
  const encoded = certificate ? Buffer.from(certificate).toString('base64').replace(/=+$/u, '') : '';
  return ['1', pluginProtocol, network, address, 'grpc', encoded].join('|');
}

const startedByHand: Diagnostic = error('INT4007', {
  what: 'this program is a Terraform provider, which only Terraform can start',
  why: 'it was not started by Terraform: TF_PLUGIN_MAGIC_COOKIE is missing or wrong',
  fix: 'run `terraform` or `intuneform`; they start the provider',
});

function noCommonVersion(offered: string): Diagnostic {
  return error('INT4008', {
    what: 'no common version of the plugin protocol',
    why: `the provider supports version ${pluginProtocol}; Terraform offered ${/^[\d,]+$/u.test(offered) ? offered : 'none'}`,
    fix: 'use Terraform 1.11 or newer, or OpenTofu',
  });
}
