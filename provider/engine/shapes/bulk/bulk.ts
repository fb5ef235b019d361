import { randomUUID } from 'node:crypto';

import {
  type DefinitionOf,
  hasErrors,
  type JsonObject,
  type ReadResult,
  type ValueObject,
} from '../../../../core/index.js';
import type { EngineContext, PrivateState, StateAnswer } from '../../contract.js';
import { collectionRead, listObjects } from '../../locate.js';
import { notBelieved } from '../../proof.js';
import { softened } from '../../softened.js';
import { inTurn } from '../../turn.js';
import { finalState, notesOfWrite } from '../../values/final-state.js';
import type { Change, Destruction, ReadContext, ShapeBehaviour } from '../shape.js';
import { deleteRows } from './delete-rows.js';
import { importRows } from './import-rows.js';
import { importableRows } from './importable.js';
import { bulkShape, byIdentity, identityOf, mapsOf, type Row, type Rows, rowsOf } from './rows.js';
import { foundRows, isRow, searchRows } from './search.js';
import { takeRows } from './taken-rows.js';

/** Many small objects as one resource. */
export const bulk: ShapeBehaviour<DefinitionOf<'bulk'>> = {
  read: readRows,
  find: findAll,
  importable: importableRows,
  check: () => Promise.resolve({ diagnostics: [] }),
  create: (definition, change, context) => inOrder(definition, context, () => create(definition, change, context)),
  update: (definition, change, context) => inOrder(definition, context, () => update(definition, change, context)),
  planDestroy: () => [],
  destroy: (definition, gone, context) => inOrder(definition, context, () => destroy(definition, gone, context)),
  remember: () => ({}),
};

/**
 * A row can move from one resource to another in one run: the first must not delete what the second imports at the same
 * time.
 */
function inOrder<T>(definition: DefinitionOf<'bulk'>, { graph }: EngineContext, run: () => Promise<T>): Promise<T> {
  return inTurn(graph, `write ${collectionRead(definition).path}`, run);
}

/** Reads only the rows of the state: others in the collection are not managed. */
async function readRows(
  definition: DefinitionOf<'bulk'>,
  state: ValueObject,
  context: ReadContext,
): Promise<ReadResult<JsonObject>> {
  const shape = bulkShape(definition);
  const ours = rowsOf(shape, state);
  const found = await searchRows(definition, [...ours.values()], context);
  if (found.state !== 'present') return found;
  if (ours.size > 0 && found.value.size === 0) return { state: 'absent' };
  const live = [...found.value].flatMap(([identity, { text }]): Row[] => {
    const row = ours.get(identity);
    return row ? [{ ...row, text }] : [];
  });
  return { state: 'present', value: objectOf(definition, byIdentity(live)) };
}

/** Import includes every row of the tenant, whatever the import id. */
async function findAll(
  definition: DefinitionOf<'bulk'>,
  _id: string,
  context: EngineContext,
): Promise<ReadResult<JsonObject>> {
  const all = await listObjects(definition, context);
  if (all.state !== 'present') return all;
  if (!all.value.every((object) => isRow(definition, object)))
    return notBelieved(definition, 'the list has an object without type or key');
  return { state: 'present', value: objectOf(definition, byIdentity(foundRows(definition, all.value))) };
}

function objectOf(definition: DefinitionOf<'bulk'>, rows: Rows): JsonObject {
  return { id: idOf(definition), ...(mapsOf(bulkShape(definition), rows, {}) as JsonObject) };
}

function idOf(definition: DefinitionOf<'bulk'>): string {
  const { path } = collectionRead(definition);
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A partly failed create is a warning: existing rows stay in the state. */
async function create(definition: DefinitionOf<'bulk'>, change: Change, context: EngineContext): Promise<StateAnswer> {
  const rows = [...rowsOf(bulkShape(definition), change.planned).values()];
  const { done, diagnostics } = await importRows(definition, rows, context);
  const holder = holderOf(change);
  takeRows(context.graph, holder, done);
  if (done.size === 0 && hasErrors(diagnostics)) return { state: null, private: {}, diagnostics };
  const state = finalState(definition, {
    planned: change.planned,
    object: { id: idOf(definition) },
    achieved: {},
  });
  return {
    state,
    private: { ...notesOfWrite(definition, change.config, context), holder },
    diagnostics: softened(diagnostics),
  };
}

/** New rows first, then removed ones: a row that only changed its spelling exists throughout. */
async function update(
  definition: DefinitionOf<'bulk'>,
  change: Change & { readonly prior: ValueObject },
  context: EngineContext,
): Promise<StateAnswer> {
  const shape = bulkShape(definition);
  const before = rowsOf(shape, change.prior);
  const planned = rowsOf(shape, change.planned);
  const changed = [...planned].filter(([identity, { text }]) => before.get(identity)?.text !== text);
  const imported = await importRows(
    definition,
    changed.map(([, row]) => row),
    context,
  );
  const holder = holderOf(change);
  takeRows(context.graph, holder, imported.done);
  const surplus = [...before.values()].filter((row) => !planned.has(identityOf(row)));
  const deleted = await deleteRows(definition, { surplus, holder }, context);
  const diagnostics = [...imported.diagnostics, ...deleted.diagnostics];
  const { prior } = change;
  const state = finalState(definition, { planned: change.planned, prior, object: {}, achieved: {} });
  const remembered = { ...notesOfWrite(definition, change.config, context), holder };
  if (!hasErrors(diagnostics)) return { state, private: remembered, diagnostics };
  const achieved = achievedRows({ before, planned, done: imported.done, gone: deleted.gone });
  return { state: { ...state, ...mapsOf(shape, achieved, state) }, private: remembered, diagnostics };
}

/** Distinguishes the resource from others with rows of the same kind. */
function holderOf({ private: { holder } }: { readonly private: PrivateState }): string {
  return typeof holder === 'string' ? holder : randomUUID();
}

interface Outcome {
  readonly before: Rows;
  readonly planned: Rows;
  readonly done: ReadonlySet<string>;
  readonly gone: ReadonlySet<string>;
}

/**
 * The current rows of the tenant: the planned form if imported or already present, otherwise the earlier form, without
 * deleted rows.
 */
function achievedRows({ before, planned, done, gone }: Outcome): Rows {
  const kept = [...before].filter(([identity]) => !gone.has(identity));
  const imported = [...planned].filter(([identity]) => done.has(identity));
  return new Map([...kept, ...imported]);
}

async function destroy(
  definition: DefinitionOf<'bulk'>,
  { prior, private: remembered }: Destruction,
  context: EngineContext,
): Promise<StateAnswer> {
  const shape = bulkShape(definition);
  const before = rowsOf(shape, prior);
  const { gone, diagnostics } = await deleteRows(
    definition,
    { surplus: [...before.values()], holder: holderOf({ private: remembered }) },
    context,
  );
  if (!hasErrors(diagnostics)) return { state: null, private: {}, diagnostics };
  const left = new Map([...before].filter(([identity]) => !gone.has(identity)));
  return { state: { ...prior, ...mapsOf(shape, left, prior) }, private: remembered, diagnostics };
}
