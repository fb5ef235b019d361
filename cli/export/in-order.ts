import type { Inverse } from '../../constructs/inverse/index.js';
import type { ExportedObject, ResourceDefinition, Value } from '../../core/index.js';

/**
 * Sorts by order and position if there is one, otherwise by name. Objects with equal names are sorted by their declared
 * values, so that another tenant with the same objects has the same export, then by id.
 */
export function inOrder(
  objects: readonly ExportedObject[],
  { within }: Inverse,
  { label = '' }: ResourceDefinition,
): readonly ExportedObject[] {
  const keyOf = ({ values, declared, importId }: ExportedObject): readonly (string | number)[] => {
    const { priority = null, displayName = values[label] ?? null, profileName = displayName } = values;
    const group = within === undefined ? null : values[within];
    const place = typeof priority === 'number' ? priority : 0;
    // In NFC, as Terraform writes texts, so that a tenant has the same export order after an apply.
    const sortKeys = [text(profileName), JSON.stringify(declared)].map((one) => one.normalize('NFC'));
    return [text(group), place, ...sortKeys, importId ?? ''];
  };
  return [...objects].sort((left, right) => compare(keyOf(left), keyOf(right)));
}

function text(value: Value | undefined): string {
  return typeof value === 'string' ? value : '';
}

function compare(left: readonly (string | number)[], right: readonly (string | number)[]): number {
  const index = left.findIndex((part, at) => part !== right[at]);
  const [a, b] = [left[index], right[index]];
  if (a === undefined || b === undefined) return 0;
  return a < b ? -1 : 1;
}
