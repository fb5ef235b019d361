import { writeSync } from 'node:fs';

import { type Diagnostic, error } from '../../core/index.js';
import type { Certificate } from './certificate.js';
import { createCrashHandler } from './crash.js';
import { type Environment, type Handshake, readHandshake, renderHandshake } from './handshake.js';
import { openLog, type ProviderLog } from './log.js';
import { processAlive, watchParent } from './orphan.js';
import type { ProviderRuntime } from './runtime.js';
import { createDispatcher, type Dispatcher, methodsOf } from './server/dispatch.js';
import { makeSocket, type Socket } from './socket.js';

/** What a provider process can be given. */
export interface ServeOptions {
  /** Default: the process's. */
  readonly environment?: Environment;
  /** Log and redactor. Default: what `openLog` makes of the environment. */
  readonly log?: ProviderLog;
  /** The answer to GetProviderSchema, as the build made it. Default: it is made when it is asked for. */
  readonly schema?: () => Promise<Uint8Array | undefined>;
}

/**
 * Makes the running process a Terraform provider: shakes hands, serves until Terraform asks it to shut down or is gone, and
 * ends the process. Resolves once Terraform knows where to find it.
 *
 * `runtime` may be a function; then it is called only after the handshake, as Terraform starts many processes and waits for
 * each. Started by hand, or by something that does not speak protocol 6, it says so on standard error and exits with 1.
 */
export async function serve(
  runtime: ProviderRuntime | (() => ProviderRuntime | Promise<ProviderRuntime>),
  { environment = process.env, log = openLog(environment), schema }: ServeOptions = {},
): Promise<void> {
  const handshake = readHandshake(environment);
  if ('code' in handshake) {
    refuse(handshake);
    return;
  }
  const load = typeof runtime === 'function' ? runtime : (): ProviderRuntime => runtime;
  const dispatcher = createDispatcher({
    runtime: load,
    log: log.log,
    redact: log.redactor.redact,
    ...(schema && { schema }),
  });
  try {
    await open({ handshake, environment, dispatcher, log });
    dispatcher.warmUp();
  } catch (fault) {
    refuse(cannotListen(fault));
  }
}

interface Opening {
  readonly handshake: Handshake;
  readonly environment: Environment;
  readonly dispatcher: Dispatcher;
  readonly log: ProviderLog;
}

async function open({ handshake, environment, dispatcher, log }: Opening): Promise<void> {
  // The key is made on another thread while this one loads the gRPC library.
  const making = handshake.clientCertificate === undefined ? undefined : createOwnCertificate();
  const socket = makeSocket({ platform: process.platform, environment });
  process.on('exit', () => {
    socket.remove();
  });
  const { close, port } = await startServer(socket, dispatcher, { handshake, making });
  guard(dispatcher, close, log);
  announce(socket, port, await making);
  void socket.sweep();
}

async function createOwnCertificate(): Promise<Certificate> {
  return (await import('./certificate.js')).createCertificate(new Date());
}

interface Identity {
  readonly handshake: Handshake;
  readonly making: Promise<Certificate> | undefined;
}

interface Started {
  readonly port: number;
  /** Refuses new calls, lets answers leave, and closes within half a second. */
  readonly close: () => Promise<void>;
}

async function startServer(socket: Socket, dispatcher: Dispatcher, { handshake, making }: Identity): Promise<Started> {
  const { createServer, listen, closeServer } = await import('./server/grpc.js');
  const own = await making;
  const close = (): Promise<void> => closeServer(server);
  const server = createServer(methodsOf(dispatcher, exitAfter(close)));
  const { clientCertificate } = handshake;
  const tls = own && clientCertificate !== undefined ? { ...own, clientCertificate } : undefined;
  return { port: await listen(server, socket.address, tls), close };
}

function exitAfter(close: () => Promise<void>): Parameters<typeof methodsOf>[1] {
  const exit = (): never => process.exit(0);
  return () => {
    close().then(exit, exit);
  };
}

/** What a provider must survive, and what must end it. */
function guard(dispatcher: Dispatcher, close: () => Promise<void>, { redactor }: ProviderLog): void {
  const crash = createCrashHandler({
    redact: redactor.redact,
    write: writeAtOnce,
    farewell: () => dispatcher.abandon().then(close),
    exit: (code) => process.exit(code),
  });
  process.on('uncaughtException', crash);
  process.on('unhandledRejection', crash);
  // Ctrl-C reaches the whole process group. Terraform then calls StopProvider, and wants the state of what is running.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => process.exit(143));
  watchParent({ parentOf: () => process.ppid, alive: processAlive, gone: () => process.exit(0) });
}

function announce({ path }: Socket, port: number, certificate: Certificate | undefined): void {
  const line =
    path === undefined
      ? renderHandshake('tcp', `127.0.0.1:${String(port)}`, certificate?.der)
      : renderHandshake('unix', path, certificate?.der);
  process.stdout.write(`${line}\n`);
}

function refuse({ code, severity, what, why, fix }: Diagnostic): void {
  writeAtOnce(`${severity} ${code}: ${what}\n  why:   ${why}\n  fix:   ${fix}\n`);
  process.exitCode = 1;
}

/** Nothing that is still buffered when the process ends is lost. A reader that is gone must not be a second fault. */
function writeAtOnce(text: string): void {
  try {
    writeSync(process.stderr.fd, text);
  } catch {
    // Nobody reads any more.
  }
}

function cannotListen(fault: unknown): Diagnostic {
  return error('INT4009', {
    what: 'the provider could not listen for Terraform',
    why: fault instanceof Error ? fault.message : 'no socket could be opened',
    fix: 'make the temporary folder writable (TMPDIR), and allow programs to listen on 127.0.0.1',
  });
}
