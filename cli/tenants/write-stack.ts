import { lstatSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { App, TerraformStack } from '../../constructs/cdk.js';
import { lockProvider } from '../../constructs/lock-file.js';
import { type Diagnostic, error, type JsonObject } from '../../core/index.js';
import { ownPackage } from '../process/package-root.js';
import { nest, openPrivateFolder } from '../process/private-folder.js';
import { stackFile } from './synthesized-stack.js';
import { isSystemError } from './tenant-fault.js';

/** Changes a stack before it is written. */
export type ChangeStack = (content: JsonObject) => JsonObject;

/** The folder of a stack below the out folder. */
export function stackFolder(out: string, name: string): string {
  return join(out, 'stacks', name);
}

/**
 * Synthesizes a stack of an app whose output folder is `out`. Readers see the old or the new file, never a partial one.
 *
 * The file replaces a symbolic link instead of following it.
 */
export function writeStack(app: App, stack: TerraformStack, change: ChangeStack): void {
  const name = stack.node.id;
  const folder = stackFolder(app.outdir, name);
  mkdirSync(folder, { recursive: true });
  using staging = openPrivateFolder(folder);
  mkdirSync(dirname(stackFolder(staging.path, name)));
  stack.prepareStack();
  stack.synthesizer.synthesize({ outdir: staging.path, skipValidation: false, manifest: app.manifest });
  const written = readFileSync(join(stackFolder(staging.path, name), stackFile), 'utf8');
  replaceFile(join(folder, stackFile), changed(written, change), staging.path);
  lockProvider(folder, ownPackage().version);
}

/** Changes a stack that a program wrote, in place. */
export function changeStack(file: string, change: ChangeStack): void {
  using staging = openPrivateFolder(dirname(file));
  replaceFile(file, changed(readFileSync(file, 'utf8'), change), staging.path);
}

/** Unchanged content stays the same byte for byte. */
function changed(text: string, change: ChangeStack): string {
  const content = JSON.parse(text) as JsonObject;
  const result = change(content);
  return result === content ? text : JSON.stringify(result, undefined, 2);
}

/**
 * Writes a file to a staging folder in the same file system and renames it. A symbolic link in its place is replaced,
 * not followed.
 */
export function replaceFile(file: string, text: string, staging: string): void {
  const staged = join(staging, 'staged');
  try {
    writeFileSync(staged, text, { flag: 'wx' });
    renameSync(staged, file);
  } catch (cause) {
    // Errors name the target file, because users do not know the staging file.
    throw isSystemError(cause) ? Object.assign(cause, { path: file }) : cause;
  }
}

/**
 * Returns INT1306 if the out folder, or a folder to be written below it, is a symbolic link. A link in a repository can
 * point anywhere.
 */
export function linkOnTheWay(out: string, name: string): Diagnostic | undefined {
  const folder = stackFolder(out, name);
  return linkAmong([out, dirname(folder), folder, join(out, nest, 'stacks')]) ?? linkOnTheWayOfRuns(out);
}

/** The same if nothing is synthesized, and Terraform runs on a program's output. */
export function linkOnTheWayOfRuns(out: string): Diagnostic | undefined {
  return linkAmong([out, join(out, nest), join(out, nest, 'providers')]);
}

function linkAmong(folders: readonly string[]): Diagnostic | undefined {
  const link = folders.find((path) => isLink(path));
  if (link === undefined) return undefined;
  return error('INT1306', {
    what: 'a file could not be written',
    where: { file: link },
    why: 'the folder is a symbolic link, and intuneform does not write through links',
    fix: 'remove the link, or specify another folder with --out, such as the target of the link',
  });
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}
