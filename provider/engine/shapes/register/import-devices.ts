import {
  type DefinitionOf,
  isJsonObject,
  type JsonObject,
  type ReadResult,
  type RegisterShape,
  textOf,
} from '../../../../core/index.js';
import type { EngineContext } from '../../contract.js';
import { collectionRead } from '../../locate.js';
import { patiently } from '../../patiently.js';
import { chunksOf } from '../bulk/rows.js';
import { listOf } from '../bulk/search.js';
import { type DeclaredDevice, identityOf, registerShape } from './devices.js';
import { listRegistered, type Registered } from './registered.js';

/** A device to import, with its secret. */
export interface NewDevice extends DeclaredDevice {
  readonly secret: string;
}

/** Result of imports. */
export interface ImportOutcome {
  /** The devices registered so far. Undefined: they could not be read. */
  readonly registered: Registered | undefined;
  /** Why devices were refused, by identity, with Graph's message. */
  readonly refused: ReadonlyMap<string, string>;
  /** Devices that the service still processes. */
  readonly pending: ReadonlySet<string>;
  /** Why the import is incomplete. Undefined: it is complete. */
  readonly problem: string | undefined;
}

/** An import as the service reports it. */
interface ImportRecord {
  readonly id: string;
  readonly identity: string;
  readonly status: string;
  readonly reason: string;
}

/**
 * How long apply waits for the service: 30 minutes. Unit: milliseconds. A guess: the duration of an import is not
 * documented; common tools wait for 15 minutes and more.
 */
const pauses: readonly number[] = [5, 10, 15, ...Array.from({ length: 59 }, () => 30)].map((seconds) => seconds * 1000);

/** Status of a device while the service processes its import. `unknown` is the first one. */
const working: ReadonlySet<string> = new Set(['unknown', 'pending', 'partial']);

/**
 * Imports devices, and waits until they are registered or refused.
 *
 * A device whose import is already in progress, because an earlier run ended or an answer was lost, is not sent again.
 */
export async function importDevices(
  definition: DefinitionOf<'register'>,
  devices: readonly NewDevice[],
  context: EngineContext,
): Promise<ImportOutcome> {
  const before = await listImports(definition, context);
  // If it is unknown what is in progress, a second import might duplicate it.
  if (before.state !== 'present') return notBegun(reasonOf(before));
  const underWay = new Set(before.value.filter(isWorking).map(({ identity }) => identity));
  const settled = new Set(before.value.filter((record) => !isWorking(record)).map(({ id }) => id));
  const sent = await sendAll(
    definition,
    devices.filter(({ key }) => !underWay.has(identityOf(key))),
    context,
  );
  return awaitAll(definition, { devices, settled, sent }, context);
}

interface Sent {
  /** Imports as returned by the answers. */
  readonly records: readonly ImportRecord[];
  readonly problem: string | undefined;
}

/** One request for each chunk. A failed one ends it. */
async function sendAll(
  definition: DefinitionOf<'register'>,
  devices: readonly NewDevice[],
  context: EngineContext,
): Promise<Sent> {
  const shape = registerShape(definition);
  const { path, action, bodyKey, chunk } = shape.importing;
  const records: ImportRecord[] = [];
  for (const part of chunksOf(devices, chunk)) {
    if (context.signal.aborted) return { records, problem: 'Terraform requested a stop' };
    const result = await context.graph.send({
      method: 'POST',
      version: definition.graph.version,
      path: `${path}/${action}`,
      body: { [bodyKey]: part.map((device) => toImport(shape, device)) },
      area: definition.graph.area,
      invalidates: [path, definition.graph.path],
    });
    if (result.outcome !== 'done') return { records, problem: `${result.diagnostic.what}: ${result.diagnostic.why}` };
    records.push(...(listOf(result.body) ?? []).flatMap((object) => recordOf(shape, object) ?? []));
  }
  return { records, problem: undefined };
}

function toImport({ key, importing }: RegisterShape, device: NewDevice): JsonObject {
  const texts = Object.entries(importing.texts).flatMap(([name, property]) => {
    const text = device.texts[name];
    return text === undefined || text === '' ? [] : [[property, text] as const];
  });
  return { [key]: device.key, [importing.secret]: device.secret, ...Object.fromEntries(texts) };
}

