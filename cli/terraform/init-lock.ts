import { randomUUID } from 'node:crypto';
import { appendFileSync, linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { nest, openPrivateFolder } from '../process/private-folder.js';
import { isProcessAlive } from '../process/process-alive.js';

/** A lock that this process holds. */
export interface InitLock extends Disposable {
  /** Makes the lock hold as long as that process runs too, also when this one is killed. */
  readonly share: (pid: number) => void;
}

/** Milliseconds after which a lock of another machine is taken for left behind. */
const longestInit = 600_000;

/**
 * Waits until no other run initializes the folder, and keeps others from it: `terraform init` does not bear a second one beside
 * it. The lock of a process that was killed is no lock. Calls `onWait` once if it has to wait.
 */
export async function lockInit(folder: string, onWait: () => void): Promise<InitLock> {
  const file = join(folder, nest, 'init.lock');
  for (let tries = 0; !taken(file, folder); tries += 1) {
    if (isLeftBehind(file)) takeAway(file);
    else await pause(100);
    if (tries === 10) onWait();
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

/** The lock appears complete: its first line is the machine, and each further one a process. */
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
    // A file system without hard links, such as that of a network share.
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
  return cause instanceof Error && 'code' in cause ? cause.code : undefined;
}

function isLeftBehind(file: string): boolean {
  try {
    const [host, ...pids] = readFileSync(file, 'utf8').trim().split('\n');
    if (host !== hostname()) return Date.now() - statSync(file).mtimeMs > longestInit;
    return !pids.some((pid) => isProcessAlive(Number(pid)));
  } catch {
    // It was released meanwhile.
    return false;
  }
}

/** Whoever renames a lock that was left behind removes it. One that somebody took meanwhile is put back. */
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
