import { type Graph, type GraphRead, type JsonObject, type ReadResult, textOf } from '../../../core/index.js';
import type { Named } from './names.js';

/**
 * Maximum number of values in one `in`.
 *
 * @see https://learn.microsoft.com/graph/filter-query-parameter
 */
const mostInList = 15;

/** Length of the prefix by which similarly named groups are suggested. */
const prefixLength = 3;

/**
 * Finds groups by name: one request for 15 names, all requests in one batch.
 *
 * A directory has up to a million groups, so it is never listed. For names without a group, the result includes groups
 * whose names have the same prefix.
 */
export async function namedGroups(names: readonly string[], graph: Graph): Promise<ReadResult<readonly Named[]>> {
  const found = await readNamed(names, graph);
  if (found.state !== 'present') return found;
  const known = new Set(found.value.map(({ displayName }) => displayName.toLowerCase()));
  const prefixes = names.filter((name) => !known.has(name.toLowerCase())).map((name) => name.slice(0, prefixLength));
  const alike = await Promise.all([...new Set(prefixes)].map((prefix) => readAlike(prefix, graph)));
  return { state: 'present', value: [...found.value, ...alike.flat()] };
}

/** Permissions to look up groups. Any one of them is sufficient. */
export const groupPermissions: readonly string[] = [
  'GroupMember.Read.All',
  'Group.Read.All',
  'Group.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];

/** Finds groups by id. */
export function groupsOfIds(ids: readonly string[], graph: Graph): Promise<ReadResult<readonly Named[]>> {
  return readIn('id', ids, graph);
}

/** Finds groups by id, and every group that shares a name with one of them: 15 per request, in two batches. */
export async function groupsWithIds(ids: readonly string[], graph: Graph): Promise<ReadResult<readonly Named[]>> {
  const own = await readIn('id', ids, graph);
  if (own.state !== 'present') return own;
  const alike = await readIn('displayName', [...new Set(own.value.map(({ displayName }) => displayName))], graph);
  if (alike.state !== 'present') return alike;
  return { state: 'present', value: [...new Map([...own.value, ...alike.value].map((one) => [one.id, one])).values()] };
}

function readNamed(names: readonly string[], graph: Graph): Promise<ReadResult<readonly Named[]>> {
  return readIn('displayName', names, graph);
}

async function readIn(
  property: 'id' | 'displayName',
  values: readonly string[],
  graph: Graph,
): Promise<ReadResult<readonly Named[]>> {
  const reads = chunksOf(values).map((chunk) => graph.list(readOf({ $filter: inList(property, chunk) })));
  const results = await Promise.all(reads);
  const failed = results.find((result) => result.state === 'unreadable');
  if (failed) return failed;
  const groups = results.flatMap((result) => (result.state === 'present' ? result.value : []));
  return { state: 'present', value: groups.flatMap(toNamed) };
}

/**
 * Reads one page, which is enough to choose suggestions from. If it cannot be read, the message has fewer suggestions.
 */
async function readAlike(prefix: string, graph: Graph): Promise<readonly Named[]> {
  const query = { $filter: `startswith(displayName,${quoted(prefix)})`, $top: '100' };
  for await (const page of graph.pages(readOf(query))) {
    return page.state === 'present' ? page.value.items.flatMap(toNamed) : [];
  }
  return [];
}

function chunksOf(names: readonly string[]): readonly (readonly string[])[] {
  const count = Math.ceil(names.length / mostInList);
  return Array.from({ length: count }, (_, index) => names.slice(index * mostInList, (index + 1) * mostInList));
}

function inList(property: string, values: readonly string[]): string {
  return `${property} in (${values.map(quoted).join(',')})`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Uses beta like the other look-ups, so that all requests fit in one batch. */
function readOf(query: Readonly<Record<string, string>>): GraphRead {
  return { version: 'beta', path: '/groups', query: { ...query, $select: 'id,displayName,mail' }, area: 'directory' };
}

function toNamed({ id, displayName, mail }: JsonObject): readonly Named[] {
  const address = textOf(mail);
  if (typeof id !== 'string' || typeof displayName !== 'string') return [];
  return [{ id, displayName, ...(address !== null && { remark: address }) }];
}
