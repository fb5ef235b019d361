import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../../core/index.js';
import { parseJson } from '../process/read-file.js';

/** Returns the problem of a state file's text. Undefined: it has the format of a state. */
export function stateFault(text: string): string | undefined {
  if (text.trim() === '') return `the file has ${String(Buffer.byteLength(text))} bytes but no content`;
  const state = parseJson(text);
  if (state === undefined) return 'it is not valid JSON, or is truncated';
  if (!isJsonObject(state)) return 'it is not a JSON object';
  const { version, serial, lineage, resources } = state;
  // Only OpenTofu can check the content.
  if (isEncrypted(state)) return undefined;
  if (!isCount(version)) return '"version" is not a whole number';
  // Terraform knows which versions it can upgrade, and reports those that are too new.
  if (version !== 4) return undefined;
  if (!isCount(serial)) return '"serial" is not a whole number';
  if (typeof lineage !== 'string') return '"lineage" is not a string';
  if (!isJsonArray(resources)) return '"resources" is not a list';
  const index = resources.findIndex((resource) => !isResource(resource));
  return index === -1
    ? undefined
    : `"resources[${String(index)}]" is not an object with a type, a name and valid instances`;
}

/** Whether OpenTofu encrypted a state. */
export function isEncrypted(state: JsonObject): boolean {
  return typeof state.encrypted_data === 'string';
}

function isCount(value: Json | undefined): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

function isResource(resource: Json): boolean {
  if (!isJsonObject(resource)) return false;
  const { mode, type, name, provider, instances } = resource;
  const texts = [mode, type, name, provider].every((value) => typeof value === 'string');
  return texts && isJsonArray(instances) && instances.every(isInstance);
}

/** Absent or null members have no type to check. */
function isInstance(instance: Json): boolean {
  if (!isJsonObject(instance)) return false;
  const { schema_version: version, attributes, private: bytes, dependencies } = instance;
  const { identity_schema_version: identityVersion, identity } = instance;
  const isOrAbsent = (value: Json | undefined, isSo: (value: Json) => boolean): boolean =>
    value === undefined || value === null || isSo(value);
  return (
    isOrAbsent(version, isCount) &&
    isOrAbsent(attributes, isJsonObject) &&
    isOrAbsent(identityVersion, isCount) &&
    isOrAbsent(identity, isJsonObject) &&
    isOrAbsent(bytes, isBase64) &&
    isOrAbsent(dependencies, (list) => isJsonArray(list) && list.every((one) => typeof one === 'string'))
  );
}

function isBase64(value: Json): boolean {
  return typeof value === 'string' && Buffer.from(value, 'base64').toString('base64') === value;
}
