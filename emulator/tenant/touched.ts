import type { JsonObject } from '../model/json.js';
import { graphTime } from './graph-time.js';
import type { Tenant } from './tenant.js';

/** An object whose time of modification is now. */
export function touched(object: JsonObject, { now }: Tenant): JsonObject {
  return { ...object, lastModifiedDateTime: graphTime(now()) };
}
