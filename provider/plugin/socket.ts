import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { longestFolderName, makeSocketFolder, socketName, sweepSocketFolders } from './socket-folder.js';

/** Where the provider listens. */
export interface Socket {
  /** As gRPC takes it: `unix:/path` or `ipv4:127.0.0.1:0`. */
  readonly address: string;
  /** Path of a unix socket. Absent: TCP. */
  readonly path?: string;
  /** Removes what providers that were killed left in the file system. */
  sweep(): Promise<void>;
  /** Removes what was made for it in the file system. */
  remove(): void;
}

/** What decides where the provider listens. */
export interface SocketOptions {
  readonly platform: NodeJS.Platform;
  /** `PLUGIN_UNIX_SOCKET_DIR`: folder for the socket, default the temporary one. `INTUNEFORM_PLUGIN_TCP`: TCP everywhere. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * A unix socket in a folder that only this user may enter; TCP on loopback on Windows, where Node has no unix sockets, and
 * where the path would be too long.
 *
 * @throws {Error} when the folder cannot be made
 */
export function makeSocket({ platform, environment }: SocketOptions): Socket {
  if (platform === 'win32' || environment.INTUNEFORM_PLUGIN_TCP) return loopback;
  const parent = environment.PLUGIN_UNIX_SOCKET_DIR ?? tmpdir();
  if (Buffer.byteLength(join(parent, longestFolderName, socketName)) > longestPath) return loopback;
  const folder = makeSocketFolder(parent);
  const path = join(folder, socketName);
  return {
    address: `unix:${path}`,
    path,
    sweep: () => sweepSocketFolders(parent),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The kernel takes 104 bytes on macOS and 108 on Linux, with a final zero. */
const longestPath = 100;

const loopback: Socket = { address: 'ipv4:127.0.0.1:0', sweep: () => Promise.resolve(), remove: () => undefined };
