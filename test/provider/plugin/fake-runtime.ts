import {
  type Attributes,
  type DataSourceDefinition,
  defineDataSource,
  defineEphemeralResource,
  defineResource,
  type Diagnostic,
  type EphemeralResourceDefinition,
  error,
  identical,
  int,
  isUnknown,
  type Json,
  type JsonObject,
  listOf,
  number,
  presenceOf,
  type ResourceDefinition,
  setOf,
  single,
  string,
  stringSet,
  unknown,
  type Value,
  type ValueObject,
  warning,
} from '../../../core/index.js';
import type { EngineContext, PlanRequest, StateAnswer } from '../../../provider/engine/contract.js';
import { identityAttributes } from '../../../provider/engine/index.js';
import type { Engine, ProviderRuntime } from '../../../provider/plugin/runtime.js';

const facts = { doc: 'For tests.', source: 'https://example.com', permissions: { read: [], write: [] } };

/** A resource with every kind of attribute. */
export const thing: ResourceDefinition = defineResource({
  ...facts,
  name: 'testThing',
  noun: 'thing',
  shape: { kind: 'collection' },
  graph: { version: 'beta', path: '/things', area: 'other' },
  upgrades: { '0.0.1': (state) => state },
  attributes: {
    displayName: string({ required: true, doc: 'Name.' }),
    platform: string({ immutable: true, doc: 'Platform.' }),
    note: string({ default: 'none', doc: 'Note.' }),
    size: number({ doc: 'Any number.' }),
    roleScopeTags: stringSet({ doc: 'Tags.' }),
    labels: { kind: 'map', doc: 'Labels.', element: { kind: 'string', doc: 'Label.' } },
    rules: listOf({
      doc: 'Rules.',
      attributes: { portNumber: int({ required: true, doc: 'Port.' }), ruleName: string({ doc: 'Name.' }) },
    }),
    targets: setOf({ doc: 'Targets.', attributes: { groupId: string({ required: true, doc: 'Group.' }) } }),
    owner: single({ doc: 'Owner.', attributes: { userName: string({ doc: 'User.' }) } }),
    secretText: string({ writeOnly: { version: 'secretVersion' }, doc: 'Secret.' }),
    secretVersion: int({ doc: 'Version of the secret.' }),
    changeCount: int({ computed: true, doc: 'Changes so far.' }),
  },
  example: { declared: { displayName: 'a' } },
});

/** A data source that echoes. */
export const echo: DataSourceDefinition = defineDataSource({
  ...facts,
  name: 'testEcho',
  noun: 'echo',
  attributes: { said: string({ required: true, doc: 'Said.' }), heard: string({ computed: true, doc: 'Heard.' }) },
  read: () => Promise.resolve({ state: 'absent' }),
  example: { declared: { said: 'a' } },
});

/** An ephemeral resource that whispers. */
export const whisper: EphemeralResourceDefinition = defineEphemeralResource({
  ...facts,
  name: 'testWhisper',
  noun: 'whisper',
  attributes: {
    said: string({ required: true, doc: 'Said.' }),
    secretHeard: string({ computed: true, sensitive: true, doc: 'Heard.' }),
  },
  open: () => Promise.resolve({ state: 'absent' }),
  example: { declared: { said: 'a' } },
});

const providerAttributes: Attributes = {
  tenantId: string({ doc: 'Tenant.' }),
  clientSecret: string({ sensitive: true, doc: 'Secret.' }),
};

/** Calls of the fake engine, and its tenant. */
export interface Fake {
  readonly runtime: ProviderRuntime;
  /** Calls in their order: name, then what is worth knowing. */
  readonly calls: [string, Json][];
  /** Objects of the tenant by id. Tests change them to play an administrator. */
  readonly objects: Map<string, ValueObject>;
  /** Secrets that arrived with an apply. */
  readonly secrets: Value[];
}

/** Creates a fake engine with a tenant in memory. `overrides` replaces some of its functions. */
export function createFake(overrides: Partial<Engine> = {}): Fake {
  const fake: Omit<Fake, 'runtime'> = { calls: [], objects: new Map(), secrets: [] };
  const runtime: ProviderRuntime = {
    version: '0.0.0-test',
    attributes: providerAttributes,
    resources: [thing],
    dataSources: [echo],
    ephemeralResources: [whisper],
    engine: { ...engineOver(fake), ...overrides },
    validateConfig: ({ tenantId }) => (tenantId === 'wrong' ? [problem('tenant is wrong', ['tenantId'])] : []),
    connect(config, terraformVersion, signal) {
      fake.calls.push(['connect', { terraformVersion, known: !isUnknown(config.tenantId) }]);
      return Promise.resolve(
        isUnknown(config.tenantId) ? { diagnostics: [] } : { context: contextOf(signal), diagnostics: [] },
      );
    },
  };
  return { ...fake, runtime };
}

