import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { type Diagnostic, error, isJsonObject, type Json, type JsonObject } from '../../core/index.js';
import { jsonOfFile } from '../process/read-file.js';

/** File in the working folder that defines where Terraform stores the states. Without it, they are local files. */
export const backendFile = 'intuneform.backend.json';

/** Where Terraform stores the state of each tenant. */
export interface StateBackend {
  /** Type of Terraform's backend, such as `azurerm`. */
  readonly type: string;
  /** Its settings as in the file: `{name}` in a text is the name of the tenant. */
  readonly settings: JsonObject;
}

/**
 * Reads the backend file of a folder. Undefined: there is none. A diagnostic (INT1391, INT1392): it is invalid. A run
 * with local states instead would treat every object as new.
 *
 * `isEmulated`: Graph is the emulator, whose states must not replace those of a tenant. They are then local files.
 *
 * @see https://developer.hashicorp.com/terraform/language/backend
 */
export function readStateBackend(
  folder: string,
  { isEmulated = false }: { readonly isEmulated?: boolean | undefined } = {},
): StateBackend | Diagnostic | undefined {
  const file = join(folder, backendFile);
  if (!existsSync(file)) return undefined;
  const blocks = jsonOfFile(file);
  const [only, ...others] = isJsonObject(blocks) ? Object.entries(blocks) : [];
  if (only === undefined || others.length > 0 || !isJsonObject(only[1])) {
    return unusable('it is not a JSON object with one member: the backend type, with its settings');
  }
  const [type, settings] = only;
  const isUnused = isEmulated && type !== 'local';
  return faultOf(settings, isUnused) ?? (isUnused ? undefined : { type, settings });
}

/** A backend that is not used can still have placeholders. */
function faultOf(settings: JsonObject, isUnused: boolean): Diagnostic | undefined {
  const text = JSON.stringify(settings);
  const secret = Object.keys(settings).find((name) => secrets.has(name));
  const placeholder = /<[^<>"]+>/u.exec(text)?.[0];
  if (secret !== undefined) return holdsSecret(secret);
  if (placeholder !== undefined && !isUnused) return unusable(`it still contains the placeholder ${placeholder}`);
  return text.includes('{name}')
    ? undefined
    : unusable('no setting contains {name}, so all tenants would share one state');
}

/** Secret settings of Terraform's backends. Terraform would copy them into every plan. */
const secrets: ReadonlySet<string> = new Set([
  ...['access_key', 'sas_token', 'client_secret', 'client_certificate', 'client_certificate_password'],
  ...['oidc_token', 'oidc_request_token', 'secret_key', 'token', 'access_token', 'password', 'credentials'],
  ...['encryption_key', 'conn_str'],
]);

function unusable(why: string): Diagnostic {
  return error('INT1391', {
    what: 'the file that configures where states are stored cannot be used',
    where: { file: backendFile },
    why,
    fix: `write it as {"azurerm": {"storage_account_name": "…", "container_name": "…", "key": "{name}.tfstate"}}, or remove it to store states in local files`,
  });
}

function holdsSecret(name: string): Diagnostic {
  return error('INT1392', {
    what: 'the file that configures where states are stored contains a secret',
    where: { file: backendFile },
    why: `the setting is ${name}; Terraform copies it into the plan`,
    fix: 'remove it, and configure the credentials in the environment, preferably with OIDC',
  });
}

/** Adds the backend for a tenant's state to Terraform JSON. */
export function withStateIn({ type, settings }: StateBackend, content: JsonObject, name: string): JsonObject {
  const terraform = isJsonObject(content.terraform) ? content.terraform : {};
  return { ...content, terraform: { ...terraform, backend: { [type]: withName(settings, name) } } };
}

function withName(value: Json, name: string): Json {
  if (typeof value === 'string') return value.replaceAll('{name}', name);
  if (value instanceof Array) return value.map((item) => withName(item, name));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => (item === undefined ? [] : [[key, withName(item, name)]])),
  );
}
