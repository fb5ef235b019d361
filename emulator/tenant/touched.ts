import type { JsonObject } from '../model/json.js';
import { graphTime } from './graph-time.js';
import type { Tenant } from './tenant.js';

/** An object with the current time as its modification time. */
export function touched(object: JsonObject, { now }: Tenant): JsonObject {
  return { ...object, lastModifiedDateTime: graphTime(now()) };
}
