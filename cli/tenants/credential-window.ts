import { isJsonObject, type JsonObject } from '../../core/index.js';

/** Days before its end from which the credential is reported, as a synthesized stack says. Undefined: it does not say. */
export function credentialWindowOf({ locals }: JsonObject): number | undefined {
  const days = isJsonObject(locals) ? locals.credential_renew_before_days : undefined;
  return typeof days === 'number' ? days : undefined;
}
