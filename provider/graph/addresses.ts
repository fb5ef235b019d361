import type { GraphRead, GraphVersion } from '../../core/index.js';

/** Formats a path with its query, relative to the version: `/deviceManagement?$select=settings`. */
export function renderTarget({ path, query = {} }: Pick<GraphRead, 'path' | 'query'>): string {
  const options = Object.entries(query)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll('%2C', ',')}`);
  const plain = path.replace(/[?#]/gu, encodeURIComponent);
  return options.length === 0 ? plain : `${plain}?${options.join('&')}`;
}

/**
 * Builds the full address of a target.
 *
 * @throws Error if the path leaves its version (`..`): an internal error, because ids are encoded before
 */
export function toAddress(endpoint: string, version: GraphVersion, target: string): string {
  const root = `${endpoint}/${version}/`;
  const { href } = new URL(`${endpoint}/${version}${target}`);
  if (!href.startsWith(root)) throw new Error(`path leaves ${version}`);
  return href;
}

/** Whether the next page has the same origin as the first one: the token is sent nowhere else. */
export function isSamePlace(endpoint: string, link: string): boolean {
  return URL.canParse(link) && new URL(link).origin === new URL(endpoint).origin;
}
