import { appendFileSync, lstatSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { filesNamed, isOwnFile, isOwnFolder } from '../../launch/index.js';

/** Which kinds of objects a configuration has, as far as this run of Terraform has shown. */
export interface KindHints {
  /** Notes a kind that was validated. */
  note(kind: string): void;
  /** The kinds that this process, or one that the same Terraform started before, has noted. */
  known(): ReadonlySet<string>;
}

/** Where hints are kept, and whose they are. */
export interface KindHintsOptions {
  /** Private folder of the user. Undefined: what is noted is known to this process alone. */
  readonly folder: string | undefined;
  /** Name of the Terraform that started this process; no other run on the machine has the same. */
  readonly run: string;
}

/**
 * Opens the hints of a run.
 *
 * Terraform validates a configuration in one process of the provider and reads the objects in another. The first leaves the
 * names of the kinds in a file for the second. A hint decides only what is read early: whatever is wrong with the file, there is
 * none.
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
      // Those that are validated in the same turn go in one write.
      if (pending.length === 0) setImmediate(flush);
      pending.push(kind);
    },
    known: () => new Set([...own, ...(folder === undefined ? [] : (attempt(() => read(folder, run)) ?? []))]),
  };
}

/** A file is as good as gone after that time: Terraform reads moments after it has validated. */
const keptFor = 3_600_000;
/** Longer files are not ours. */
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
