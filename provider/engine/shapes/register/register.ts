import { randomUUID } from 'node:crypto';

import {
  type DefinitionOf,
  type Diagnostic,
  error,
  hasErrors,
  isUnknown,
  type JsonObject,
  type ReadResult,
  type ValueObject,
  warning,
} from '../../../../core/index.js';
import type { EngineContext, StateAnswer } from '../../contract.js';
import { collectionRead, listAhead } from '../../locate.js';
import { softened } from '../../softened.js';
import { inTurn } from '../../turn.js';
import { unwritable } from '../../unreadable.js';
import { finalState, notesOfWrite } from '../../values/final-state.js';
import { isTakenByAnother, takeRows } from '../bulk/taken-rows.js';
import type { Change, Destruction, PlanCheck, ReadContext, ShapeBehaviour } from '../shape.js';
import {
  type DeclaredDevice,
  type DeclaredDevices,
  devicesOf,
  identityOf,
  type RegisteredDevice,
  registerShape,
  secretsOf,
  valuesOf,
} from './devices.js';
import { importDevices, type NewDevice } from './import-devices.js';
import {
  adopts,
  ambiguous,
  importProblems,
  notChanged,
  notDeleted,
  notRegistered,
  stays,
} from './register-diagnostics.js';
import { listRegistered, type Registered } from './registered.js';
import { changeOf, changeTexts, deleteDevices, type TextChange } from './write-devices.js';

type Register = DefinitionOf<'register'>;

/** Devices that the service registers, as one resource. */
export const register: ShapeBehaviour<Register> = {
  read: readDevices,
  find: findAll,
  check,
  create: (definition, change, context) => inOrder(definition, context, () => create(definition, change, context)),
  update: (definition, change, context) => inOrder(definition, context, () => update(definition, change, context)),
  planDestroy: (definition, { prior }) => (deletes(definition, prior) ? [] : stays(definition, all(definition, prior))),
  destroy: (definition, gone, context) => inOrder(definition, context, () => destroy(definition, gone, context)),
  readAhead: listAhead,
  remember: () => ({}),
};

/**
 * A device can move from one resource to another in one run: the first must not delete what the second takes over at
 * the same time.
 */
function inOrder<T>(definition: Register, { graph }: EngineContext, run: () => Promise<T>): Promise<T> {
  return inTurn(graph, `write ${collectionRead(definition).path}`, run);
}

/** Reads only the declared devices, and only their declared texts: everything else is not managed. */
async function readDevices(
  definition: Register,
  state: ValueObject,
  context: ReadContext,
): Promise<ReadResult<JsonObject>> {
  const found = await listRegistered(definition, context);
  if (found.state !== 'present') return found;
  const ours = devicesOf(registerShape(definition), state);
  const live = liveDevices(ours, found.value);
  if (ours.size > 0 && live.length === 0) return { state: 'absent' };
  return { state: 'present', value: objectOf(definition, live, {}) };
}

/** The tenant's values of declared devices, in their spelling. */
function liveDevices(declared: DeclaredDevices, registered: Registered): readonly DeclaredDevice[] {
  return [...declared].flatMap(([identity, { key, texts }]): DeclaredDevice[] => {
    const [device] = registered.get(identity) ?? [];
    if (!device) return [];
    const live = Object.keys(texts).map((name) => [name, device.texts[name] ?? ''] as const);
    return [{ key, texts: Object.fromEntries(live) }];
  });
}

/** Import includes every device of the tenant, with its texts. */
async function findAll(definition: Register, _id: string, context: EngineContext): Promise<ReadResult<JsonObject>> {
  const found = await listRegistered(definition, context);
  if (found.state !== 'present') return found;
  const devices = [...found.value.values()].flatMap(([device]): DeclaredDevice[] => {
    if (!device) return [];
    const texts = Object.entries(device.texts).filter(([, text]) => text !== '');
    return [{ key: device.key, texts: Object.fromEntries(texts) }];
  });
  return { state: 'present', value: objectOf(definition, devices, {}) };
}

function objectOf(definition: Register, devices: Iterable<DeclaredDevice>, values: ValueObject): JsonObject {
  return { id: idOf(definition), ...(valuesOf(registerShape(definition), devices, values) as JsonObject) };
}

function idOf(definition: Register): string {
  const { path } = collectionRead(definition);
  return path.slice(path.lastIndexOf('/') + 1);
}

function all(definition: Register, values: ValueObject): readonly DeclaredDevice[] {
  return [...devicesOf(registerShape(definition), values).values()];
}

function deletes(definition: Register, values: ValueObject): boolean {
  return values[registerShape(definition).removal] === 'delete';
}

