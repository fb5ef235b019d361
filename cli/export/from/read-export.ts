import { basename, dirname, extname, relative, resolve, sep } from 'node:path';

import type { Diagnostic, Json, ResourceDefinition } from '../../../core/index.js';
import { assignmentReport, withReport } from './assignment-report.js';
import { collectFiles } from './collect-files.js';
import { collectionNamed } from './collection-names.js';
import { passedOver, unreadFile } from './diagnostics.js';
import { findInGraphJson } from './graph-json.js';
import { fromIntuneCd, intuneCdFile, intuneCdPlace, uncoveredFolder } from './intunecd.js';
import { joinAssignments } from './join-assignments.js';
import { groupOf, migrationTable } from './known-names.js';
import { findInDsc, isDscExport } from './microsoft365dsc.js';
import type { ForeignFormat, ForeignPlace, ForeignRead, FoundObject, FoundObjects } from './model.js';
import { foreignTerraform } from './other-tools.js';
import { readDocuments } from './read-document.js';
import { typeOf } from './recognize.js';
import { withoutRepetitions } from './repetitions.js';
import { takeOver } from './take-over.js';
import { findInUtcm } from './utcm.js';

/** Maximum number of objects in one export, including those that are not understood. */
const mostObjects = 100_000;

/** Options for reading an export. */
export interface ReadExportOptions {
  /** Whether to report what is not exported of a definition's objects. Default: for all definitions. */
  readonly isTold?: (definition: ResourceDefinition) => boolean;
  /** Format of all files. Default: each file is recognized by its content and folder. */
  readonly format?: ForeignFormat;
}

/**
 * Reads an export of another tool: a file, or a folder with all its content.
 *
 * Nothing is dropped silently: everything that is not understood is reported at once, and no message quotes a value.
 */
export function readExport(
  path: string,
  definitions: readonly ResourceDefinition[],
  { format, isTold = () => true }: ReadExportOptions = {},
): ForeignRead {
  const collected = collectFiles(path);
  const reads = readInTurn(collected.files, (file) => readFile({ file, root: path, format, isTold }, definitions));
  const all = { ...together(reads), notUnderstood: [...collected.notUnderstood, ...together(reads).notUnderstood] };
  const joined = joinAssignments(withoutRepetitions(all, definitions), definitions);
  return {
    ...joined,
    objects: withReport(
      joined.objects,
      reads.flatMap(({ report = [] }) => report),
    ),
  };
}

/** Content of one file. */
type FileRead = ForeignRead & { readonly report?: ReturnType<typeof assignmentReport> };

function together(reads: readonly ForeignRead[]): ForeignRead {
  return {
    objects: reads.flatMap(({ objects }) => objects),
    companions: reads.flatMap(({ companions = [] }) => companions),
    uncovered: reads.flatMap(({ uncovered = [] }) => uncovered),
    groups: reads.flatMap(({ groups = [] }) => groups),
    tenants: reads.flatMap(({ tenants = [] }) => tenants),
    looseAssignments: reads.flatMap(({ looseAssignments = [] }) => looseAssignments),
    notUnderstood: reads.flatMap(({ notUnderstood }) => notUnderstood),
  };
}

/** Reads file after file, until there are too many objects for memory. */
function readInTurn(files: readonly string[], read: (file: string) => FileRead): readonly FileRead[] {
  const reads: FileRead[] = [];
  let count = 0;
  for (const file of files) {
    const one = read(file);
    count += one.objects.length + (one.companions?.length ?? 0) + one.notUnderstood.length;
    if (count > mostObjects) return [...reads, tooMany(file, 'this file and all files after it were skipped')];
    reads.push(one);
  }
  return reads;
}

function tooMany(file: string, consequence: string): ForeignRead {
  const why = `the export has more than ${mostObjects.toLocaleString('en-US')} objects; ${consequence}`;
  return { objects: [], notUnderstood: [unreadFile(file, why, 'specify a folder inside the export')] };
}

interface ExportFile {
  readonly file: string;
  readonly root: string;
  readonly format: ForeignFormat | undefined;
  readonly isTold: (definition: ResourceDefinition) => boolean;
}

