import {
  type DataSourceDefinition,
  isJsonObject,
  type JsonObject,
  type Refusal,
  refusesApplications,
  type ResourceDefinition,
  type Value,
  type ValueObject,
} from '../../core/index.js';
import {
  administratorsConsole,
  demoApplication,
  demoTenantId,
  type EmulatedApplication,
} from '../../emulator/identities.js';
import {
  type Emulator,
  type EmulatorOptions,
  type JournalEntry,
  startEmulator,
  type TenantHandle,
  type TenantSeed,
} from '../../emulator/index.js';
import type { EngineContext, PlanAnswer, StateAnswer } from '../../provider/engine/index.js';
import * as engine from '../../provider/engine/index.js';
import { connectGraph, resolveConfiguration } from '../../provider/graph/index.js';

/** The moment at which every test takes place. */
export const testTime = new Date('2026-11-23T05:12:00.000Z');

/** A managed object in a test: what Terraform would store. */
export interface Managed {
  readonly state: ValueObject;
  readonly private: JsonObject;
}

/** A tenant on the emulator, with the engine: every request is real HTTP, and time stands still. */
export interface TestTenant extends AsyncDisposable {
  readonly emulator: Emulator;
  readonly handle: TenantHandle;
  readonly context: EngineContext;
  /** Environment for a provider that is to work on this tenant. */
  readonly environment: Readonly<Record<string, string>>;
  plan(definition: ResourceDefinition, config: ValueObject, managed?: Managed): Promise<PlanAnswer>;
  /** Plans and applies, as Terraform would. */
  apply(definition: ResourceDefinition, config: ValueObject, managed?: Managed): Promise<StateAnswer>;
  /** Applies, and fails the test where that has diagnostics of any kind. */
  manage(definition: ResourceDefinition, config: ValueObject, managed?: Managed): Promise<Managed>;
  read(definition: ResourceDefinition, managed: Managed): Promise<StateAnswer>;
  destroy(definition: ResourceDefinition, managed: Managed): Promise<StateAnswer>;
  readData(definition: DataSourceDefinition, config: ValueObject): ReturnType<typeof engine.readDataSource>;
  /** Requests since the last call that are not about tokens, batch items for their own. */
  requests(): readonly JournalEntry[];
  /** Bodies of the requests since the last call that used a method, in order. */
  bodiesOf(method: string): readonly unknown[];
  /** Drops all cached reads, as a new process of the provider would. */
  restart(): void;
  /** Restarts as another application. */
  signInAs(application: { readonly clientId: string; readonly clientSecret: string }): void;
}

/** How a test's tenant is served, and who signs in to it. */
export interface TestTenantOptions extends EmulatorOptions {
  /** Default: the application of the demo's pipeline. */
  readonly identity?: EmulatedApplication;
}

/**
 * The identity that can manage a resource: the signed-in administrator if applications cannot, or cannot call one of
 * its actions.
 */
export function identityFor(definition: ResourceDefinition): TestTenantOptions {
  return isForPeople(definition) ? { identity: administratorsConsole } : {};
}

/** Whether no application may manage a resource as a whole. */
export function isForPeople(definition: ResourceDefinition): boolean {
  return refusesApplications(definition) || definition.refusals.some(refusesStep);
}

function refusesStep({ who, step, certain, unless = [] }: Refusal): boolean {
  return who === 'application' && step !== undefined && certain && unless.length === 0;
}

