import { type DefinitionOf, type Diagnostic, error } from '../../../../core/index.js';
import type { EngineContext } from '../../contract.js';
import { collectionRead } from '../../locate.js';
import { bulkShape, chunksOf, identityOf, type Row, rowFromGraph, rowToGraph, someOf } from './rows.js';
import { listOf } from './search.js';

/** Progress of an import. */
export interface Imported {
  /** Identities of the rows that are now in the tenant. */
  readonly done: ReadonlySet<string>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Imports rows chunk by chunk. A refused row does not affect the others. A failed chunk ends the import, and earlier
 * chunks stay.
 *
 * Importing a row again changes nothing, so a chunk with an unknown outcome can be sent again.
 */
export async function importRows(
  definition: DefinitionOf<'bulk'>,
  rows: readonly Row[],
  context: EngineContext,
): Promise<Imported> {
  const done = new Set<string>();
  const refused: Row[] = [];
  const chunks = chunksOf(rows, bulkShape(definition).chunk);
  for (const chunk of chunks) {
    if (context.signal.aborted) return ended(definition, { rows, done, refused }, 'Terraform requested a stop');
    const result = await importChunk(definition, chunk, context);
    if ('problem' in result) return ended(definition, { rows, done, refused }, result.problem);
    for (const row of chunk) {
      if (result.refused.has(identityOf(row))) refused.push(row);
      else done.add(identityOf(row));
    }
  }
  return { done, diagnostics: refusals(definition, refused, rows.length) };
}

type ChunkResult = { readonly refused: ReadonlySet<string> } | { readonly problem: string };

async function importChunk(
  definition: DefinitionOf<'bulk'>,
  chunk: readonly Row[],
  context: EngineContext,
): Promise<ChunkResult> {
  const shape = bulkShape(definition);
  const { version, path, area } = collectionRead(definition);
  const result = await context.graph.send({
    method: 'POST',
    version,
    path: `${path}/${shape.importing.action}`,
    body: { [shape.bodyKey]: chunk.map((row) => rowToGraph(shape, row)), ...shape.importing.options },
    area,
    invalidates: [path],
  });
  if (result.outcome !== 'done') return { problem: `${result.diagnostic.what}: ${result.diagnostic.why}` };
  const failed = (listOf(result.body) ?? []).filter(({ status }) => status === false);
  const rows = failed.flatMap((object) => rowFromGraph(shape, object) ?? []);
  return { refused: new Set(rows.map(identityOf)) };
}

interface Progress {
  readonly rows: readonly Row[];
  readonly done: ReadonlySet<string>;
  readonly refused: readonly Row[];
}

function ended(definition: DefinitionOf<'bulk'>, { rows, done, refused }: Progress, reason: string): Imported {
  const of = `${String(done.size)} of ${String(rows.length)} ${bulkShape(definition).of}s`;
  const stopped = error('INT2073', {
    what: `only ${of} were imported`,
    why: `${reason}. Imported rows are kept`,
    fix: 'apply again to import the remaining rows',
  });
  return { done, diagnostics: [...refusals(definition, refused, rows.length), stopped] };
}

function refusals(definition: DefinitionOf<'bulk'>, refused: readonly Row[], count: number): readonly Diagnostic[] {
  if (refused.length === 0) return [];
  const named = someOf(refused.map(({ type, key }) => `${type} ${key}`));
  return [
    error('INT2072', {
      what: `${String(refused.length)} of ${String(count)} ${bulkShape(definition).of}s were rejected`,
      why: `Graph gives no reason. Rejected: ${named}`,
      fix: 'correct or remove these rows, and apply again; the tenant has the others',
    }),
  ];
}
