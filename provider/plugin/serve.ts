import { writeSync } from 'node:fs';

import { type Diagnostic, error } from '../../core/index.js';
import { createCrashHandler } from './crash.js';
import { type Environment, type Handshake, readHandshake, renderHandshake } from './handshake.js';
import { openLog, type ProviderLog } from './log.js';
import { processAlive, watchParent } from './orphan.js';
import type { ProviderRuntime } from './runtime.js';
import { type BuiltAnswers, createDispatcher, type Dispatcher, methodsOf } from './server/dispatch.js';
import type { GrpcServer } from './server/grpc.js';
import type { Methods } from './server/grpc-call.js';
import type { Listener } from './server/listener.js';
import type { ServerTls } from './server/mutual-tls.js';
import { makeSocket, type Socket } from './socket.js';

/** Options of a provider process. */
export interface ServeOptions {
  /** Default: that of the process. */
  readonly environment?: Environment;
  /** Log and redactor. Default: `openLog` with the environment. */
  readonly log?: ProviderLog;
  /** Answers that the build created. Default: all are created on request. */
  readonly built?: BuiltAnswers;
}

/**
 * Runs the process as a Terraform provider: performs the handshake, serves until Terraform requests a shutdown or ends,
 * and then ends the process. Resolves once Terraform has its address.
 *
 * If `runtime` is a function, it is called only after the handshake, because Terraform starts many processes and waits
 * for each. If the provider was started by hand, or by a program that does not support protocol 6, it reports that on
 * standard error and exits with 1.
 */
export async function serve(
  runtime: ProviderRuntime | (() => ProviderRuntime | Promise<ProviderRuntime>),
  { environment = process.env, log = openLog(environment), built }: ServeOptions = {},
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
    ...(built && { built }),
  });
  try {
    await open({ handshake, environment, dispatcher, log });
    dispatcher.warmUp();
  } catch (fault) {
    refuse(cannotStart(fault));
    // Terraform might already wait for an answer.
    process.exit();
  }
}

interface Opening {
  readonly handshake: Handshake;
  readonly environment: Environment;
  readonly dispatcher: Dispatcher;
  readonly log: ProviderLog;
}

async function open({ handshake, environment, dispatcher, log }: Opening): Promise<void> {
  // Another thread creates the key while this one loads the network.
  const making = createTls(handshake);
  const socket = makeSocket({ platform: process.platform, environment });
  process.on('exit', () => {
    socket.remove();
  });
  const [listener, tls] = await Promise.all([listenAt(socket), making]);
  const close = async (): Promise<void> => (await serving).close();
  guard(dispatcher, close, log);
  announce(socket, listener.port, tls?.der);
  // HTTP/2 and TLS are loaded while Terraform connects.
  const serving = startServer(methodsOf(dispatcher, exitAfter(close)), listener, tls);
  await serving;
  void socket.sweep();
}

async function startServer(methods: Methods, listener: Listener, tls: ServerTls | undefined): Promise<GrpcServer> {
  const { createServer } = await import('./server/grpc.js');
  const server = createServer(methods);
  server.serve(listener, tls);
  return server;
}

async function listenAt({ address }: Socket): Promise<Listener> {
  return (await import('./server/listener.js')).listen(address);
}

/** Creates the certificate of this process. Undefined: plain text. @throws {Error} if that of Terraform is invalid */
async function createTls({
  clientCertificate,
}: Handshake): Promise<(ServerTls & { readonly der: Uint8Array }) | undefined> {
  if (clientCertificate === undefined) return undefined;
  const { createCertificate, toDer } = await import('./certificate.js');
  return { ...(await createCertificate(new Date())), callersCertificate: toDer(clientCertificate) };
}

function exitAfter(close: () => Promise<void>): Parameters<typeof methodsOf>[1] {
  const exit = (): never => process.exit(0);
  return () => {
    close().then(exit, exit);
  };
}

/** Events that a provider must survive, and those that must end it. */
function guard(dispatcher: Dispatcher, close: () => Promise<void>, { redactor }: ProviderLog): void {
  const crash = createCrashHandler({
    redact: redactor.redact,
    write: writeAtOnce,
    farewell: () => dispatcher.abandon().then(close),
    exit: (code) => process.exit(code),
  });
  process.on('uncaughtException', crash);
  process.on('unhandledRejection', crash);
  // Ctrl-C reaches the whole process group. Terraform then calls StopProvider, and needs the state of running
  // operations.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => process.exit(143));
  watchParent({ parentOf: () => process.ppid, alive: processAlive, gone: () => process.exit(0) });
}

const standardOutput = 1;

function announce({ path }: Socket, port: number, certificate: Uint8Array | undefined): void {
  const line =
    path === undefined
      ? renderHandshake('tcp', `127.0.0.1:${String(port)}`, certificate)
      : renderHandshake('unix', path, certificate);
  // Written directly, because creating the stream takes longer than writing to it.
  writeSync(standardOutput, `${line}\n`);
}

function refuse({ code, severity, what, why, fix }: Diagnostic): void {
  writeAtOnce(`${severity} ${code}: ${what}\n  why:   ${why}\n  fix:   ${fix}\n`);
  process.exitCode = 1;
}

/**
 * Synchronous, so that no buffered output is lost when the process ends. A closed reader must not cause a second error.
 */
function writeAtOnce(text: string): void {
  try {
    writeSync(process.stderr.fd, text);
  } catch {
    // There is no reader any more.
  }
}

function cannotStart(fault: unknown): Diagnostic {
  return error('INT4009', {
    what: 'the provider could not start',
    why: fault instanceof Error ? fault.message : 'no socket could be opened',
    fix: 'make the temporary folder writable (TMPDIR), allow programs to listen on 127.0.0.1, and install the provider again if it is damaged',
  });
}
