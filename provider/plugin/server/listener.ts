import { createServer, type ListenOptions, type Socket } from 'node:net';

/** Takes over a connection. */
export type Accept = (connection: Socket) => void;

/** An address to which callers can connect. They wait until a server accepts them. */
export interface Listener {
  /** The port, for TCP. */
  readonly port: number;
  /** Hands over the callers that wait, and all that follow. */
  accept(accept: Accept): void;
  /** Refuses new callers. */
  close(): void;
}

/**
 * Listens at a path or a port.
 *
 * @throws {Error} if the address is not available
 */
export async function listen(address: ListenOptions): Promise<Listener> {
  const waiting: Socket[] = [];
  let take: Accept = (connection) => waiting.push(connection);
  const server = createServer((connection) => {
    // Without a listener, a caller that breaks off would end the process.
    connection.on('error', () => connection.destroy());
    take(connection);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(address, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const bound = server.address();
  return {
    port: typeof bound === 'object' && bound !== null ? bound.port : 0,
    accept(accept) {
      take = accept;
      for (const connection of waiting.splice(0)) if (!connection.destroyed) accept(connection);
    },
    close() {
      server.close();
      for (const connection of waiting.splice(0)) connection.destroy();
    },
  };
}
