import type { Json, JsonObject, Path } from '../../../core/index.js';
import { isJsonObject, textOf } from '../../../core/index.js';
import { foreignWarning } from './diagnostics.js';
import { toSegment } from './graph-path.js';
import type { ForeignFormat, ForeignPlace, FoundObjects } from './model.js';

/** Where the values of a document come from. */
export interface GraphSource extends ForeignPlace {
  readonly format: ForeignFormat;
  /** Path in Graph that file or folder stand for. Default: only the document tells. */
  readonly graphPath?: string;
  readonly type?: string;
}

/**
 * Finds the objects in what Graph answered: one object, a page, the answers of a `$batch`, or lists of these.
 *
 * @see https://learn.microsoft.com/graph/json-batching
 * @see https://learn.microsoft.com/graph/paging
 */
export function findInGraphJson(value: Json | undefined, source: GraphSource): FoundObjects {
  if (Array.isArray(value)) return inList(value, source, []);
  if (!isJsonObject(value)) return nothing(source);
  if (Array.isArray(value.responses)) return inList(value.responses, source, ['responses'], findInAnswer);
  if (isJsonObject(value.error)) return failed(value.error, source);
  const from = { ...source, ...readContext(textOf(value['@odata.context'])) };
  if (!Array.isArray(value.value)) return { found: [{ ...from, object: value }], notUnderstood: [] };
  const page = inList(value.value, from, ['value']);
  return textOf(value['@odata.nextLink']) === null
    ? page
    : { ...page, notUnderstood: [...page.notUnderstood, incomplete(source)] };
}

/** The most that is looked at of an address. Unit: characters. Graph's own are far shorter. */
const longestContext = 4096;

/** What the address in `@odata.context` tells: the path, ids included, and the type where it names one. */
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

/** Ids stand in brackets and quotes, what was selected or expanded in brackets alone: `a('1')/b(id,c())` is `a/1/b`. */
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
  const parts = values.map((value, index) => findIn(value, { ...source, path: [...source.path, ...at, index] }));
  return {
    found: parts.flatMap(({ found }) => found),
    notUnderstood: parts.flatMap(({ notUnderstood }) => notUnderstood),
  };
}

/** One answer of a batch: its body counts, unless the request failed. */
function findInAnswer(answer: Json, source: GraphSource): FoundObjects {
  if (!isJsonObject(answer)) return nothing(source);
  const { status, body } = answer;
  if (typeof status !== 'number' || status < 300)
    return findInGraphJson(body, { ...source, path: [...source.path, 'body'] });
  const error = isJsonObject(body) && isJsonObject(body.error) ? body.error : {};
  return failed({ code: String(status), ...error }, source);
}

/** Graph's own message is not told: it may name people. */
function failed(error: JsonObject, source: GraphSource): FoundObjects {
  const texts = {
    what: 'an answer in the export is an error',
    why: `Graph answered ${textOf(error.code) ?? 'with an error'}`,
    fix: 'export it again, with the permissions to read it',
  };
  return { found: [], notUnderstood: [foreignWarning('INT1363', source, texts)] };
}

function incomplete(source: GraphSource): FoundObjects['notUnderstood'][number] {
  return foreignWarning('INT1363', source, {
    what: 'the list is only a part of what there is',
    why: 'it has an @odata.nextLink, which leads to more',
    fix: 'follow @odata.nextLink to the last page and put all pages into the folder',
  });
}

function nothing(source: GraphSource): FoundObjects {
  const texts = {
    what: 'a value in the export is no object',
    why: 'objects of Intune are JSON objects, alone, in a list or in a page of Graph',
    fix: 'check that it is a file of the export',
  };
  return { found: [], notUnderstood: [foreignWarning('INT1361', source, texts)] };
}
