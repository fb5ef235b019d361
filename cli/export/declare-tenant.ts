import type { TakenOver } from '../../constructs/index.js';
import type { Inverse } from '../../constructs/inverse/index.js';
import {
  type Diagnostic,
  firstLine,
  isGuid,
  isValueList,
  isValueObject,
  type Path,
  type Value,
} from '../../core/index.js';
import type { TenantDeclaration } from '../../schemas/index.js';
import type { Manner, PlacedNote } from './composition.js';
import { type Coverage, coverageDiagnostics, coverageOf } from './coverage.js';
import { remarkKey } from './from/remarks.js';
import { headerOf } from './header.js';
import { importsOf } from './imports.js';
import { type KeptFile, keptFiles } from './kept-files.js';
import type { ExportSource, FilesFacts } from './live-source.js';
import { type NamedObjects, type ObjectsByDefinition, withNames } from './names.js';
import type { PlacedObject } from './placement.js';
import { settle } from './settle.js';
import type { WrittenDeclaration } from './written.js';

/** What to declare, and its name. */
export interface DeclareOptions {
  readonly tenantId: string;
  /** Name of the declaration. */
  readonly name: string;
  /** Selected sections. */
  readonly inverses: readonly Inverse[];
  readonly excluded: readonly string[];
  /** Folder for files of objects. */
  readonly out: string;
  /** An object is left out as a whole rather than declared in part, so that a plan changes nothing. Default: false. */
  readonly changesNothing?: boolean;
}

/** A tenant as a declaration. */
export interface DeclaredTenant {
  readonly written: WrittenDeclaration;
  readonly imports: readonly TakenOver[];
  /** Imports that are withheld until the declaration is complete. Only for files. */
  readonly withheld: readonly TakenOver[];
  /** Whether a plan would change parts that the rules reject, or positions in an order. Only for files. */
  readonly isDisplaced: boolean;
  readonly files: readonly KeptFile[];
  readonly coverage: Coverage;
  readonly diagnostics: readonly Diagnostic[];
}

/** Creates a declaration from the objects that were read, with imports, notes and coverage. */
export async function declareTenant(source: ExportSource, options: DeclareOptions): Promise<DeclaredTenant> {
  const { tenantId, name, inverses, excluded, out } = options;
  const named = await withNames(objectsOf(source), source.graph, { isPartial: source.files !== undefined });
  const tools = keptFiles(out);
  const ingredients = { tenantId, objects: named.objects, inverses, tools, manner: mannerOf(source, options) };
  const settled = settle(ingredients, name);
  const declaration = { apiVersion: 'intuneform/v1', kind: 'IntuneTenant', metadata: { name }, spec: settled.spec };
  // The schema has validated the result.
  const { imports, withheld } = importsOf(declaration as unknown as TenantDeclaration, settled.placed);
  const { tenant, files } = source;
  const facts = {
    tenant,
    inverses,
    excluded,
    imports: imports.length,
    withheld: withheld.length,
    notHeld: files?.notHeld ?? [],
  };
  const coverage = coverageOf({ ...settled, ...facts });
  const notes = [
    ...settled.notes,
    ...unreadableNotes(coverage),
    ...idNotes(settled.spec, named, ['spec']),
    ...remarksOf(settled.placed, files),
    ...objectRemarks(settled.placed),
    ...lostNotes(files, inverses),
  ];
  return {
    written: { declaration, header: headerOf({ tenantId, files, isDisplaced: settled.isDisplaced }, coverage), notes },
    imports,
    withheld,
    files: tools.files(),
    coverage,
    isDisplaced: settled.isDisplaced || settled.placed.some(({ isReduced }) => isReduced),
    diagnostics: [...settled.problems, ...coverageDiagnostics(coverage), ...named.diagnostics],
  };
}

function mannerOf({ files }: ExportSource, { changesNothing = false }: DeclareOptions): Manner {
  if (files) return 'lenient';
  return changesNothing ? 'strict' : 'sparing';
}

function objectsOf({ tenant }: ExportSource): ObjectsByDefinition {
  return new Map(
    tenant.definitions.flatMap((one) => (one.state === 'present' ? [[one.definition, one.objects] as const] : [])),
  );
}

/** Values that the files do not contain, for declared objects. */
function remarksOf(placed: readonly PlacedObject[], files: FilesFacts | undefined): readonly PlacedNote[] {
  return placed.flatMap(({ definition, object, as, path }) => {
    const { id = null } = object.values;
    const key = remarkKey(definition, typeof id === 'string' ? id : null);
    const texts = as === 'order' ? [] : (files?.remarks.get(key) ?? []);
    return texts.map((text) => ({ path, text }));
  });
}

/** Parts of an object that cannot be declared, such as an assignment from a policy set. */
function objectRemarks(placed: readonly PlacedObject[]): readonly PlacedNote[] {
  return placed.flatMap(({ object, as, path }) =>
    as === 'order' ? [] : (object.remarks ?? []).map((text) => ({ path, text })),
  );
}

/** Notes where objects would be that are omitted because the files lack required values. */
function lostNotes(files: FilesFacts | undefined, inverses: readonly Inverse[]): readonly PlacedNote[] {
  return (files?.lost ?? []).map(({ definition, text }) => {
    const section = inverses.find((one) => one.definition === definition)?.section ?? [];
    return { path: ['spec', ...section], text };
  });
}

/** Notes where an unreadable part would be. */
function unreadableNotes({ unreadable }: Coverage): readonly PlacedNote[] {
  return unreadable.map(({ noun, section, diagnostic }) => ({
    path: ['spec', ...section.split('.')],
    text: `Not read: ${section === '' ? noun : section}. The tenant may have some even though they are missing here: ${firstLine(diagnostic.why)}`,
  }));
}

/** Notes at ids whose name is ambiguous, or that the tenant does not have. */
function idNotes(value: Value, named: Pick<NamedObjects, 'ambiguous' | 'missing'>, path: Path): readonly PlacedNote[] {
  if (typeof value === 'string') {
    const text = idNote(value.toLowerCase(), named, path);
    return text === undefined ? [] : [{ path, text }];
  }
  if (isValueList(value)) return value.flatMap((one, index) => idNotes(one, named, [...path, index]));
  if (!isValueObject(value)) return [];
  return Object.entries(value).flatMap(([key, one]) => idNotes(one, named, [...path, key]));
}

function idNote(
  id: string,
  { ambiguous, missing }: Pick<NamedObjects, 'ambiguous' | 'missing'>,
  path: Path,
): string | undefined {
  const name = ambiguous.get(id);
  if (name !== undefined) return `${JSON.stringify(name)}, a name that other objects have too`;
  // Ids of scope tags are numbers, which other values can be as well.
  const mayBeId = isGuid(id) || path.some((part) => typeof part === 'string' && /scopeTag/iu.test(part));
  return missing.has(id) && mayBeId ? 'the tenant has no object with this id' : undefined;
}
