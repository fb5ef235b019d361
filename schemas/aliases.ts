import { type Alias, type Document, isAlias, isCollection, isNode, isPair, type Node } from 'yaml';

/** What is wrong with an alias. */
export interface AliasProblem {
  readonly alias: Alias;
  /** `unresolved`: no anchor before it has its name. `endless`: it stands in what it repeats. `large`: the aliases so far copy too much. */
  readonly kind: 'unresolved' | 'endless' | 'large';
}

/** Values that all aliases of a document may copy together. More is an attack, or a mistake. */
export const mostCopied = 10_000;

/** What the aliases of a document come to. */
export interface ResolvedAliases {
  /** Those that cannot be resolved. */
  readonly problems: readonly AliasProblem[];
  /** Values in the document, with all copies. */
  readonly size: number;
}

/**
 * Finds what each alias of a document repeats, and makes the library know it.
 *
 * The library would search the whole document for each of them, and counts how often they multiply, but not how much they copy.
 */
export function resolveAliases({ contents }: Document.Parsed): ResolvedAliases {
  const walk: Walk = { anchors: new Map(), sizes: new Map(), copied: 0, problems: [] };
  const size = measure(contents, walk);
  return { problems: walk.problems, size };
}

interface Walk {
  /** The last node of each name so far. */
  readonly anchors: Map<string, Node>;
  /** Values in each node with an anchor, with all that is copied into it. It is missing while the node is being read. */
  readonly sizes: Map<Node, number>;
  copied: number;
  readonly problems: AliasProblem[];
}

/** The number of values in a node, its own included. */
function measure(node: unknown, walk: Walk): number {
  if (isPair(node)) return measure(node.key, walk) + measure(node.value, walk);
  if (isAlias(node)) return measureAlias(node, walk);
  if (!isNode(node)) return 0;
  const anchored = 'anchor' in node && typeof node.anchor === 'string' ? node.anchor : undefined;
  if (anchored !== undefined) walk.anchors.set(anchored, node);
  let size = 1;
  if (isCollection(node)) for (const item of node.items) size += measure(item, walk);
  if (anchored !== undefined) walk.sizes.set(node, size);
  return size;
}

function measureAlias(alias: Alias, walk: Walk): number {
  const target = walk.anchors.get(alias.source);
  const size = target && walk.sizes.get(target);
  if (target === undefined || size === undefined) {
    walk.problems.push({ alias, kind: target ? 'endless' : 'unresolved' });
    return 0;
  }
  const before = walk.copied;
  walk.copied += size;
  if (walk.copied > mostCopied && before <= mostCopied) walk.problems.push({ alias, kind: 'large' });
  alias.resolve = () => target as ReturnType<Alias['resolve']>;
  return size;
}
