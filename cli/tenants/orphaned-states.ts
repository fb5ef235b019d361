import { readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

import { type Diagnostic, isJsonObject, jsonElements, warning } from '../../core/index.js';
import { readDeclarations } from '../../schemas/index.js';
import { jsonOfFile } from '../process/read-file.js';

/** Where to look for states, and the known tenants. */
export interface OrphanSearch {
  /** Folder in which the command runs, with the local states. */
  readonly cwd: string;
  /** Declarations given to the command. */
  readonly files: readonly string[];
  /** Names of their tenants. */
  readonly names: readonly string[];
}

/**
 * Warns about local states with objects whose declaration is gone (INT2161): no plan checks these objects.
 *
 * A declaration next to the given ones counts, even if it was not given. Names of tenants declared by a program are
 * unknown.
 */
export function orphanedStates({ cwd, files, names }: OrphanSearch): readonly Diagnostic[] {
  const here = namesIn(cwd);
  if (here.includes('cdktf.json')) return [];
  const states = here.flatMap((file) => {
    const [, name] = /^terraform\.(.+)\.tfstate$/u.exec(file) ?? [];
    return name === undefined || names.includes(name) ? [] : [{ name, file }];
  });
  const left = states.filter(({ file }) => hasObjects(join(cwd, file)));
  if (left.length === 0) return [];
  const known = declaredNames([cwd, ...files.map((file) => dirname(resolve(cwd, file)))]);
  return left.filter(({ name }) => !known.has(name)).map(({ name, file }) => orphaned(name, file));
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function hasObjects(file: string): boolean {
  const state = jsonOfFile(file);
  const resources = isJsonObject(state) ? jsonElements(state.resources).filter(isJsonObject) : [];
  return resources.some(({ mode }) => mode === 'managed');
}

/** Names of all declarations in some folders. Other files have no name. */
function declaredNames(folders: readonly string[]): ReadonlySet<string> {
  const files = [...new Set(folders)].flatMap((folder) =>
    namesIn(folder)
      .filter((name) => /\.ya?ml$/u.test(name))
      .map((name) => join(folder, name)),
  );
  return new Set(
    files.flatMap((file) => readDeclarations([file]).declarations).map((one) => one.declaration.metadata.name),
  );
}

function orphaned(name: string, file: string): Diagnostic {
  return warning('INT2161', {
    what: `the state of ${name} has no declaration`,
    where: { file },
    why: `the state contains objects, but no declaration here has the metadata.name ${name}, so these objects are not monitored`,
    fix: `restore the declaration, and run intuneform destroy on it if you want to remove the objects; if ${name} was renamed, rename the state too; otherwise move the state to another folder`,
  });
}
