import {
  type Approvals,
  approvalsInMemory,
  type Clock,
  createRedactor,
  hasErrors,
  isValueList,
  type Redactor,
  type Referred,
  type ResourceDefinition,
  secretsInEnvironment,
  secretValues,
  terraformType,
  type Value,
  type ValueObject,
} from '../core/index.js';
import type { EngineContext } from './engine/index.js';
import * as engine from './engine/index.js';
import {
  connectGraph,
  type ConnectOptions,
  machineClock,
  providerAttributes,
  resolveConfiguration,
  resolveJustification,
  resolveOnExisting,
  resolvePreflight,
  tenantEnvironment,
} from './graph/index.js';
import { type KindHints, openKindHints } from './hints/index.js';
import { learningEngine } from './learning-engine.js';
import { openApprovals, openLedger } from './ledger/index.js';
import type { Connection, Engine, ProviderRuntime } from './plugin/index.js';
import { dataSources, ephemeralResources, resources } from './resources/index.js';
import { missingIds } from './resources/names/missing-ids.js';

/** Environment and dependencies of the provider. */
export interface RuntimeOptions {
  /** Version for the user agent and the logs. */
  readonly version: string;
  /** Environment variables for arguments of the provider block; those of one tenant if `INTUNEFORM_TENANT` is set. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Receives log entries. Default: none. */
  readonly log?: ConnectOptions['log'];
  /** Receives a line about a wait. Default: it is only logged. */
  readonly progress?: ConnectOptions['progress'];
  /** Receives every secret of the configuration and the environment. Default: a separate one for this runtime. */
  readonly redactor?: Redactor;
  /** Default: the system clock. */
  readonly clock?: Clock;
  /**
   * Kinds that earlier processes of the same run found in the configuration. Default: those that this process
   * validates.
   */
  readonly hints?: KindHints;
  /** Folder of the intents. Default: none, so that an interrupted run cannot be resumed. */
  readonly ledgerFolder?: string;
}

/** Assembles the provider: the definitions, the engine and the Graph client behind the plugin protocol. */
export function createRuntime(given: RuntimeOptions): ProviderRuntime {
  const { redactor = createRedactor(), hints = openKindHints({ folder: undefined, run: '' }) } = given;
  secretsInEnvironment(given.environment).forEach(redactor.add);
  const options = { ...given, redactor, hints, environment: tenantEnvironment(given.environment) };
  return {
    version: options.version,
    attributes: providerAttributes,
    resources,
    dataSources,
    ephemeralResources,
    engine: noting(learningEngine(engine, redactor), hints),
    validateConfig: (config) => {
      secretValues(providerAttributes, config).forEach(redactor.add);
      return resolveConfiguration(config, options.environment).diagnostics.filter(({ code }) => !signInCodes.has(code));
    },
    connect: (config, _terraformVersion, signal) => connect(config, signal, options),
  };
}

/** Codes that only concern the sign-in: `terraform validate` runs on machines without credentials, and needs none. */
const signInCodes: ReadonlySet<string> = new Set(['INT1400', 'INT1401', 'INT1403']);

/** An engine that records the kinds that it validates. */
function noting(engineBelow: Engine, hints: KindHints): Engine {
  return {
    ...engineBelow,
    validateResource: (definition, config) => {
      hints.note(terraformType(definition.name));
      return engineBelow.validateResource(definition, config);
    },
  };
}

type ConnectingOptions = RuntimeOptions & { readonly redactor: Redactor; readonly hints: KindHints };

async function connect(config: ValueObject, signal: AbortSignal, options: ConnectingOptions): Promise<Connection> {
  const { version, log, progress, redactor, ledgerFolder, clock = machineClock } = options;
  secretValues(providerAttributes, config).forEach(redactor.add);
  const { settings, diagnostics } = resolveConfiguration(config, options.environment);
  if (!settings || hasErrors(diagnostics)) return { diagnostics };
  const connection = connectGraph(settings, {
    ...{ version, signal, redactor, clock },
    ...(log && { log }),
    ...(progress && { progress }),
    approvals: approvalsOf(config, options),
  });
  // Requests a token now, so that a wrong secret or tenant stops the run before any object is read.
  const known = await connection.identity();
  const all = [...diagnostics, ...known.diagnostics];
  if (hasErrors(all)) return { diagnostics: all };
  const who = {
    ...(known.identity && { identity: known.identity }),
    preflight: resolvePreflight(config, options.environment),
    onExisting: resolveOnExisting(config, options.environment),
    definitions: resources,
    missingIds: (referred: readonly Referred[]) => missingIds(referred, connection.graph, known.identity),
    ...(ledgerFolder !== undefined && { ledger: openLedger({ folder: ledgerFolder, now: () => clock.now() }) }),
  };
  const context: EngineContext = { graph: connection.graph, clock, signal, ...who };
  const ahead = engine.aheadOf(() => declaredKinds(config, options.hints), context);
  return { context: { ...context, ahead }, diagnostics: all };
}

/** Without a ledger, an approval request is remembered as long as the process lives. */
function approvalsOf(
  config: ValueObject,
  { environment, ledgerFolder, clock = machineClock }: ConnectingOptions,
): Approvals {
  const justification = resolveJustification(config, environment);
  const store =
    ledgerFolder === undefined ? approvalsInMemory() : openApprovals({ folder: ledgerFolder, now: () => clock.now() });
  return { ...(justification !== undefined && { justification }), store };
}

/** The definitions of the kinds in the configuration, or of those that the same run has validated. */
function declaredKinds({ readAhead }: ValueObject, hints: KindHints): readonly ResourceDefinition[] {
  const named = isValueList(readAhead) ? readAhead : [];
  const kinds = new Set<Value>([...named, ...hints.known()]);
  return resources.filter(({ name }) => kinds.has(terraformType(name)));
}
