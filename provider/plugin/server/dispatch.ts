import { type Diagnostic, error } from '../../../core/index.js';
import type { Log } from '../log.js';
import type { ProviderRuntime } from '../runtime.js';
import type { Answer, CallName, Request, WireDiagnostic } from '../wire/messages.js';
import type { Methods } from './grpc-call.js';
import type { Handler } from './handler.js';
import type { Session } from './session.js';

/** Dependencies of answering calls. */
export interface DispatchOptions {
  /** Loads the runtime at the first call. */
  readonly runtime: () => ProviderRuntime | Promise<ProviderRuntime>;
  readonly log: Log;
  /** The answer to a call that the build created. Default, and if it is not available: created on request. */
  readonly built?: BuiltAnswers;
  /** Removes secrets from a text. */
  readonly redact: (text: string) => string;
}

/** Answers that are always the same and that the build creates. Undefined: there is none for this call. */
export type BuiltAnswers = (call: CallName) => Promise<Uint8Array | undefined>;

/** Answers calls, from bytes to bytes. */
export interface Dispatcher {
  /** An internal error is answered with INT9001. Rejects only if files of the provider cannot be loaded. */
  answer(call: CallName, request: Uint8Array): Promise<Uint8Array>;
  /** Loads what nearly every call needs before the first call. */
  warmUp(): void;
  /** Aborts running operations. */
  stop(): void;
  /** Answers running calls with INT9001 immediately, because the process is about to end. */
  abandon(): Promise<void>;
}

/** Every handler, loaded at its first call: most processes that Terraform starts serve few kinds of calls. */
const handlers: { readonly [C in CallName]: () => Promise<Handler<C>> } = {
  GetMetadata: async () => (await import('./provider-calls.js')).getMetadata,
  GetProviderSchema: async () => (await import('./provider-calls.js')).getProviderSchema,
  GetResourceIdentitySchemas: async () => (await import('./resource-identity.js')).getResourceIdentitySchemas,
  UpgradeResourceIdentity: async () => (await import('./resource-identity.js')).upgradeResourceIdentity,
  ValidateProviderConfig: async () => (await import('./provider-calls.js')).validateProviderConfig,
  ValidateResourceConfig: async () => (await import('./resource-calls.js')).validateResourceConfig,
  ValidateDataResourceConfig: async () => (await import('./data-source-calls.js')).validateDataResourceConfig,
  ConfigureProvider: async () => (await import('./provider-calls.js')).configureProvider,
  UpgradeResourceState: async () => (await import('./resource-state-upgrade.js')).upgradeResourceState,
  ReadResource: async () => (await import('./resource-calls.js')).readResource,
  PlanResourceChange: async () => (await import('./resource-calls.js')).planResourceChange,
  ApplyResourceChange: async () => (await import('./resource-calls.js')).applyResourceChange,
  ImportResourceState: async () => (await import('./resource-calls.js')).importResourceState,
  ReadDataSource: async () => (await import('./data-source-calls.js')).readDataSource,
  ValidateEphemeralResourceConfig: async () =>
    (await import('./ephemeral-resource-calls.js')).validateEphemeralResourceConfig,
  OpenEphemeralResource: async () => (await import('./ephemeral-resource-calls.js')).openEphemeralResource,
  RenewEphemeralResource: async () => (await import('./ephemeral-resource-calls.js')).renewEphemeralResource,
  CloseEphemeralResource: async () => (await import('./ephemeral-resource-calls.js')).closeEphemeralResource,
};

/** Names of the supported calls. Every other call of the protocol is answered with UNIMPLEMENTED. */
const callNames = Object.keys(handlers) as readonly CallName[];

/** Milliseconds to wait for the first call before loading everything: that call may need very little. */
const warmUpMs = 15;

const answered = new Set<string>();

/** Names of the calls that this process has answered. */
export function answeredCalls(): readonly string[] {
  return [...answered];
}

/** Creates the dispatcher of one provider process. */
export function createDispatcher(options: DispatchOptions): Dispatcher {
  const running = new Set<() => Promise<void>>();
  let session: Promise<Session> | undefined;
  let warmingUp: NodeJS.Timeout | undefined;
  const openSession = (): Promise<Session> =>
    (session ??= startSession(options).catch((fault: unknown) => {
      // A failure can be temporary, such as too many open files: the next call tries again.
      session = undefined;
      throw fault;
    }));
  return {
    answer(call, request) {
      clearTimeout(warmingUp);
      answered.add(call);
      const answering = answerSafely({ call, request, openSession, options });
      return interruptible(answering, running, () => encodeRefusal(call, ownFault(), options.redact));
    },
    warmUp() {
      warmingUp = setTimeout(() => {
        // The first call loads again and reports the failure.
        Promise.all([openSession(), import('../wire/protobuf.js')]).catch(() => undefined);
      }, warmUpMs);
    },
    stop() {
      session?.then(
        ({ stop }) => {
          stop();
        },
        () => undefined,
      );
    },
    async abandon() {
      await Promise.all([...running].map((interrupt) => interrupt()));
    },
  };
}

