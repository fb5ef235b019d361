import { appendFileSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** A private folder of small files. Methods throw errors of the file system. */
export interface LedgerFolder {
  /** Texts by name. Empty if the folder does not exist. */
  read(): ReadonlyMap<string, string>;
  /** Writes a file completely or not at all. Resolves when it is safely on disk. */
  write(name: string, text: string): Promise<void>;
  /** Adds a line to a file. */
  append(name: string, line: string): void;
  remove(name: string): void;
}

/** The folder of a ledger. Only the user can access it, and nothing is written through a symbolic link. */
export function ledgerFolder(path: string): LedgerFolder {
  return {
    read: () => readTexts(path),
    write: async (name, text) => {
      makeFolder(path);
      await replaceFile(join(path, name), text);
    },
    append: (name, line) => {
      makeFolder(path);
      refuseLink(join(path, name));
      appendFileSync(join(path, name), `${line}\n`, { mode: 0o600 });
    },
    remove: (name) => {
      rmSync(join(path, name), { force: true });
    },
  };
}

function readTexts(path: string): ReadonlyMap<string, string> {
  foldersOf(path).forEach(refuseLink);
  if (!isThere(path)) return new Map();
  const files = readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isFile());
  const whole = files.filter(({ name }) => !name.endsWith(unfinished));
  return new Map(whole.map(({ name }) => [name, readFileSync(join(path, name), 'utf8')]));
}

const unfinished = '.new';

function makeFolder(path: string): void {
  foldersOf(path).forEach(refuseLink);
  if (!isThere(path)) mkdirSync(path, { recursive: true, mode: 0o700 });
}

/**
 * The folders of a ledger that this program creates. A repository could contain a link in place of each. A user who
 * configures another folder is responsible for links on its path.
 */
function foldersOf(path: string): readonly string[] {
  const folders: string[] = [];
  for (let folder = path; folder !== dirname(folder); folder = dirname(folder)) {
    folders.unshift(folder);
    if (basename(folder) === '.intuneform') return folders;
  }
  return [path];
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** Another user could have created the link, to overwrite a file of this user. */
function refuseLink(path: string): void {
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) throw new Error(`${path} is a symbolic link`);
}

async function replaceFile(path: string, text: string): Promise<void> {
  const draft = `${path}${unfinished}`;
  await rm(draft, { force: true });
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
  await syncFolder(dirname(path));
}

/** A new name is only safe when its folder is synced. Some systems cannot sync a folder. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => undefined);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}
