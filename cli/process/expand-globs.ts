import { type Dirent, existsSync, readdirSync } from 'node:fs';
import { resolve, sep } from 'node:path';

/**
 * Replaces each pattern by the matching paths, sorted, relative to `cwd` if the pattern is. Not every shell expands
 * patterns, and those of Windows never do.
 *
 * `*` and `?` match within a name, `[…]` one character, `{a,b}` either text, and `**` any number of folders, except
 * hidden ones and `node_modules`. An existing path is not a pattern. A pattern without a match stays as it is, and is
 * reported when it is read.
 */
export function expandGlobs(paths: readonly string[], cwd: string): readonly string[] {
  return paths.flatMap((path) => {
    if (!isGlob(path) || existsSync(resolve(cwd, path))) return [path];
    const found = new Set(alternatives(path).flatMap((pattern) => matches(pattern, cwd)));
    return found.size > 0 ? [...found].toSorted() : [path];
  });
}

/** Whether a path contains pattern characters. */
function isGlob(path: string): boolean {
  return /[*?[{]/u.test(path);
}

/** `{a,b}.yaml` is `a.yaml` and `b.yaml`. Braces can be nested. */
function alternatives(pattern: string): readonly string[] {
  const inner = /\{([^{}]*,[^{}]*)\}/u.exec(pattern);
  if (!inner) return [pattern];
  const [before, after] = [pattern.slice(0, inner.index), pattern.slice(inner.index + inner[0].length)];
  return (inner[1] ?? '').split(',').flatMap((text) => alternatives(`${before}${text}${after}`));
}

function matches(pattern: string, cwd: string): readonly string[] {
  const [first = '', ...rest] = pattern.split(sep === '\\' ? /[/\\]/u : '/');
  // An absolute pattern starts with an empty name, or with a drive.
  const isAbsolute = first === '' || /^[a-z]:$/iu.test(first);
  return isAbsolute ? walk(`${first}${sep}`, rest, cwd) : walk('', [first, ...rest], cwd);
}

/** Paths below `folder` that match the rest of a pattern. `folder` is as typed; '' is the current one. */
function walk(folder: string, [name, ...rest]: readonly string[], cwd: string): readonly string[] {
  if (name === undefined) return existsSync(resolve(cwd, folder)) ? [folder] : [];
  const below = (next: string, pattern: readonly string[]): readonly string[] =>
    walk(joined(folder, next), pattern, cwd);
  if (name === '**') {
    // A repeated `**` adds no paths, but would take a walk per folder.
    if (rest[0] === '**') return walk(folder, rest, cwd);
    const folders = entriesOf(folder, cwd).filter(isOrdinaryFolder);
    return [...walk(folder, rest, cwd), ...folders.flatMap((entry) => below(entry.name, [name, ...rest]))];
  }
  if (!isGlob(name)) return below(name, rest);
  const expression = expressionOf(name);
  const found = entriesOf(folder, cwd).filter((entry) => expression.test(entry.name));
  return found.flatMap((entry) => below(entry.name, rest));
}

/** Keeps `./` and `../` as typed. */
function joined(folder: string, name: string): string {
  return folder === '' || folder.endsWith(sep) ? `${folder}${name}` : `${folder}${sep}${name}`;
}

/** Symbolic links are excluded, because they can form cycles. */
function isOrdinaryFolder(entry: Dirent): boolean {
  return entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules';
}

function entriesOf(folder: string, cwd: string): readonly Dirent[] {
  try {
    return readdirSync(resolve(cwd, folder), { withFileTypes: true });
  } catch {
    // It is a file, or this user cannot read it.
    return [];
  }
}

/** A pattern matches a whole name. It matches a name with a leading dot only if it starts with a dot itself. */
function expressionOf(pattern: string): Pick<RegExp, 'test'> {
  const source = pattern.replaceAll(/\[!?[^\]]+\]|[^\w\s]/gu, (token) => {
    if (token === '*') return '.*';
    if (token === '?') return '.';
    // `[!a-c]` in a pattern is `[^a-c]` in an expression.
    if (token.length > 1)
      return `[${token
        .slice(1, -1)
        .replace(/^!/u, '^')
        .replaceAll(/[\\[]/gu, String.raw`\$&`)}]`;
    return escaped(token);
  });
  try {
    return new RegExp(`^${pattern.startsWith('.') ? '' : String.raw`(?!\.)`}${source}$`, 'su');
  } catch {
    // A reversed range, such as `[z-a]`, matches no character.
    return { test: () => false };
  }
}

/** With the flag `u`, only some characters can be escaped. */
function escaped(character: string): string {
  return /[\\^$.|+()[\]{}/]/u.test(character) ? `\\${character}` : character;
}