async function startSession({ runtime }: DispatchOptions): Promise<Session> {
  const { createSession } = await import('./session.js');
  return createSession(await runtime());
}

interface Answering<C extends CallName> {
  readonly call: C;
  readonly request: Uint8Array;
  readonly openSession: () => Promise<Session>;
  readonly options: DispatchOptions;
}

async function answerSafely<C extends CallName>(answering: Answering<C>): Promise<Uint8Array> {
  const { call, options } = answering;
  options.log('trace', `${call} asked`, { bytes: answering.request.length });
  try {
    return (await options.built?.(call)) ?? (await encodeAnswer(call, await handle(answering), options.redact));
  } catch (thrown) {
    return refusalOf(answering, thrown).catch((unloadable: unknown) => {
      // Not even the code for a refusal can be loaded: files of the provider are missing or damaged.
      options.log('error', `${call} failed`, { fault: traceOf(thrown) });
      throw unloadable;
    });
  }
}

async function refusalOf<C extends CallName>({ call, options }: Answering<C>, thrown: unknown): Promise<Uint8Array> {
  const diagnostic = await diagnosticOf(thrown);
  if (diagnostic.code === 'INT9001') options.log('error', `${call} failed`, { fault: traceOf(thrown) });
  else options.log('warn', `${call} refused`, { code: diagnostic.code, why: diagnostic.why });
  return encodeRefusal(call, diagnostic, options.redact);
}

async function handle<C extends CallName>({ call, request, openSession }: Answering<C>): Promise<Answer<C>> {
  const handler: Handler<C> = await handlers[call]();
  return handler(await decoded(call, request), await openSession());
}

async function decoded<C extends CallName>(call: C, request: Uint8Array): Promise<Request<C>> {
  const { decodeRequest } = await import('../wire/protobuf.js');
  try {
    return decodeRequest(call, request);
  } catch {
    const { malformed } = await import('../wire/fault.js');
    throw malformed(call);
  }
}

async function encodeAnswer<C extends CallName>(
  call: C,
  answer: Answer<C> | { readonly diagnostics: readonly WireDiagnostic[] },
  redact: (text: string) => string,
): Promise<Uint8Array> {
  const { encodeMessage } = await import('../wire/protobuf.js');
  const diagnostics = answer.diagnostics.map((diagnostic) => ({
    ...diagnostic,
    summary: redact(diagnostic.summary),
    detail: redact(diagnostic.detail),
  }));
  return encodeMessage(`${call}.Response`, { ...answer, diagnostics });
}

async function diagnosticOf(thrown: unknown): Promise<Diagnostic> {
  const { ProtocolFault } = await import('../wire/fault.js');
  return thrown instanceof ProtocolFault ? thrown.diagnostic : ownFault();
}

async function encodeRefusal(
  call: CallName,
  diagnostic: Diagnostic,
  redact: (text: string) => string,
): Promise<Uint8Array> {
  const { diagnosticToWire } = await import('../wire/diagnostic.js');
  return encodeAnswer(call, { diagnostics: [diagnosticToWire(diagnostic, {})] }, redact);
}

/** Diagnostic for an internal error. The error's text is only logged, because it can contain anything. */
function ownFault(): Diagnostic {
  return error('INT9001', {
    what: 'internal error of the provider',
    why: 'the declaration is not the cause; the log has details',
    fix: 'run again with TF_LOG_PROVIDER=debug, and report the error with the log',
  });
}

function traceOf(fault: unknown): string {
  return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
}

/** The answer, or that of the interruption if it comes first. */
function interruptible(
  answering: Promise<Uint8Array>,
  running: Set<() => Promise<void>>,
  interruption: () => Promise<Uint8Array>,
): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const interrupt = (): Promise<void> => interruption().then(resolve);
    running.add(interrupt);
    answering.then(resolve, reject).finally(() => running.delete(interrupt));
  });
}

/** The calls of one provider, and the few calls for the process. `shutdown` is called after its caller was answered. */
export function methodsOf(dispatcher: Dispatcher, shutdown: () => void): Methods {
  return {
    ...Object.fromEntries(
      callNames.map((call) => [
        `/tfplugin6.Provider/${call}`,
        (request: Buffer): Promise<Uint8Array> => dispatcher.answer(call, request),
      ]),
    ),
    '/tfplugin6.Provider/StopProvider': () => {
      dispatcher.stop();
      return Promise.resolve(nothing);
    },
    '/plugin.GRPCController/Shutdown': () => {
      setImmediate(shutdown);
      return Promise.resolve(nothing);
    },
    '/grpc.health.v1.Health/Check': () => Promise.resolve(serving),
  };
}

/** A message without members; for StopProvider: no error. */
const nothing = new Uint8Array();

/** HealthCheckResponse with field 1, `status`, set to SERVING (1). The requested service is always `plugin`. */
const serving = Uint8Array.of(0x08, 0x01);
