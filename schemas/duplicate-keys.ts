import { type Document, isCollection, isMap, isPair, isScalar, type Scalar, type YAMLMap } from 'yaml';

/**
 * Finds keys that repeat an earlier key of the same object, in the order of the text.
 *
 * The library also checks this, but compares every key with every other one, which takes minutes for a file of 2 MB.
 */
export function duplicateKeys({ contents }: Document.Parsed): readonly Scalar[] {
  const found: Scalar[] = [];
  const pending: unknown[] = [contents];
  while (pending.length > 0) {
    const node = pending.pop();
    if (isMap(node)) addRepeated(node, found);
    if (isPair(node)) pending.push(node.key, node.value);
    if (isCollection(node)) for (const item of node.items) pending.push(item);
  }
  return found.sort((left, right) => startOf(left) - startOf(right));
}

function addRepeated({ items }: YAMLMap, found: Scalar[]): void {
  const seen = new Set<unknown>();
  for (const { key } of items) {
    if (!isScalar(key)) continue;
    if (seen.has(key.value)) found.push(key);
    seen.add(key.value);
  }
}

function startOf({ range }: Scalar): number {
  return range?.[0] ?? 0;
}
