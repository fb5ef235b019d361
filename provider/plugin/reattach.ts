import { providerAddress } from '../../core/index.js';
import { openLog } from './log.js';
import type { ProviderRuntime } from './runtime.js';
import { createDispatcher, methodsOf } from './server/dispatch.js';
import { makeSocket, type Socket } from './socket.js';

/** A provider that Terraform finds through its environment. */
export interface Reattached {
  /**
   * Value for TF_REATTACH_PROVIDERS. Must not outlive `close`: Terraform kills the process in it if the provider does
   * not respond.
   */
  readonly reattach: string;
  /** Closes the server. Calls in flight are cancelled. */
  close(): Promise<void>;
}

/**
 * Serves a provider from the current process, for tests: in plain text, on a unix socket that only this user can
 * access. Errors of the provider go to standard error, whatever the log settings are.
 *
 * @throws {Error} if no socket can be opened
 * @see https://developer.hashicorp.com/terraform/plugin/debugging
 */
export async function serveReattached(runtime: ProviderRuntime): Promise<Reattached> {
  const { log, redactor } = openLog(process.env, 'error');
  const dispatcher = createDispatcher({ runtime: () => runtime, redact: redactor.redact, log });
  // Loaded on demand, so that it does not delay the handshake of a provider that Terraform starts.
  const [{ createServer }, { listen }] = await Promise.all([
    import('./server/grpc.js'),
    import('./server/listener.js'),
  ]);
  const server = createServer(methodsOf(dispatcher, () => undefined));
  const socket = makeSocket({ platform: process.platform, environment: process.env });
  const listener = await listen(socket.address);
  server.serve(listener);
  return {
    reattach: JSON.stringify({ [providerAddress]: attachment(socket, listener.port) }),
    close() {
      server.destroy();
      socket.remove();
      return Promise.resolve();
    },
  };
}

/** `Test`: Terraform neither shuts down nor kills this process. */
function attachment({ path }: Socket, port: number): object {
  const address = path === undefined ? tcp(port) : { Network: 'unix', String: path };
  return { Protocol: 'grpc', ProtocolVersion: 6, Pid: process.pid, Test: true, Addr: address };
}

function tcp(port: number): object {
  return { Network: 'tcp', String: `127.0.0.1:${String(port)}` };
}