/** Reports what apply cannot do, and how it changes existing devices. */
async function check(definition: Register, change: Change, context: EngineContext): Promise<PlanCheck> {
  const found = await listRegistered(definition, context);
  // Apply reads again, and reports a failure.
  if (found.state !== 'present') return { diagnostics: [] };
  const { changes, missing, unclear } = compare(definition, change.planned, found.value);
  return {
    diagnostics: [
      ...notRegistered(definition, withoutSecret(definition, missing, change.config), warning),
      ...ambiguous(definition, unclear, warning),
      ...(change.prior ? [] : adopts(definition, changes)),
      ...(deletes(definition, change.planned) ? [] : stays(definition, removed(definition, change))),
    ],
  };
}

/** Devices of the state that are no longer planned. */
function removed(
  definition: Register,
  { prior, planned }: Pick<Change, 'prior' | 'planned'>,
): readonly DeclaredDevice[] {
  const shape = registerShape(definition);
  if (!prior || isUnknown(planned[shape.keys] ?? null)) return [];
  const now = devicesOf(shape, planned);
  return [...devicesOf(shape, prior)].flatMap(([identity, device]) => (now.has(identity) ? [] : [device]));
}

function withoutSecret(
  definition: Register,
  devices: readonly DeclaredDevice[],
  config: ValueObject,
): readonly DeclaredDevice[] {
  const shape = registerShape(definition);
  if (isUnknown(config[shape.secrets] ?? null)) return [];
  const secrets = secretsOf(shape, config);
  return devices.filter(({ key }) => !secrets.has(identityOf(key)));
}

interface Comparison {
  readonly changes: readonly TextChange[];
  readonly missing: readonly DeclaredDevice[];
  /** Devices whose key several registered ones have. */
  readonly unclear: readonly DeclaredDevice[];
}

function compare(definition: Register, planned: ValueObject, registered: Registered): Comparison {
  const changes: TextChange[] = [];
  const missing: DeclaredDevice[] = [];
  const unclear: DeclaredDevice[] = [];
  for (const [identity, declared] of devicesOf(registerShape(definition), planned)) {
    const [device, other] = registered.get(identity) ?? [];
    const change = device && changeOf(definition, declared, device);
    if (!device) missing.push(declared);
    else if (other) unclear.push(declared);
    else if (change) changes.push(change);
  }
  return { changes, missing, unclear };
}

