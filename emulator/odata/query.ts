import { badRequest, type Outcome } from '../model/answer.js';

/** OData options of a request. */
export interface Query {
  readonly select?: readonly string[];
  readonly expand: readonly string[];
  readonly filter?: string;
  /** As received. Only endpoints with a documented order accept it. */
  readonly orderBy?: string;
  readonly top?: number;
  /** Number of objects to skip. */
  readonly skip?: number;
  readonly skipToken?: number;
  /** The options as received, for the next link. */
  readonly raw: URLSearchParams;
}

const known = new Set(['$select', '$expand', '$filter', '$top', '$skip', '$skiptoken', '$count', '$orderby']);

/** Parses the part after the question mark. Options that are not documented for these endpoints are refused. */
export function parseQuery(search: string): Outcome<Query> {
  const given = [...new URLSearchParams(search)];
  const raw = new URLSearchParams(given.map(([name, value]): [string, string] => [systemName(name), value]));
  const unknown = [...raw.keys()].find((name) => name.startsWith('$') && !known.has(name));
  if (unknown !== undefined) return { refusal: badRequest(`Query option '${unknown}' is not supported.`) };
  const top = raw.get('$top');
  if (top !== null && !/^[1-9]\d*$/u.test(top)) return invalid('$top', top);
  const skip = raw.get('$skip');
  if (skip !== null && !/^\d+$/u.test(skip)) return invalid('$skip', skip);
  const token = raw.get('$skiptoken');
  const skipToken = token === null ? undefined : parseSkipToken(token);
  if (token !== null && skipToken === undefined) return invalid('$skiptoken', token);
  return { value: queryOf(raw, skipToken) };
}

/** Names of query options are compared without case, as in OData 4.01 and Graph. */
function systemName(name: string): string {
  return name.startsWith('$') ? name.toLowerCase() : name;
}

interface Selection {
  readonly select?: readonly string[] | undefined;
  readonly expand?: readonly string[];
}

/** A metadata context with the parts of `$select` and `$expand`, as in OData and captures: `…#set(id,name,children())`. */
export function selectedContext(context: string, { select = [], expand = [] }: Selection): string {
  const parts = [...select, ...expand.map((name) => `${name}()`)];
  if (parts.length === 0) return context;
  const at = context.endsWith('/$entity') ? context.length - '/$entity'.length : context.length;
  return `${context.slice(0, at)}(${parts.join(',')})${context.slice(at)}`;
}

/** Creates the opaque token with which a list continues at a position. */
export function skipTokenOf(position: number): string {
  return Buffer.from(`next=${String(position)}`).toString('base64url');
}

function parseSkipToken(token: string): number | undefined {
  const match = /^next=(\d+)$/u.exec(Buffer.from(token, 'base64url').toString());
  return match?.[1] === undefined ? undefined : Number(match[1]);
}

function invalid(option: string, value: string): Outcome<Query> {
  return { refusal: badRequest(`Invalid value '${value}' for ${option} query option found.`) };
}

function queryOf(raw: URLSearchParams, skipToken: number | undefined): Query {
  const select = raw.get('$select');
  const filter = raw.get('$filter');
  const orderBy = raw.get('$orderby');
  const top = raw.get('$top');
  const skip = raw.get('$skip');
  return {
    expand: names(raw.get('$expand') ?? ''),
    raw,
    ...(select !== null && { select: names(select) }),
    ...(filter !== null && { filter }),
    ...(orderBy !== null && { orderBy }),
    ...(top !== null && { top: Number(top) }),
    ...(skip !== null && { skip: Number(skip) }),
    ...(skipToken !== undefined && { skipToken }),
  };
}

function names(list: string): string[] {
  return list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
