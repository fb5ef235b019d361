import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

import { isProcessAlive } from './process-alive.js';

/**
 * A folder that only this user can access and only this process uses. It is removed when its block or the process ends.
 */
export interface PrivateFolder extends Disposable {
  readonly path: string;
}

/** Name of the folder below a stack's folder that contains private folders and locks. */
export const nest = '.intuneform';

/**
 * Creates a private folder (mode 0700) below the folder of a stack, and removes those of killed processes.
 *
 * @throws errors of the file system
 */
export function openPrivateFolder(stackFolder: string): PrivateFolder {
  const parent = join(stackFolder, nest);
  makeRealFolder(parent);
  sweep(parent);
  const path = mkdtempSync(join(parent, `run.${hostMark()}.${String(process.pid)}.`));
  if (open.size === 0) process.once('exit', removeAll);
  open.add(path);
  return {
    path,
    [Symbol.dispose]: () => {
      open.delete(path);
      if (open.size === 0) process.off('exit', removeAll);
      rmSync(path, { recursive: true, force: true });
    },
  };
}

/** Private folders of this process. */
const open = new Set<string>();

function removeAll(): void {
  for (const path of open) rmSync(path, { recursive: true, force: true });
}

/** Anyone could own the target of a symbolic link: the link is replaced by a folder. */
function makeRealFolder(path: string): void {
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) rmSync(path, { force: true });
  mkdirSync(path, { recursive: true, mode: 0o700 });
}

/** Process ids are only valid on one machine. */
function hostMark(): string {
  return createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
}

const namePattern = /^run\.([0-9a-f]{8})\.(\d+)\./u;
const day = 86_400_000;

function sweep(parent: string): void {
  for (const name of readdirSync(parent)) {
    const path = join(parent, name);
    if (isLeftBehind(path, name)) rmSync(path, { recursive: true, force: true });
  }
}

function isLeftBehind(path: string, name: string): boolean {
  const [, host, pid] = namePattern.exec(name) ?? [];
  if (host === undefined) return false;
  if (host !== hostMark()) return ageOf(path) > day;
  // In containers, every run can have the same process id.
  return Number(pid) === process.pid ? !open.has(path) : !isProcessAlive(Number(pid));
}

function ageOf(path: string): number {
  const changed = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  return changed === undefined ? 0 : Date.now() - changed;
}
