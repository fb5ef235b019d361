import {
  type DefinitionOf,
  type Diagnostic,
  error,
  isJsonObject,
  type JsonObject,
  type ReadResult,
  textOf,
} from '../../../../core/index.js';
import type { EngineContext } from '../../contract.js';
import { collectionRead } from '../../locate.js';
import { bulkShape, chunksOf, identityOf, type Row, rowFromGraph, rowToGraph } from './rows.js';

/** A row in the tenant, with the id of its object. */
export interface FoundRow extends Row {
  readonly id: string;
}

/** Number of concurrent searches. */
const together = 4;

/** Finds the rows that exist in the tenant, by identity. One failed chunk makes the whole result unreadable. */
export async function searchRows(
  definition: DefinitionOf<'bulk'>,
  rows: readonly Row[],
  context: EngineContext,
): Promise<ReadResult<ReadonlyMap<string, FoundRow>>> {
  const found = new Map<string, FoundRow>();
  for (const chunks of chunksOf(chunksOf(rows, bulkShape(definition).chunk), together)) {
    const results = await Promise.all(chunks.map((chunk) => searchChunk(definition, chunk, context)));
    for (const result of results) {
      if (result.state !== 'present') return result;
      for (const row of result.value) found.set(identityOf(row), row);
    }
  }
  return { state: 'present', value: found };
}

/** The search is a POST that changes nothing: its outcome is that of a read. */
async function searchChunk(
  definition: DefinitionOf<'bulk'>,
  chunk: readonly Row[],
  context: EngineContext,
): Promise<ReadResult<readonly FoundRow[]>> {
  const shape = bulkShape(definition);
  const { version, path, area } = collectionRead(definition);
  const body = { [shape.bodyKey]: chunk.map((row) => rowToGraph(shape, row)) };
  const action = `${path}/${shape.searching.action}`;
  const search = { method: 'POST', version, path: action, body, area, invalidates: [], changesNothing: true } as const;
  const result = await context.graph.send(search);
  if (result.outcome === 'done') {
    const objects = listOf(result.body);
    if (objects?.every((object) => isRow(definition, object)))
      return { state: 'present', value: foundRows(definition, objects) };
    return { state: 'unreadable', reason: 'malformed', diagnostic: nonsense(definition) };
  }
  const { diagnostic } = result;
  return { state: 'unreadable', reason: reasonOf(result), diagnostic };
}

/** The objects in an answer's `value`. Undefined if there is none, or if it contains something else. */
export function listOf(body: unknown): readonly JsonObject[] | undefined {
  if (!isJsonObject(body) || !Array.isArray(body.value)) return undefined;
  const objects: readonly unknown[] = body.value;
  return objects.every(isJsonObject) ? objects : undefined;
}

/** Whether an object has the identity of a row: without it, it could be any row. */
export function isRow(definition: DefinitionOf<'bulk'>, object: JsonObject): boolean {
  const { type, key } = bulkShape(definition).properties;
  return [object.id, object[type], object[key]].every((text) => typeof text === 'string' && text !== '');
}

/** The rows among objects of Graph. */
export function foundRows(definition: DefinitionOf<'bulk'>, objects: readonly JsonObject[]): readonly FoundRow[] {
  return objects.flatMap((object) => {
    const row = rowFromGraph(bulkShape(definition), object);
    const id = textOf(object.id);
    return row && id !== null ? [{ ...row, id }] : [];
  });
}

function reasonOf(result: {
  readonly outcome: string;
  readonly status?: number;
}): 'permission' | 'authentication' | 'throttled' | 'unavailable' {
  if (result.status === 403) return 'permission';
  if (result.status === 401) return 'authentication';
  return result.status === 429 ? 'throttled' : 'unavailable';
}

function nonsense(definition: DefinitionOf<'bulk'>): Diagnostic {
  return error('INT2075', {
    what: `the ${definition.noun} could not be looked up`,
    why: 'the response to the search is not a valid list',
    fix: 'plan again; if the problem persists, report it with this message',
  });
}