/** Starts a tenant. */
export async function startTenant(
  seed: Partial<TenantSeed> = {},
  { identity = demoApplication, ...options }: TestTenantOptions = {},
): Promise<TestTenant> {
  const tenants = [{ tenantId: demoTenantId, authority: 'intune' as const, ...seed }];
  const emulator = await startEmulator({ clock: () => testTime, tenants, ...options });
  const environment = {
    ARM_TENANT_ID: demoTenantId,
    ARM_CLIENT_ID: identity.clientId,
    ARM_CLIENT_SECRET: identity.clientSecret,
    INTUNEFORM_GRAPH_ENDPOINT: emulator.url,
  };
  let context = connect(environment);
  const apply: TestTenant['apply'] = async (definition, config, managed) => {
    const full = complete(definition.attributes, config);
    const planned = await plan(context, definition, { config: full, managed });
    if (planned.diagnostics.some(({ severity }) => severity === 'error')) {
      return { state: managed?.state ?? null, private: planned.private, diagnostics: planned.diagnostics };
    }
    const prior = planned.requiresReplace.length > 0 ? null : (managed?.state ?? null);
    return engine.applyResource(
      definition,
      { prior, planned: planned.planned, config: full, private: planned.private },
      context,
    );
  };
  return {
    emulator,
    handle: emulator.tenant(demoTenantId),
    get context() {
      return context;
    },
    environment,
    plan: (definition, config, managed) =>
      plan(context, definition, { config: complete(definition.attributes, config), managed }),
    apply,
    manage: async (definition, config, managed) => {
      const { state, private: remembered, diagnostics } = await apply(definition, config, managed);
      expect(diagnostics).toEqual([]);
      if (!state) throw new Error('applied without a state');
      return { state, private: remembered };
    },
    read: (definition, managed) => engine.readResource(definition, managed, context),
    destroy: (definition, { state, private: remembered }) =>
      engine.applyResource(definition, { prior: state, planned: null, config: null, private: remembered }, context),
    readData: (definition, config) =>
      engine.readDataSource(definition, complete(definition.attributes, config), context),
    requests: () => takeJournal(emulator),
    bodiesOf: (method) =>
      takeJournal(emulator)
        .filter((entry) => entry.method === method)
        .map(({ body }) => body),
    restart: () => {
      context = connect(environment);
    },
    signInAs: ({ clientId, clientSecret }) => {
      context = connect({ ...environment, ARM_CLIENT_ID: clientId, ARM_CLIENT_SECRET: clientSecret });
    },
    [Symbol.asyncDispose]: () => emulator.close(),
  };
}

function connect(environment: Readonly<Record<string, string>>): EngineContext {
  const { settings, diagnostics } = resolveConfiguration({}, environment);
  if (!settings) throw new Error(JSON.stringify(diagnostics));
  const { signal } = new AbortController();
  const clock = { now: () => testTime, sleep: () => Promise.resolve() };
  return { graph: connectGraph(settings, { clock, signal, random: () => 0.5 }).graph, clock, signal };
}

interface PlanOptions {
  readonly config: ValueObject;
  readonly managed: Managed | undefined;
}

function plan(
  context: EngineContext,
  definition: ResourceDefinition,
  { config, managed }: PlanOptions,
): Promise<PlanAnswer> {
  const request = { prior: managed?.state ?? null, config, proposed: config, private: managed?.private ?? {} };
  return engine.planResource(definition, request, context);
}

/** Gives every attribute a value, as Terraform does: null where nothing is declared, in nested objects too. */
export function complete(attributes: ResourceDefinition['attributes'], config: ValueObject): ValueObject {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, attribute]): [string, Value] => {
      const value = config[name] ?? null;
      if (attribute.kind !== 'nested' || value === null) return [name, value];
      const members = (element: Value): Value => complete(attribute.attributes, element as ValueObject);
      return [name, Array.isArray(value) ? value.map(members) : members(value)];
    }),
  );
}

function takeJournal(emulator: Emulator): readonly JournalEntry[] {
  const entries = emulator.journal.filter(({ path }) => !path.includes('/oauth2/') && !path.endsWith('/$batch'));
  emulator.clearJournal();
  return entries;
}

/** The objects in a list answer of Graph. */
export function itemsOf(body: unknown): readonly JsonObject[] {
  return isJsonObject(body) && Array.isArray(body.value) ? body.value.filter(isJsonObject) : [];
}

/** The id of a managed object. */
export function idOf({ state }: Pick<Managed, 'state'>): string {
  if (typeof state.id !== 'string') throw new Error('an object without an id');
  return state.id;
}
