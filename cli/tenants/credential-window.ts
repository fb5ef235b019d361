import { isJsonObject, type JsonObject } from '../../core/index.js';

/**
 * Days before expiry from which the credential is reported, according to a synthesized stack. Undefined: not specified.
 */
export function credentialWindowOf({ locals }: JsonObject): number | undefined {
  const days = isJsonObject(locals) ? locals.credential_renew_before_days : undefined;
  return typeof days === 'number' ? days : undefined;
}
