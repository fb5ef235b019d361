import {
  error,
  type Graph,
  type GraphPage,
  type GraphRead,
  type JsonObject,
  type KnownOrUnreadable,
  type ReadResult,
} from '../../../core/index.js';
import type { KnownGroup } from './model.js';

/** Content of the files, by its place in Graph. */
export interface ForeignContents {
  readonly tenantId: string;
  /** Singletons, by path. */
  readonly single: ReadonlyMap<string, JsonObject>;
  /** Collections with objects in the files, by path. */
  readonly lists: ReadonlyMap<string, readonly JsonObject[]>;
  readonly groups: readonly KnownGroup[];
}

/** Microsoft Graph with the content of files. Missing content is unreadable, never absent. Nothing is ever written. */
export function foreignGraph(contents: ForeignContents): Graph {
  const shared = new Map<string, Promise<unknown>>();
  return {
    tenantId: contents.tenantId,
    get: (read) => Promise.resolve(objectAt(contents, read)),
    list: (read) => Promise.resolve(listAt(contents, read)),
    pages: (read) => onlyPage(listAt(contents, read)),
    send: ({ path }) => Promise.resolve({ outcome: 'refused', status: 0, diagnostic: notHeld(path) }),
    ask: ({ path }) => Promise.resolve({ outcome: 'refused', status: 0, diagnostic: notHeld(path) }),
    once: <T>(key: string, compute: () => Promise<T>) => {
      // The value of a key has the type of its first computation.
      const known = (shared.get(key) ?? compute()) as Promise<T>;
      shared.set(key, known);
      return known;
    },
  };
}

function objectAt({ single, lists }: ForeignContents, { path, expects }: GraphRead): ReadResult<JsonObject> {
  // Files contain objects with all their properties.
  if (expects?.property) return { state: 'absent' };
  const [collection, id] = [path.slice(0, path.lastIndexOf('/')), path.slice(path.lastIndexOf('/') + 1)];
  const object =
    single.get(path) ??
    lists.get(collection)?.find((one) => typeof one.id === 'string' && encodeURIComponent(one.id) === id);
  return object ? { state: 'present', value: object } : unreadable(path);
}

function listAt(
  { lists, groups }: ForeignContents,
  { path, query }: GraphRead,
): KnownOrUnreadable<readonly JsonObject[]> {
  const objects = path === '/groups' && groups.length > 0 ? askedFor(groups, query?.$filter ?? '') : lists.get(path);
  return objects ? { state: 'present', value: objects } : unreadable(path);
}

/** Groups are requested with `id in ('…')` or `displayName in ('…')`. */
function askedFor(groups: readonly KnownGroup[], filter: string): readonly JsonObject[] {
  const property = filter.startsWith('id ') ? 'id' : 'displayName';
  const texts = [...filter.matchAll(/'((?:[^']|'')*)'/gu)].map(([, text = '']) => text.replaceAll("''", "'"));
  const wanted = new Set(texts.map((text) => text.toLowerCase()));
  return groups.filter((group) => wanted.has(group[property].toLowerCase())).map((group) => ({ ...group }));
}

async function* onlyPage(list: KnownOrUnreadable<readonly JsonObject[]>): AsyncIterable<KnownOrUnreadable<GraphPage>> {
  yield await Promise.resolve(
    list.state === 'present' ? { state: 'present', value: { items: list.value, serverTime: new Date(0) } } : list,
  );
}

function unreadable(path: string): Extract<ReadResult<never>, { state: 'unreadable' }> {
  return { state: 'unreadable', reason: 'unavailable', diagnostic: notHeld(path) };
}

function notHeld(path: string): ReturnType<typeof error> {
  return error('INT1434', {
    what: 'the files lack a part of the tenant',
    why: `none of them contains what Graph returns at ${path}`,
    fix: 'add it to the files',
  });
}
