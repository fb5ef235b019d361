import { type ExportedObject, type ResourceDefinition, textOf, type Value } from '../../core/index.js';

/** Names the object as people do; by its id where it has no name. */
export function labelOf({ label }: ResourceDefinition, { values, importId }: ExportedObject): string {
  return textOf(label === undefined ? null : jsonText(values[label])) ?? importId ?? '';
}

function jsonText(value: Value | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
