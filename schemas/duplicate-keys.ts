import { type Document, isCollection, isMap, isPair, isScalar, type Scalar, type YAMLMap } from 'yaml';

/**
 * Keys that an earlier key of the same object repeats, in the order of the text.
 *
 * The library checks this too, but compares every key with every other one: a file of 2 MB keeps it busy for minutes.
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
