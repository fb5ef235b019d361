import { type ExportedObject, type ResourceDefinition, textOf, type Value } from '../../core/index.js';

/** The display name of an object, or its id if it has no name. */
export function labelOf({ label }: ResourceDefinition, { values, importId }: ExportedObject): string {
  return textOf(label === undefined ? null : jsonText(values[label])) ?? importId ?? '';
}

function jsonText(value: Value | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