interface Awaited {
  readonly devices: readonly NewDevice[];
  /** Imports that ended earlier, and are therefore unrelated. */
  readonly settled: ReadonlySet<string>;
  readonly sent: Sent;
}

async function awaitAll(
  definition: DefinitionOf<'register'>,
  awaited: Awaited,
  context: EngineContext,
): Promise<ImportOutcome> {
  const outcome = await patiently(context, {
    pauses,
    attempt: (index) => look(definition, { ...awaited, isLast: index === pauses.length }, context),
    isSettled: ({ pending }) => pending.size === 0,
  });
  return { ...outcome, problem: awaited.sent.problem ?? outcome.problem };
}

/** Reads once: the imports, and if none of them is in progress or nothing is left to wait for, the registered devices. */
async function look(
  definition: DefinitionOf<'register'>,
  { devices, settled, sent, isLast }: Awaited & { readonly isLast: boolean },
  context: EngineContext,
): Promise<ImportOutcome> {
  const listed = await listImports(definition, context);
  if (listed.state !== 'present') return notBegun(reasonOf(listed));
  const known = new Map([...sent.records, ...listed.value].map((record) => [record.id, record]));
  const wanted = new Set(devices.map(({ key }) => identityOf(key)));
  const records = [...known.values()].filter(({ id, identity }) => wanted.has(identity) && !settled.has(id));
  const working = new Set(records.filter(isWorking).map(({ identity }) => identity));
  const nothingYet = { registered: undefined, refused: new Map<string, string>(), problem: undefined };
  if (working.size > 0 && !isLast && !context.signal.aborted) return { ...nothingYet, pending: working };
  const registered = await listRegistered(definition, { ...context, fresh: true });
  if (registered.state !== 'present') return { ...nothingYet, pending: new Set(), problem: reasonOf(registered) };
  const isMissing = (identity: string): boolean => !registered.value.has(identity);
  const refused = records.filter(({ status, identity }) => status === 'error' && isMissing(identity));
  // A device is listed some time after its import is complete.
  const late = records.filter(({ status, identity }) => status === 'complete' && isMissing(identity));
  return {
    registered: registered.value,
    refused: new Map(refused.map(({ identity, reason }) => [identity, reason])),
    pending: new Set([...working, ...late.map(({ identity }) => identity)].filter(isMissing)),
    problem: undefined,
  };
}

function notBegun(problem: string): ImportOutcome {
  return { registered: undefined, refused: new Map(), pending: new Set(), problem };
}

async function listImports(
  definition: DefinitionOf<'register'>,
  { graph }: EngineContext,
): Promise<ReadResult<readonly ImportRecord[]>> {
  const { version, area } = collectionRead(definition);
  const shape = registerShape(definition);
  const all = await graph.list({ version, path: shape.importing.path, area, fresh: true });
  if (all.state !== 'present') return all;
  return { state: 'present', value: all.value.flatMap((object) => recordOf(shape, object) ?? []) };
}

const longestReason = 200;

/** Converts an import from Graph. One without a status may be in progress, so it is waited for. */
function recordOf({ key }: RegisterShape, object: JsonObject): ImportRecord | undefined {
  const serial = textOf(object[key])?.trim();
  const { id } = object;
  if (typeof id !== 'string' || serial === undefined) return undefined;
  const state = isJsonObject(object.state) ? object.state : {};
  const status = textOf(state.deviceImportStatus) ?? 'unknown';
  const name = (textOf(state.deviceErrorName) ?? '').slice(0, longestReason);
  const code = typeof state.deviceErrorCode === 'number' ? ` (${String(state.deviceErrorCode)})` : '';
  return { id, identity: identityOf(serial), status, reason: name === '' ? 'Graph gives no reason' : `${name}${code}` };
}

function isWorking({ status }: ImportRecord): boolean {
  return working.has(status);
}

function reasonOf(result: Exclude<ReadResult<unknown>, { readonly state: 'present' }>): string {
  if (result.state === 'absent') return 'the list is missing';
  return `${result.diagnostic.what}: ${result.diagnostic.why}`;
}
