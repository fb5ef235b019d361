import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type LineCounter,
  type Node,
  type Pair,
  type YAMLMap,
} from 'yaml';

import type { Path, PathStep } from '../core/index.js';

/** A position in a text; lines and columns start at 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/**
 * Finds the position of a path in the text. For a missing path, it is the position of the innermost part that exists.
 */
export type Locate = (path: Path, at?: 'value' | 'key') => Position;

/**
 * Creates a function that finds positions in a document. Each object is indexed once, so that many lookups take no
 * longer than reading the text.
 */
export function locateIn(document: Document.Parsed, lines: LineCounter): Locate {
  const index = createIndex(document);
  return (path, at = 'value') => {
    let found: Found = { value: document.contents };
    for (const step of path) {
      const next = child(index, found.value, step);
      if (!next) return toPosition(found.value, lines);
      found = next;
    }
    return toPosition(at === 'key' ? (found.key ?? found.value) : (found.value ?? found.key), lines);
  };
}

/** The position of an offset in the text. */
export function positionAt(offset: number, lines: LineCounter): Position {
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}

interface Found {
  readonly key?: Node;
  readonly value: Node | null;
}

/** Results of earlier lookups. */
interface Index {
  readonly pairOf: (map: YAMLMap, name: string) => Pair | undefined;
  readonly targetOf: (alias: Alias) => Node | null;
}

function createIndex(document: Document.Parsed): Index {
  const pairs = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();
  const targets = new WeakMap<Alias, Node | null>();
  return {
    pairOf: (map, name) => kept(pairs, map, pairsByName).get(name),
    targetOf: (alias) => kept(targets, alias, () => alias.resolve(document) ?? null),
  };
}

function kept<Key extends object, Value>(values: WeakMap<Key, Value>, key: Key, make: (key: Key) => Value): Value {
  const present = values.get(key);
  if (present !== undefined) return present;
  const made = make(key);
  values.set(key, made);
  return made;
}

function pairsByName({ items }: YAMLMap): ReadonlyMap<string, Pair> {
  return new Map(items.flatMap((pair) => (isScalar(pair.key) ? [[String(pair.key.value), pair] as const] : [])));
}

function child(index: Index, parent: Node | null, step: PathStep): Found | undefined {
  const node = isAlias(parent) ? index.targetOf(parent) : parent;
  if (isSeq(node) && typeof step === 'number') {
    const item = node.items[step];
    return isNode(item) ? { value: item } : undefined;
  }
  if (!isMap(node)) return undefined;
  const pair = index.pairOf(node, typeof step === 'object' ? step.key : String(step));
  return pair && toFound(pair);
}

function toFound({ key, value }: Pair): Found {
  return { ...(isNode(key) && { key }), value: isNode(value) ? value : null };
}

function toPosition(node: Node | null | undefined, lines: LineCounter): Position {
  return positionAt(node?.range?.[0] ?? 0, lines);
}
