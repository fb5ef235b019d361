import { isJsonObject, type Json, type JsonObject, type Path, textOf } from '../../../core/index.js';
import { foreignWarning } from './diagnostics.js';
import { fromSegment, toSegment } from './graph-path.js';
import type { ForeignFormat, ForeignPlace, FoundObjects, LooseAssignments } from './model.js';
import { fromSdk, isFromSdk } from './spelling.js';
import { wrappedIn } from './wrappers.js';

/** Origin of the values of a document. */
export interface GraphSource extends ForeignPlace {
  readonly format: ForeignFormat;
  /** Graph path of the file or folder. Default: only known from the document. */
  readonly graphPath?: string;
  readonly type?: string;
  /** Finds the collection with a name. Default: not used. */
  readonly collectionOf?: (name: string) => string | undefined;
}

/**
 * Finds the objects in an answer of Graph: one object, a page, the answers of a `$batch`, lists of these, or a wrapper
 * of a script.
 *
 * @see https://learn.microsoft.com/graph/json-batching
 * @see https://learn.microsoft.com/graph/paging
 */
export function findInGraphJson(value: Json | undefined, source: GraphSource): FoundObjects {
  if (Array.isArray(value)) return inList(value, source, []);
  if (!isJsonObject(value)) return nothing(source);
  if (Array.isArray(value.responses)) return inList(value.responses, source, ['responses'], findInAnswer);
  if (isJsonObject(value.error)) return failed(value.error, source);
  if (value['@removed'] !== undefined) return removed(source);
  const from = { ...source, ...readContext(textOf(value['@odata.context'])) };
  if (Array.isArray(value.value)) return inPage(value, value.value, { source, from });
  if (isJsonObject(value.value)) return findInGraphJson(value.value, { ...from, path: [...from.path, 'value'] });
  const object = isFromSdk(value) ? fromSdk(value) : value;
  const loose = looseEntry(object, from);
  if (loose) return { found: [], looseAssignments: [loose], notUnderstood: [] };
  const wrapped = wrappedIn(value, from.graphPath !== undefined);
  if (wrapped.length > 0) return joined(wrapped.map((name) => inMember(value, name, from)));
  const { collectionOf: _none, ...place } = from;
  return { found: [{ ...place, object }], notUnderstood: [] };
}

/** Maximum length of an address, in characters. Graph's addresses are far shorter. */
const longestContext = 4096;

