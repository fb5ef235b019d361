import { randomUUID } from 'node:crypto';
import { appendFileSync, linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { nest, openPrivateFolder } from '../process/private-folder.js';
import { isProcessAlive } from '../process/process-alive.js';

/** A lock that this process holds. */
export interface InitLock extends Disposable {
  /** Extends the lock to the lifetime of another process, even if this one is killed. */
  readonly share: (pid: number) => void;
}

/** The lock that another run held for the whole wait. */
export interface HeldLock {
  readonly file: string;
  /** Its holder, such as `process 4711 on this machine`. */
  readonly holder: string;
}

/** Maximum wait for another run. */
export interface InitPatience {
  readonly patienceMs: number;
  /** Called about ten times a second, after the first second of waiting. */
  readonly onWait: () => void;
}

/** Milliseconds after which the lock of another machine counts as stale, and after which a run gives up. */
export const longestInit = 600_000;

/**
 * Waits until no other run initializes the folder, and locks it, because concurrent runs of `terraform init` break each
 * other. The lock of a killed process does not count.
 */
export async function lockInit(folder: string, { patienceMs, onWait }: InitPatience): Promise<InitLock | HeldLock> {
  const file = join(folder, nest, 'init.lock');
  const start = performance.now();
  while (!taken(file, folder)) {
    const waited = performance.now() - start;
    if (waited > patienceMs) return { file, holder: holderOf(file) };
    if (isLeftBehind(file)) takeAway(file);
    else await pause(100);
    if (waited > 1000) onWait();
  }
  return {
    share: (pid) => {
      appendFileSync(file, `${String(pid)}\n`);
    },
    [Symbol.dispose]: () => {
      rmSync(file, { force: true });
    },
  };
}

/** The lock appears complete: its first line is the machine, and each further line a process. */
function taken(file: string, folder: string): boolean {
  using staging = openPrivateFolder(folder);
  const staged = join(staging.path, 'lock');
  const content = `${hostname()}\n${String(process.pid)}\n`;
  writeFileSync(staged, content);
  try {
    linkSync(staged, file);
    return true;
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') return false;
    // A file system without hard links, such as a network share.
    return isWritten(file, content);
  }
}

function isWritten(file: string, content: string): boolean {
  try {
    writeFileSync(file, content, { flag: 'wx' });
    return true;
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') return false;
    throw cause;
  }
}

function codeOf(cause: unknown): unknown {
  return typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
}

function holderOf(file: string): string {
  const [host, ...pids] = readLock(file);
  const place = host === hostname() ? 'this machine' : (host ?? 'another machine');
  return `process ${pids.join(' or ')} on ${place}`;
}

function readLock(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').trim().split('\n');
  } catch {
    // It was released in the meantime.
    return [];
  }
}

function isLeftBehind(file: string): boolean {
  const [host, ...pids] = readLock(file);
  if (host === undefined) return false;
  if (host === hostname()) return !pids.some((pid) => isProcessAlive(Number(pid)));
  const { mtimeMs } = statSync(file, { throwIfNoEntry: false }) ?? { mtimeMs: Date.now() };
  return Date.now() - mtimeMs > longestInit;
}

/** A stale lock is renamed, then removed. If another process took it in the meantime, it is restored. */
function takeAway(file: string): void {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
    if (!isLeftBehind(aside)) linkSync(aside, file);
  } catch {
    // Another process was faster.
  } finally {
    rmSync(aside, { force: true });
  }
}