/** Progress of a write. */
interface Reached {
  /** Undefined: nothing could be read, and nothing was written. */
  readonly registered: Registered | undefined;
  /** Texts that were not written, by identity. */
  readonly unwritten: ReadonlySet<string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Changes the tenant to the planned devices, whatever its current state: steps of an earlier run are not repeated. */
async function reach(definition: Register, { planned, config }: Change, context: EngineContext): Promise<Reached> {
  const found = await listRegistered(definition, { ...context, fresh: true });
  if (found.state !== 'present')
    return { registered: undefined, unwritten: new Set(), diagnostics: unreadOf(definition, found) };
  const { missing } = compare(definition, planned, found.value);
  const imported = await importMissing(definition, { missing, config }, context);
  const registered = imported.registered ?? found.value;
  const { changes, unclear } = compare(definition, planned, registered);
  const written = await changeTexts(definition, changes, context);
  const unwritten = [...written.failed.map(({ of }) => of), ...written.left].map(({ device }) => device.key);
  return {
    registered,
    unwritten: new Set([...unwritten, ...unclear.map(({ key }) => key)].map(identityOf)),
    diagnostics: [
      ...imported.diagnostics,
      ...ambiguous(definition, unclear, error),
      ...notChanged(definition, written, context.signal.aborted),
    ],
  };
}

function unreadOf(
  definition: Register,
  found: Exclude<ReadResult<unknown>, { state: 'present' }>,
): readonly Diagnostic[] {
  return found.state === 'unreadable' ? [unwritable(definition, found)] : [];
}

async function importMissing(
  definition: Register,
  { missing, config }: { readonly missing: readonly DeclaredDevice[]; readonly config: ValueObject },
  context: EngineContext,
): Promise<Pick<Reached, 'registered' | 'diagnostics'>> {
  const lacking = notRegistered(definition, withoutSecret(definition, missing, config), error);
  const secrets = secretsOf(registerShape(definition), config);
  const devices = missing.flatMap((device): NewDevice[] => {
    const secret = secrets.get(identityOf(device.key));
    return secret === undefined ? [] : [{ ...device, secret }];
  });
  if (devices.length === 0) return { registered: undefined, diagnostics: lacking };
  const outcome = await importDevices(definition, devices, context);
  const diagnostics = [...lacking, ...importProblems(definition, devices, outcome)];
  return { registered: outcome.registered, diagnostics };
}

/** A partly failed create is a warning: existing devices stay in the state. */
async function create(definition: Register, change: Change, context: EngineContext): Promise<StateAnswer> {
  const { registered, diagnostics } = await reach(definition, change, context);
  const ours = devicesOf(registerShape(definition), change.planned);
  const isThere = registered !== undefined && [...ours.keys()].some((identity) => registered.has(identity));
  if (!isThere && hasErrors(diagnostics)) return { state: null, private: {}, diagnostics };
  const holder = take(definition, change, { devices: ours, context });
  const object = { id: idOf(definition) };
  const state = finalState(definition, { planned: change.planned, object, achieved: {} });
  return {
    state,
    private: { ...notesOfWrite(definition, change.config, context), holder },
    diagnostics: softened(diagnostics),
  };
}

async function update(
  definition: Register,
  change: Change & { readonly prior: ValueObject },
  context: EngineContext,
): Promise<StateAnswer> {
  const shape = registerShape(definition);
  const { prior, planned } = change;
  const { registered, unwritten, diagnostics: reached } = await reach(definition, change, context);
  if (!registered) return { state: prior, private: change.private, diagnostics: reached };
  const ours = devicesOf(shape, planned);
  const holder = take(definition, change, { devices: ours, context });
  const surplus = deletes(definition, planned) ? removed(definition, change) : [];
  const { kept, diagnostics: deleted } = await deleteSurplus(definition, { surplus, registered, holder }, context);
  const diagnostics = [...reached, ...deleted];
  const state = finalState(definition, { planned, prior, object: {}, achieved: {} });
  const remembered = { ...notesOfWrite(definition, change.config, context), holder };
  if (!hasErrors(diagnostics)) return { state, private: remembered, diagnostics };
  const live = new Map(liveDevices(ours, registered).map((device) => [identityOf(device.key), device]));
  const achieved = [...ours].flatMap(([identity, device]) => {
    const present = live.get(identity);
    return present ? [unwritten.has(identity) ? present : device] : [];
  });
  return { state: { ...state, ...valuesOf(shape, [...achieved, ...kept], state) }, private: remembered, diagnostics };
}

interface Taking {
  readonly devices: DeclaredDevices;
  readonly context: EngineContext;
}

/** Records that this resource manages the devices. Returns the id that distinguishes it from others. */
function take(definition: Register, { private: { holder } }: Change, { devices, context }: Taking): string {
  const own = typeof holder === 'string' ? holder : randomUUID();
  takeRows(
    context.graph,
    own,
    [...devices.keys()].map((identity) => rowOf(definition, identity)),
  );
  return own;
}

function rowOf({ name }: Register, identity: string): string {
  return `${name} ${identity}`;
}

interface Surplus {
  readonly surplus: readonly DeclaredDevice[];
  readonly registered: Registered;
  readonly holder: string;
}

/**
 * Deletes devices. `kept`: those that still exist. A device that another resource of this run took over stays, and
 * belongs to that resource.
 */
async function deleteSurplus(
  definition: Register,
  { surplus, registered, holder }: Surplus,
  context: EngineContext,
): Promise<{ readonly kept: readonly DeclaredDevice[]; readonly diagnostics: readonly Diagnostic[] }> {
  const own = surplus.filter(({ key }) => !isTakenByAnother(context.graph, holder, rowOf(definition, identityOf(key))));
  const present = own.map(({ key }) => registered.get(identityOf(key)) ?? []);
  const unclear = own.filter((_device, index) => (present[index]?.length ?? 0) > 1);
  const single = present.flatMap((devices): RegisteredDevice[] => (devices.length === 1 ? [...devices] : []));
  const deleted = await deleteDevices(definition, single, context);
  const left = new Set([...deleted.failed.map(({ of }) => of), ...deleted.left].map(({ key }) => identityOf(key)));
  const kept = own.filter((device) => left.has(identityOf(device.key)) || unclear.includes(device));
  return {
    kept,
    diagnostics: [...ambiguous(definition, unclear, error), ...notDeleted(definition, deleted, context.signal.aborted)],
  };
}

async function destroy(
  definition: Register,
  { prior, private: remembered }: Destruction,
  context: EngineContext,
): Promise<StateAnswer> {
  const surplus = all(definition, prior);
  if (!deletes(definition, prior)) return { state: null, private: {}, diagnostics: stays(definition, surplus) };
  const found = await listRegistered(definition, { ...context, fresh: true });
  if (found.state !== 'present') return { state: prior, private: remembered, diagnostics: unreadOf(definition, found) };
  const holder = typeof remembered.holder === 'string' ? remembered.holder : randomUUID();
  const { kept, diagnostics } = await deleteSurplus(definition, { surplus, registered: found.value, holder }, context);
  if (!hasErrors(diagnostics)) return { state: null, private: {}, diagnostics };
  const state = { ...prior, ...valuesOf(registerShape(definition), kept, prior) };
  return { state, private: remembered, diagnostics };
}
