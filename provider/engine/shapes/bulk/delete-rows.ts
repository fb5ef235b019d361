import { type DefinitionOf, type Diagnostic, error } from '../../../../core/index.js';
import type { EngineContext } from '../../contract.js';
import { objectRead } from '../../locate.js';
import { bulkShape, chunksOf, identityOf, type Row } from './rows.js';
import { type FoundRow, searchRows } from './search.js';
import { isTakenByAnother } from './taken-rows.js';

/** Progress of a removal. */
export interface Deleted {
  /** Identities of the deleted rows. */
  readonly gone: ReadonlySet<string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Number of concurrent deletions: Graph has no bulk action for them. */
const together = 8;

/**
 * Deletes rows. A row that is not in the tenant counts as deleted; a row that another resource of this run imported
 * stays, and belongs to that resource.
 */
export async function deleteRows(
  definition: DefinitionOf<'bulk'>,
  { surplus, holder }: { readonly surplus: readonly Row[]; readonly holder: string },
  context: EngineContext,
): Promise<Deleted> {
  const passedOn = surplus.filter((row) => isTakenByAnother(context.graph, holder, identityOf(row)));
  const rows = surplus.filter((row) => !passedOn.includes(row));
  const { gone, diagnostics } = await deleteOwn(definition, rows, context);
  return { gone: new Set([...gone, ...passedOn.map(identityOf)]), diagnostics };
}

async function deleteOwn(
  definition: DefinitionOf<'bulk'>,
  rows: readonly Row[],
  context: EngineContext,
): Promise<Deleted> {
  if (rows.length === 0) return { gone: new Set(), diagnostics: [] };
  const found = await searchRows(definition, rows, context);
  if (found.state === 'unreadable')
    return { gone: new Set(), diagnostics: [left(definition, rows, found.diagnostic.why)] };
  const present = found.state === 'present' ? found.value : new Map<string, FoundRow>();
  const gone = new Set(rows.map(identityOf).filter((identity) => !present.has(identity)));
  for (const chunk of chunksOf([...present], together)) {
    if (context.signal.aborted) break;
    const results = await Promise.all(chunk.map(([, row]) => deleteRow(definition, row, context)));
    results.forEach((problem, index) => {
      if (problem === undefined) gone.add(chunk[index]?.[0] ?? '');
    });
    const problem = results.find((reason) => reason !== undefined);
    if (problem !== undefined) return { gone, diagnostics: [left(definition, rows.filter(stays(gone)), problem)] };
  }
  const remaining = rows.filter(stays(gone));
  return { gone, diagnostics: remaining.length > 0 ? [left(definition, remaining, 'Terraform requested a stop')] : [] };
}

function stays(gone: ReadonlySet<string>): (row: Row) => boolean {
  return (row) => !gone.has(identityOf(row));
}

/** Why it could not be deleted; undefined if it was. */
async function deleteRow(
  definition: DefinitionOf<'bulk'>,
  { id }: FoundRow,
  context: EngineContext,
): Promise<string | undefined> {
  const { version, path, area } = objectRead(definition, id);
  const result = await context.graph.send({ method: 'DELETE', version, path, area });
  return result.outcome === 'done' ? undefined : result.diagnostic.why;
}

function left(definition: DefinitionOf<'bulk'>, rows: readonly Row[], why: string): Diagnostic {
  return error('INT2074', {
    what: `${String(rows.length)} ${bulkShape(definition).of}s were not removed`,
    why,
    fix: 'apply again; the state contains the remaining rows',
  });
}