/** A context whose Graph must not be touched: the fake engine does not. */
export function contextOf(signal: AbortSignal): EngineContext {
  const context = { signal, clock: { now: () => new Date(0), sleep: () => Promise.resolve() } };
  // Not enumerable: who copies a context has not touched its Graph.
  return Object.defineProperty(context, 'graph', {
    get: () => {
      throw new Error('the fake engine has no Graph');
    },
  }) as unknown as EngineContext;
}

/** An error at a place, with the code of unreadable values for want of a better one. */
export function problem(what: string, path: readonly (string | number)[]): Diagnostic {
  return error('INT4002', { what, where: { path }, why: 'the test says so', fix: 'say something else' });
}

function engineOver({ calls, objects, secrets }: Omit<Fake, 'runtime'>): Engine {
  const stored = (
    state: ValueObject | null,
    remembered: JsonObject,
    diagnostics: readonly Diagnostic[] = [],
  ): StateAnswer => ({
    state,
    private: remembered,
    diagnostics,
  });
  const importResource: Engine['importResource'] = (_definition, id) => {
    const found = objects.get(id) ?? null;
    const absent = problem(`there is no thing ${id}`, []);
    return Promise.resolve(stored(found, { imported: true }, found ? [] : [absent]));
  };
  return {
    validateResource: (_definition, config) => {
      const ports = Array.isArray(config.rules) ? (config.rules as readonly ValueObject[]) : [];
      return ports.flatMap(({ portNumber }, index) =>
        portNumber === 0 ? [problem('port 0 cannot be', ['rules', index, 'portNumber'])] : [],
      );
    },
    validateDataSource: (_definition, { said }) => (said === '' ? [problem('nothing said', ['said'])] : []),
    planResource: (definition, request) => Promise.resolve(plan(definition, request)),
    applyResource: (_definition, request) => {
      calls.push(['apply', { private: request.private, count: Number(request.prior?.changeCount ?? 0) }]);
      const id = textOf(request.prior?.id) ?? `id-${String(objects.size + 1)}`;
      if (request.planned === null) {
        objects.delete(id);
        return Promise.resolve(stored(null, {}));
      }
      secrets.push(request.config?.secretText ?? null);
      const changeCount = Number(request.prior?.changeCount ?? 0) + 1;
      const made = { ...request.planned, id, changeCount };
      objects.set(id, made);
      const failed =
        request.planned.displayName === 'half' ? [problem('only half of it was made', ['displayName'])] : [];
      return Promise.resolve(stored(made, { applied: changeCount }, failed));
    },
    readResource: (_definition, { state, private: remembered }) => {
      calls.push(['read', { private: remembered }]);
      return Promise.resolve(stored(objects.get(textOf(state.id) ?? '') ?? null, remembered));
    },
    importResource,
    importByIdentity: (definition, { id }, context, definitions) =>
      importResource(definition, textOf(id) ?? '', context, definitions),
    identityAttributes,
    identityOf: (_definition, { state }) => state && { id: state.id ?? null, tenantId: 'tenant-1' },
    readDataSource: (_definition, config) =>
      Promise.resolve({
        state: { ...config, id: 'echo', heard: config.said ?? null },
        diagnostics: [warning('INT4002', { what: 'an echo warns', why: 'it can', fix: 'do nothing' })],
      }),
    validateEphemeralResource: (_definition, { said }) => (said === '' ? [problem('nothing whispered', ['said'])] : []),
    openEphemeralResource: (_definition, { said }) =>
      Promise.resolve({
        state: { said: said ?? null, secretHeard: `whispered ${textOf(said) ?? ''}` },
        diagnostics: [],
      }),
    upgradeState: (_definition, { version, state }) => {
      calls.push(['upgrade', { version }]);
      return { state: state, diagnostics: [] };
    },
  };
}

function plan(
  definition: ResourceDefinition,
  { prior, config, proposed, private: remembered }: PlanRequest,
): ReturnType<typeof answer> {
  if (proposed === null) return answer(null, [], { ...remembered, destroying: true });
  const defaulted = fill(definition, proposed, (name, value) => {
    const attribute = definition.attributes[name];
    if (attribute?.writeOnly) return null;
    return config?.[name] === null ? (attribute?.default ?? value) : value;
  });
  if (prior && identical(prior, defaulted)) return answer(prior, [], remembered);
  const planned = fill(definition, defaulted, (name, value) => {
    const attribute = definition.attributes[name];
    return attribute && presenceOf(attribute) === 'computed' && !(name === 'id' && prior) ? unknown : value;
  });
  const replaced = prior !== null && !identical(prior.platform ?? null, planned.platform ?? null);
  return answer(planned, replaced ? [['platform']] : [], { ...remembered, planned: true });
}

function answer(planned: ValueObject | null, requiresReplace: readonly string[][], remembered: JsonObject) {
  return { planned, requiresReplace, private: remembered, diagnostics: [] as readonly Diagnostic[] };
}

function fill(
  { attributes }: ResourceDefinition,
  from: ValueObject,
  value: (name: string, value: Value) => Value,
): ValueObject {
  return Object.fromEntries(Object.keys(attributes).map((name) => [name, value(name, from[name] ?? null)]));
}

function textOf(value: Value | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
