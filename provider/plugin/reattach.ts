import { providerAddress } from '../../core/index.js';
import { openLog } from './log.js';
import type { ProviderRuntime } from './runtime.js';
import { createDispatcher, methodsOf } from './server/dispatch.js';
import { makeSocket, type Socket } from './socket.js';

/** A provider that Terraform finds by its environment. */
export interface Reattached {
  /** Value for TF_REATTACH_PROVIDERS. Must not outlive `close`: Terraform kills the process it names when nobody answers. */
  readonly reattach: string;
  /** Ends the server. Calls in flight are cut off. */
  close(): Promise<void>;
}

/**
 * Serves a provider from the running process, for tests: in clear text, on a unix socket of this user alone. Faults of the
 * provider go to standard error, whatever the environment says of logs.
 *
 * @throws {Error} when no socket can be opened
 * @see https://developer.hashicorp.com/terraform/plugin/debugging
 */
export async function serveReattached(runtime: ProviderRuntime): Promise<Reattached> {
  const { log, redactor } = openLog(process.env, 'error');
  const dispatcher = createDispatcher({ runtime: () => runtime, redact: redactor.redact, log });
  // Loaded late, so that a provider that Terraform starts does not pay for it before its handshake.
  const { createServer, listen } = await import('./server/grpc.js');
  const server = createServer(methodsOf(dispatcher, () => undefined));
  const socket = makeSocket({ platform: process.platform, environment: process.env });
  const port = await listen(server, socket.address);
  return {
    reattach: JSON.stringify({ [providerAddress]: attachment(socket, port) }),
    close() {
      server.forceShutdown();
      socket.remove();
      return Promise.resolve();
    },
  };
}

/** `Test`: Terraform neither asks this process to shut down nor kills it. */
function attachment({ path }: Socket, port: number): object {
  const address = path === undefined ? tcp(port) : { Network: 'unix', String: path };
  return { Protocol: 'grpc', ProtocolVersion: 6, Pid: process.pid, Test: true, Addr: address };
}

function tcp(port: number): object {
  return { Network: 'tcp', String: `127.0.0.1:${String(port)}` };
}
