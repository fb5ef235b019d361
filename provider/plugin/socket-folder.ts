import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';

import { processAlive } from './orphan.js';

/** Name of the socket in its folder. */
export const socketName = 's';

const prefix = 'intune-';

/** Maximum length of a name from `makeSocketFolder`: process ids have up to seven digits on Linux. */
export const longestFolderName = `${prefix}4194304-XXXXXX`;

/** Creates a folder for the socket of this process that only this user can access. @throws errors of the file system */
export function makeSocketFolder(parent: string): string {
  return mkdtempSync(join(parent, `${prefix}${String(process.pid)}-`));
}

/**
 * Removes the socket folders of killed providers. A folder with a responding socket stays, even if its process id does
 * not exist here: the process may run in another container. Errors are ignored.
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

/** A folder of another user stays. */
function removeQuietly(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Only its owner can remove it.
  }
}
