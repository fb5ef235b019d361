import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A generated file. `path` is relative to the repository, with `/`. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

/** Folders in which every file is generated; any other file in them is stale. */
const ownFolders = [
  ...['cli/generated', 'constructs/generated', 'schemas/generated', 'docs/reference'],
  ...['docs/resources', 'docs/data-sources', 'docs/ephemeral-resources'],
  ...['examples/provider', 'examples/resources', 'examples/data-sources', 'examples/ephemeral-resources'],
];

/** Lists the files below `root` that differ from the generated ones, are missing, or are no longer generated. */
export function staleFiles(root: string, files: readonly GeneratedFile[]): readonly string[] {
  const changed = files.filter(({ path, text }) => currentText(join(root, path)) !== text).map(({ path }) => path);
  return [...changed, ...orphans(root, files)];
}

/** Writes the files below `root`, and removes those that are no longer generated. */
export function writeFiles(root: string, files: readonly GeneratedFile[]): void {
  for (const path of orphans(root, files)) rmSync(join(root, path));
  updateFiles(root, files);
}

/** Writes the files below `root`, and keeps all others. */
export function updateFiles(root: string, files: readonly GeneratedFile[]): void {
  for (const { path, text } of files) {
    if (currentText(join(root, path)) === text) continue;
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

function currentText(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function orphans(root: string, files: readonly GeneratedFile[]): readonly string[] {
  const expected = new Set(files.map(({ path }) => path));
  return ownFolders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => filesBelow(root, folder))
    .filter((path) => !expected.has(path));
}

function filesBelow(root: string, folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(root, path) : [path];
  });
}
