import { resolve } from 'node:path';

import { pathArguments } from '../../provider/graph/arguments.js';
import { environmentVariables } from '../../provider/graph/provider-attributes.js';
import type { Environment } from './session.js';

/**
 * Makes paths in variables absolute, because Terraform, its backends and its providers run in other folders than the
 * user. `TF_DATA_DIR` stays as it is: every stack has its own.
 */
export function withAbsolutePaths(env: Environment, cwd: string): Environment {
  const changed = Object.entries(env).flatMap(([name, value]) => {
    const isPath = pathVariables.has(name.replace(/__.*$/u, ''));
    return isPath && value !== undefined && value !== '' ? [[name, resolve(cwd, value)] as const] : [];
  });
  return { ...env, ...Object.fromEntries(changed) };
}

const ours = Object.entries(environmentVariables).flatMap(([name, variables]): readonly string[] =>
  pathArguments.has(name) ? variables : [],
);

/**
 * Variables of the provider and the azurerm backend, of Node and OpenSSL, of Terraform, and of clients that backends
 * use.
 */
const pathVariables: ReadonlySet<string> = new Set([
  ...ours,
  ...['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE', 'SSL_CERT_DIR'],
  ...['TF_PLUGIN_CACHE_DIR', 'TF_LOG_PATH'],
  ...['AZURE_CONFIG_DIR', 'AZURE_FEDERATED_TOKEN_FILE', 'AZURE_CLIENT_CERTIFICATE_PATH'],
  ...[
    'AWS_CONFIG_FILE',
    'AWS_SHARED_CREDENTIALS_FILE',
    'AWS_WEB_IDENTITY_TOKEN_FILE',
    'GOOGLE_APPLICATION_CREDENTIALS',
  ],
]);
