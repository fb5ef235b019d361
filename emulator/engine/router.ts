import type { Answer, Outcome } from '../model/answer.js';
import { badRequest, refuse } from '../model/answer.js';
import type { GraphVersion } from '../model/entity-type.js';
import type { Operation } from '../model/operation.js';

/** What a path leads to. */
export interface Route {
  readonly operation: Operation;
  readonly keys: readonly string[];
  readonly parameters: Readonly<Record<string, string>>;
}

/** Finds the operation for a method and a path below the version. */
export type Router = (method: string, version: GraphVersion, path: string) => Outcome<Route>;

interface Node {
  readonly children: Map<string, Node>;
  readonly operations: Operation[];
  readonly notEmulated: string[];
}

/** Makes a router. `notEmulated` are method and path of what Graph has and the emulator answers with 501. */
export function createRouter(
  operations: readonly Operation[],
  notEmulated: readonly (readonly [string, string])[],
): Router {
  const root = emptyNode();
  for (const operation of operations) nodeAt(root, operation.path).operations.push(operation);
  for (const [method, path] of notEmulated) nodeAt(root, path).notEmulated.push(method);
  return (method, version, path) => findRoute(root, { method, version, path });
}

function emptyNode(): Node {
  return { children: new Map(), operations: [], notEmulated: [] };
}

function nodeAt(root: Node, path: string): Node {
  let node = root;
  for (const segment of path.slice(1).toLowerCase().split('/')) {
    const child = node.children.get(segment) ?? emptyNode();
    node.children.set(segment, child);
    node = child;
  }
  return node;
}

interface Asked {
  readonly method: string;
  readonly version: GraphVersion;
  readonly path: string;
}

function findRoute(root: Node, { method, version, path }: Asked): Outcome<Route> {
  const keys: string[] = [];
  let parameters: Record<string, string> = {};
  let node = root;
  for (const segment of segmentsOf(path)) {
    const child = node.children.get(segment.name.toLowerCase());
    const next = child && isReachable(child, version) ? child : node.children.get('{id}');
    if (!next || !isReachable(next, version)) return { refusal: noSegment(segment.name) };
    if (next !== child) keys.push(segment.name);
    if (segment.parameters) parameters = segment.parameters;
    node = next;
  }
  const operation = node.operations.find(
    (candidate) => candidate.method === method && candidate.versions.includes(version),
  );
  return operation ? { value: { operation, keys, parameters } } : { refusal: noMethod(node, method) };
}

/** Whether something lies at a node, or below it, in this version. */
function isReachable(node: Node, version: GraphVersion): boolean {
  if (node.operations.some(({ versions }) => versions.includes(version))) return true;
  if (node.operations.length === 0 && node.notEmulated.length > 0) return true;
  return [...node.children.values()].some((child) => isReachable(child, version));
}

function noSegment(name: string): Answer {
  return badRequest(`Resource not found for the segment '${name}'.`);
}

/** 405 for what no document has; that the service says so in these words is a guess. */
function noMethod(node: Node, method: string): Answer {
  if (node.notEmulated.includes(method))
    return refuse(501, 'NotImplemented', 'The emulator does not have this operation.');
  return refuse(405, 'Request_BadRequest', 'Specified HTTP method is not allowed for the request target.');
}

interface Segment {
  readonly name: string;
  readonly parameters?: Record<string, string>;
}

const callPattern = /^(\w+)\((.*)\)$/u;

/** Segments of a path. `set('key')` is two of them; `function(name='value')` is one with parameters. */
function segmentsOf(path: string): Segment[] {
  const parts = path.split('/').filter((part) => part !== '');
  return parts.map(decode).flatMap((part): Segment[] => {
    const [, name, inner] = callPattern.exec(part) ?? [];
    if (name === undefined || inner === undefined) return [{ name: part }];
    const key = /^'(.*)'$/u.exec(inner)?.[1];
    return key === undefined ? [{ name, parameters: parametersOf(inner) }] : [{ name }, { name: key }];
  });
}

function parametersOf(inner: string): Record<string, string> {
  const pairs = [...inner.matchAll(/(\w+)\s*=\s*'((?:[^']|'')*)'/gu)];
  return Object.fromEntries(pairs.map(([, name = '', value = '']) => [name, value.replaceAll("''", "'")]));
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
