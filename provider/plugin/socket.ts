import { rmSync } from 'node:fs';
import type { ListenOptions } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { longestFolderName, makeSocketFolder, socketName, sweepSocketFolders } from './socket-folder.js';

/** Address of the provider. */
export interface Socket {
  /** Where to listen: the path, or a free port of the loopback interface. */
  readonly address: ListenOptions;
  /** Path of a unix socket. Absent: TCP. */
  readonly path?: string;
  /** Removes files that killed providers left behind. */
  sweep(): Promise<void>;
  /** Removes the files that were created for it. */
  remove(): void;
}

/** Options for the address. */
export interface SocketOptions {
  readonly platform: NodeJS.Platform;
  /** `PLUGIN_UNIX_SOCKET_DIR`: folder for the socket, default the temporary one. `INTUNEFORM_PLUGIN_TCP`: TCP everywhere. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * Creates a unix socket in a folder that only this user can access. Uses TCP on the loopback interface on Windows,
 * where Node has no unix sockets, and if the path would be too long.
 *
 * @throws {Error} if the folder cannot be created
 */
export function makeSocket({ platform, environment }: SocketOptions): Socket {
  if (platform === 'win32' || environment.INTUNEFORM_PLUGIN_TCP) return loopback;
  const parent = environment.PLUGIN_UNIX_SOCKET_DIR ?? tmpdir();
  if (Buffer.byteLength(join(parent, longestFolderName, socketName)) > longestPath) return loopback;
  const folder = makeSocketFolder(parent);
  const path = join(folder, socketName);
  return {
    address: { path },
    path,
    sweep: () => sweepSocketFolders(parent),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The kernel accepts 104 bytes on macOS and 108 on Linux, including a final zero. */
const longestPath = 100;

const loopback: Socket = {
  address: { host: '127.0.0.1', port: 0 },
  sweep: () => Promise.resolve(),
  remove: () => undefined,
};
