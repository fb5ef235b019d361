import { isAbsolute, join } from 'node:path';

/**
 * Folder of this user for files that can be created again at any time: `INTUNEFORM_CACHE`, by default `intuneform` in
 * the system's cache folder. Undefined if there is no such folder, or `INTUNEFORM_CACHE` is `off`.
 *
 * @see https://specifications.freedesktop.org/basedir-spec/latest/
 */
export function userCache(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  const {
    INTUNEFORM_CACHE: given = '',
    XDG_CACHE_HOME: xdg = '',
    HOME: home = '',
    LOCALAPPDATA: local = '',
  } = environment;
  if (given === 'off') return undefined;
  if (given !== '') return isAbsolute(given) ? given : undefined;
  const parent =
    process.platform === 'win32'
      ? local
      : process.platform === 'darwin'
        ? below(home, 'Library', 'Caches')
        : xdg || below(home, '.cache');
  return isAbsolute(parent) ? join(parent, 'intuneform') : undefined;
}

function below(home: string, ...names: readonly string[]): string {
  return home === '' ? '' : join(home, ...names);
}
