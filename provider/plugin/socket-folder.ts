import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';

import { processAlive } from './orphan.js';

/** Name of the socket in its folder. */
export const socketName = 's';

const prefix = 'intune-';

/** How long a name `makeSocketFolder` makes at most: process ids have up to seven digits on Linux. */
export const longestFolderName = `${prefix}4194304-XXXXXX`;

/** Makes a folder for the socket of this process that only this user may enter. @throws what the file system throws */
export function makeSocketFolder(parent: string): string {
  return mkdtempSync(join(parent, `${prefix}${String(process.pid)}-`));
}

/**
 * Removes the socket folders of providers that were killed. A folder whose socket somebody answers on stays, although no
 * process with its number is seen here: that process may run in another container. Nothing that goes wrong matters.
 */
export async function sweepSocketFolders(parent: string): Promise<void> {
  for (const name of namesIn(parent)) {
    const pid = Number(/^intune-(\d+)-.{6}$/u.exec(name)?.[1]);
    const folder = join(parent, name);
    if (pid > 0 && pid !== process.pid && !processAlive(pid) && !(await isAnswered(join(folder, socketName)))) {
      removeQuietly(folder);
    }
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isAnswered(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = createConnection(path);
    const end = (answer: boolean) => () => {
      connection.destroy();
      resolve(answer);
    };
    connection.once('connect', end(true)).once('error', end(false)).setTimeout(1_000, end(true)).unref();
  });
}

/** That of another user stays. */
function removeQuietly(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // It is theirs to remove.
  }
}
