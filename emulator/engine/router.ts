import { type Answer, badRequest, isRefused, type Outcome, refuse } from '../model/answer.js';
import type { GraphVersion } from '../model/entity-type.js';
import type { Operation } from '../model/operation.js';

/** The operation of a path. */
export interface Route {
  readonly operation: Operation;
  readonly keys: readonly string[];
  readonly parameters: Readonly<Record<string, string>>;
}

/** Finds operations by a path below the version. */
export interface Router {
  find(method: string, version: GraphVersion, path: string): Outcome<Route>;
  /** Methods of a path. */
  methods(version: GraphVersion, path: string): readonly string[];
}

/** An operation that Graph documents and that the emulator answers with 501. */
export interface Lacking {
  readonly method: string;
  readonly path: string;
  readonly versions: readonly GraphVersion[];
}

interface Node {
  readonly children: Map<string, Node>;
  readonly operations: Operation[];
  readonly notEmulated: Lacking[];
}

/** Creates a router. */
export function createRouter(operations: readonly Operation[], notEmulated: readonly Lacking[]): Router {
  const root = emptyNode();
  for (const operation of operations) nodeAt(root, operation.path).operations.push(operation);
  for (const lacking of notEmulated) nodeAt(root, lacking.path).notEmulated.push(lacking);
  return {
    find: (method, version, path) => findRoute(root, { method, version, path }),
    methods: (version, path) => methodsOf(root, version, path),
  };
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
  const found = findNode(root, version, path);
  if (isRefused(found)) return found;
  const { node, keys, parameters } = found.value;
  const operation = node.operations.find(
    (candidate) => candidate.method === method && candidate.versions.includes(version),
  );
  return operation
    ? { value: { operation, keys, parameters } }
    : { refusal: noMethod(node, { method, version, path }) };
}

function methodsOf(root: Node, version: GraphVersion, path: string): string[] {
  const found = findNode(root, version, path);
  if (isRefused(found)) return [];
  const { operations, notEmulated } = found.value.node;
  const all = [...operations, ...notEmulated].filter(({ versions }) => versions.includes(version));
  return [...new Set(all.map(({ method }) => method))];
}

interface Found {
  readonly node: Node;
  readonly keys: string[];
  readonly parameters: Record<string, string>;
}

function findNode(root: Node, version: GraphVersion, path: string): Outcome<Found> {
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
  return { value: { node, keys, parameters } };
}

/** Whether a node, or one below it, has an operation in this version. */
function isReachable(node: Node, version: GraphVersion): boolean {
  if ([...node.operations, ...node.notEmulated].some(({ versions }) => versions.includes(version))) return true;
  return [...node.children.values()].some((child) => isReachable(child, version));
}

function noSegment(name: string): Answer {
  return badRequest(`Resource not found for the segment '${name}'.`);
}

/** Undocumented methods get 400 instead of 405, as in many reports. */
function noMethod(node: Node, { method, version, path }: Asked): Answer {
  const isLacking = node.notEmulated.some((one) => one.method === method && one.versions.includes(version));
  if (isLacking) return refuse(501, 'NotImplemented', 'The emulator does not have this operation.');
  return badRequest(`No method match route template '${path.slice(1)}'.`);
}

interface Segment {
  readonly name: string;
  readonly parameters?: Record<string, string>;
}

const callPattern = /^(\w+)\((.*)\)$/u;

/** Splits a path into segments. `set('key')` is two of them; `function(name='value')` is one with parameters. */
function segmentsOf(path: string): Segment[] {
  const parts = path.split('/').filter((part) => part !== '');
  return parts
    .map((part) => plainName(decode(part)))
    .flatMap((part): Segment[] => {
      const [, name, inner] = callPattern.exec(part) ?? [];
      if (name === undefined || inner === undefined) return [{ name: part }];
      const key = /^'(.*)'$/u.exec(inner)?.[1];
      return key === undefined ? [{ name, parameters: parametersOf(inner) }] : [{ name }, { name: key }];
    });
}

/** Bound actions and functions can be qualified by their namespace, according to OData. */
function plainName(part: string): string {
  return part.replace(/^microsoft\.graph\.(?=\w)/iu, '');
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