/** Reads the address in `@odata.context`: the path with ids, and the type if there is one. */
export function readContext(context: string | null): { readonly graphPath?: string; readonly type?: string } {
  const fragment = context?.slice(0, longestContext).split('#')[1];
  if (fragment === undefined) return {};
  const cast = /(?:^|[/(])(microsoft\.graph\.\w+)/u.exec(fragment)?.[1];
  const segments = plainPath(fragment)
    .split('/')
    .filter((segment) => segment !== '' && !segment.startsWith('$') && !segment.includes('.'));
  const known = segments.length > 0 && !fragment.startsWith('Collection(');
  return { ...(known && { graphPath: `/${segments.join('/')}` }), ...(cast !== undefined && { type: cast }) };
}

/**
 * Ids are in parentheses and quotes, selected or expanded properties only in parentheses: `a('1')/b(id,c())` is
 * `a/1/b`.
 */
function plainPath(fragment: string): string {
  let path = fragment.replace(/\('([^']*)'\)/gu, (_, id: string) => `/${toSegment(id)}`);
  for (let shorter = path.replace(/\([^()]*\)/gu, ''); shorter !== path; shorter = path.replace(/\([^()]*\)/gu, '')) {
    path = shorter;
  }
  return path;
}

type FindIn = (value: Json, source: GraphSource) => FoundObjects;

function inList(
  values: readonly Json[],
  source: GraphSource,
  at: Path,
  findIn: FindIn = findInGraphJson,
): FoundObjects {
  return joined(values.map((value, index) => findIn(value, { ...source, path: [...source.path, ...at, index] })));
}

function joined(parts: readonly FoundObjects[]): FoundObjects {
  return {
    found: parts.flatMap(({ found }) => found),
    looseAssignments: parts.flatMap(({ looseAssignments = [] }) => looseAssignments),
    notUnderstood: parts.flatMap(({ notUnderstood }) => notUnderstood),
  };
}

/** A member can be named after its collection. */
function inMember(value: JsonObject, name: string, source: GraphSource): FoundObjects {
  const graphPath = source.graphPath ?? source.collectionOf?.(name);
  const place = { ...source, path: [...source.path, name], ...(graphPath !== undefined && { graphPath }) };
  return findInGraphJson(value[name], place);
}

interface PageSource {
  /** Without the values of the page itself. */
  readonly source: GraphSource;
  readonly from: GraphSource;
}

function inPage(page: JsonObject, items: readonly Json[], { source, from }: PageSource): FoundObjects {
  const isPart = textOf(page['@odata.nextLink']) !== null;
  const owner = ownerOf(from.graphPath);
  const part = isPart ? [incomplete(source)] : [];
  if (owner && isPart) return { found: [], notUnderstood: part };
  if (owner) {
    const { collectionOf: _none, graphPath: _path, type: _type, ...place } = from;
    return { found: [], looseAssignments: [{ ...place, ...owner, assignments: items }], notUnderstood: [] };
  }
  const found = inList(items, from, ['value']);
  return { ...found, notUnderstood: [...found.notUnderstood, ...part] };
}

/** The object of a path to its navigation `assignments`. */
function ownerOf(graphPath: string | undefined): { readonly graphPath: string; readonly objectId: string } | undefined {
  const [, collection, id] = /^(.*)\/([^/]+)\/assignments$/iu.exec(graphPath ?? '') ?? [];
  return collection === undefined || id === undefined
    ? undefined
    : { graphPath: collection, objectId: fromSegment(id) };
}

/** A single assignment: it has a target and no name. Its id starts with the id of its object. */
function looseEntry(object: JsonObject, source: GraphSource): LooseAssignments | undefined {
  const { target } = object;
  if (!isJsonObject(target) || textOf(object.displayName) !== null) return undefined;
  if (!(textOf(target['@odata.type']) ?? '').endsWith('AssignmentTarget')) return undefined;
  const { collectionOf: _none, graphPath: _path, type: _type, ...place } = source;
  const direct = textOf(object.source) === null || textOf(object.source) === 'direct';
  const own = (direct ? textOf(object.sourceId) : null) ?? textOf(object.id)?.split('_')[0];
  const owner = ownerOf(source.graphPath) ?? (own === undefined ? {} : { objectId: own });
  return { ...place, ...owner, assignments: [object] };
}

/** One answer of a batch: its body is used, unless the request failed. */
function findInAnswer(answer: Json, source: GraphSource): FoundObjects {
  if (!isJsonObject(answer)) return nothing(source);
  const { status, body } = answer;
  if (typeof status !== 'number' || status < 300)
    return findInGraphJson(body, { ...source, path: [...source.path, 'body'] });
  const error = isJsonObject(body) && isJsonObject(body.error) ? body.error : {};
  return failed({ code: String(status), ...error }, source);
}

/** Graph's own message is not included, because it can contain names of people. */
function failed(error: JsonObject, source: GraphSource): FoundObjects {
  const texts = {
    what: 'a response in the export is an error',
    why: `Graph responded with ${textOf(error.code) ?? 'an error'}`,
    fix: 'export it again, with the permissions to read it',
  };
  return { found: [], notUnderstood: [foreignWarning('INT1363', source, texts)] };
}

/** @see https://learn.microsoft.com/graph/delta-query-overview */
function removed(source: GraphSource): FoundObjects {
  const texts = {
    what: 'a deleted object is not exported',
    why: 'it contains @removed, which a delta query adds to deleted objects',
    fix: 'none, if it was deleted intentionally',
  };
  return { found: [], notUnderstood: [foreignWarning('INT1360', source, texts)] };
}

function incomplete(source: GraphSource): FoundObjects['notUnderstood'][number] {
  return foreignWarning('INT1363', source, {
    what: 'the list is incomplete',
    why: 'it has an @odata.nextLink, which points to the next page',
    fix: 'follow @odata.nextLink to the last page, and save all pages in the folder',
  });
}

function nothing(source: GraphSource): FoundObjects {
  const texts = {
    what: 'a value in the export is not an object',
    why: 'Intune objects are JSON objects: single, in a list, or in a page of Graph results',
    fix: 'check that the file belongs to the export',
  };
  return { found: [], notUnderstood: [foreignWarning('INT1361', source, texts)] };
}