function readFile(source: ExportFile, definitions: readonly ResourceDefinition[]): FileRead {
  const { file, root } = source;
  const own = intuneCdFile(file, root);
  if (own && own.kind !== 'report')
    return { objects: [], notUnderstood: own.why === undefined ? [] : [passedOver(file, own.why)] };
  const { documents, notUnderstood } = readDocuments(file);
  if (own?.kind === 'report')
    return { objects: [], report: documents.flatMap(({ value }) => assignmentReport(value as Json)), notUnderstood };
  const reads = documents.map(({ value, line }) => {
    const place: ForeignPlace = { file, path: [], ...(line !== undefined && { line }) };
    // Both parsers only return JSON types; YAML is read with its core schema, which has no others.
    return findObjects(value as Json, { ...source, place, definitions });
  });
  const count = reads.reduce((sum, one) => sum + one.found.length + one.notUnderstood.length, 0);
  if (count > mostObjects) return tooMany(file, 'it is not read');
  return withObjects(reads, notUnderstood, { ...source, definitions });
}

function withObjects(
  reads: readonly FoundObjects[],
  notUnderstood: readonly Diagnostic[],
  { file, definitions, isTold }: Omit<Sighting, 'place'>,
): ForeignRead {
  const found = reads.flatMap((one) => one.found);
  const folder = basename(dirname(resolve(file)));
  const groups = found.map((one) => groupOf(one, folder));
  const objects = found.filter((_one, index) => groups[index] === undefined);
  const taken = together(objects.map((one) => takeOver(one, definitions, isTold)));
  const beside = together(reads.map((one) => ({ ...one, objects: [] })));
  return {
    ...beside,
    objects: taken.objects,
    companions: taken.companions ?? [],
    uncovered: taken.uncovered ?? [],
    groups: [...(beside.groups ?? []), ...groups.filter((one) => one !== undefined)],
    notUnderstood: [...notUnderstood, ...beside.notUnderstood, ...taken.notUnderstood],
  };
}

interface Sighting extends ExportFile {
  readonly place: ForeignPlace;
  readonly definitions: readonly ResourceDefinition[];
}

function findObjects(value: Json, sighting: Sighting): FoundObjects {
  const { format, place, file } = sighting;
  const foreign = foreignTerraform(value);
  if (foreign) return { found: [], notUnderstood: [unreadFile(file, foreign.why, foreign.fix)] };
  const special = format === undefined ? (migrationTable(value, place) ?? findInUtcm(value, place)) : undefined;
  if (special) return special;
  if (format === 'microsoft365dsc' || (format === undefined && isDscExport(value))) return findInDsc(value, place);
  return findInGraphs(value, sighting);
}

function findInGraphs(value: Json, { file, root, format, place, definitions }: Sighting): FoundObjects {
  const folder = format === 'graph' ? undefined : intuneCdPlace(file);
  const collectionOf = (name: string): string | undefined => collectionNamed([name], definitions);
  if (folder === undefined && format !== 'intunecd') {
    const graphPath = collectionNamed(namesOf(file, root), definitions);
    const source = { ...place, format: 'graph' as const, ...(graphPath !== undefined && { graphPath }), collectionOf };
    return inUncoveredFolder(findInGraphJson(value, source), uncoveredFolder(file, root));
  }
  const read = findInGraphJson(value, { ...place, ...folder, format: 'intunecd', collectionOf });
  return { ...read, found: read.found.map((one): FoundObject => ({ ...one, object: fromIntuneCd(one.object, file) })) };
}

/** Objects without other information are what IntuneCD stores in such a folder. */
function inUncoveredFolder(read: FoundObjects, folder: string | undefined): FoundObjects {
  if (folder === undefined) return read;
  const found = read.found.map((one) =>
    one.graphPath === undefined && typeOf(one) === undefined ? { ...one, graphPath: `/${folder}` } : one,
  );
  return { ...read, found };
}

/** The names of the file and its folders up to the given one, innermost first. */
function namesOf(file: string, root: string): readonly string[] {
  const folders = file === root ? [] : [basename(resolve(root)), ...dirname(relative(root, file)).split(sep)];
  return [basename(file, extname(file)), ...folders.toReversed()];
}
