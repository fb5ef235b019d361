import { type Alias, type Document, isAlias, isCollection, isNode, isPair, type Node } from 'yaml';

/** An alias that cannot be resolved. */
export interface AliasProblem {
  readonly alias: Alias;
  /**
   * `unresolved`: there is no earlier anchor with its name. `endless`: it is within the node that it repeats. `large`:
   * the aliases so far copy too much.
   */
  readonly kind: 'unresolved' | 'endless' | 'large';
}

/** Maximum number of values that all aliases of a document may copy together. More is an attack or a mistake. */
export const mostCopied = 10_000;

/** Result of resolving the aliases of a document. */
export interface ResolvedAliases {
  /** Aliases that cannot be resolved. */
  readonly problems: readonly AliasProblem[];
  /** Number of values in the document, including all copies. */
  readonly size: number;
}

/**
 * Finds the node that each alias of a document repeats, and registers it with the library.
 *
 * The library would search the whole document for each alias. It limits how often they multiply, but not how much they
 * copy.
 */
export function resolveAliases({ contents }: Document.Parsed): ResolvedAliases {
  const walk: Walk = { anchors: new Map(), sizes: new Map(), copied: 0, problems: [] };
  const size = measure(contents, walk);
  return { problems: walk.problems, size };
}

interface Walk {
  /** The latest node of each anchor name so far. */
  readonly anchors: Map<string, Node>;
  /** Number of values in each anchored node, including copies. Absent while the node is being read. */
  readonly sizes: Map<Node, number>;
  copied: number;
  readonly problems: AliasProblem[];
}

/** Counts the values in a node, including the node itself. */
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
