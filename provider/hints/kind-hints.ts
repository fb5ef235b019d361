import { appendFileSync, lstatSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { filesNamed, isOwnFile, isOwnFolder } from '../../launch/index.js';

/** The kinds of objects in a configuration, as far as known in this run of Terraform. */
export interface KindHints {
  /** Records a kind that was validated. */
  note(kind: string): void;
  /** The kinds recorded by this process, or by one that the same Terraform started earlier. */
  known(): ReadonlySet<string>;
}

/** Folder and run of hints. */
export interface KindHintsOptions {
  /** Private folder of the user. Undefined: hints are only known to this process. */
  readonly folder: string | undefined;
  /** Name of the Terraform that started this process, unique on the machine. */
  readonly run: string;
}

/**
 * Opens the hints of a run.
 *
 * Terraform validates a configuration in one process of the provider and reads the objects in another. The first writes
 * the names of the kinds to a file for the second. A hint only decides what is prefetched: if the file is invalid in
 * any way, there are no hints.
 */
export function openKindHints({ folder, run }: KindHintsOptions): KindHints {
  const own = new Set<string>();
  let pending: string[] = [];
  const flush = (): void => {
    const lines = pending;
    pending = [];
    if (folder !== undefined)
      attempt(() => {
        append(folder, run, lines);
      });
  };
  return {
    note: (kind) => {
      if (own.has(kind)) return;
      own.add(kind);
      // Kinds that are validated in the same turn are written together.
      if (pending.length === 0) setImmediate(flush);
      pending.push(kind);
    },
    known: () => new Set([...own, ...(folder === undefined ? [] : (attempt(() => read(folder, run)) ?? []))]),
  };
}

/** Milliseconds after which a file is ignored: Terraform reads moments after it has validated. */
const keptFor = 3_600_000;
/** Maximum size of a file in bytes. We never write longer files. */
const mostBytes = 65_536;

function append(folder: string, run: string, kinds: readonly string[]): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!isOwnFolder(folder)) return;
  const file = fileOf(folder, run);
  if (lstatSync(file, { throwIfNoEntry: false }) === undefined) sweep(folder);
  else if (!isOwnFile(file, mostBytes)) return;
  appendFileSync(file, kinds.map((kind) => `${kind}\n`).join(''), { mode: 0o600 });
}

function read(folder: string, run: string): readonly string[] {
  const file = fileOf(folder, run);
  if (!isOwnFolder(folder) || !isOwnFile(file, mostBytes) || isOld(lstatSync(file).mtimeMs)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
}

function fileOf(folder: string, run: string): string {
  return join(folder, `${run}.kinds`);
}

function isOld(changed: number): boolean {
  return Math.abs(Date.now() - changed) > keptFor;
}

function sweep(folder: string): void {
  for (const { path, mtimeMs } of filesNamed(/\.kinds$/u, folder)) if (isOld(mtimeMs)) rmSync(path, { force: true });
}

function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
