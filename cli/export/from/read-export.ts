import { basename, dirname, extname, relative, resolve, sep } from 'node:path';
import type { Diagnostic, Json, ResourceDefinition } from '../../../core/index.js';
import { collectFiles } from './collect-files.js';
import { companionPaths } from './companions.js';
import { unreadFile } from './diagnostics.js';
import { findInGraphJson } from './graph-json.js';
import { fromIntuneCd, intuneCdPlace } from './intunecd.js';
import { findInDsc, isDscExport } from './microsoft365dsc.js';
import type { ForeignFormat, ForeignPlace, ForeignRead, FoundObjects } from './model.js';
import { readDocuments } from './read-document.js';
import { withoutRepetitions } from './repetitions.js';
import { takeOver } from './take-over.js';

/** Most objects of one export, those included that are not understood. */
const mostObjects = 100_000;

/** How an export is read. */
export interface ReadExportOptions {
  /** Whether it is to be told what of a definition's objects is not taken over. Default: of all. */
  readonly isTold?: (definition: ResourceDefinition) => boolean;
  /** Format of every file. Default: each file is recognized by what is in it and by its folder. */
  readonly format?: ForeignFormat;
}

/**
 * Reads what another tool exported: a file, or a folder with all that is in it.
 *
 * Nothing is dropped silently: what is not understood is told, all of it at once, and no message quotes a value.
 */
export function readExport(
  path: string,
  definitions: readonly ResourceDefinition[],
  { format, isTold = () => true }: ReadExportOptions = {},
): ForeignRead {
  const collected = collectFiles(path);
  const reads = readInTurn(collected.files, (file) => readFile({ file, root: path, format, isTold }, definitions));
  const objects = reads.flatMap((read) => read.objects);
  const companions = reads.flatMap((read) => read.companions ?? []);
  const notUnderstood = [...collected.notUnderstood, ...reads.flatMap((read) => read.notUnderstood)];
  return { companions, ...withoutRepetitions({ objects, notUnderstood }, definitions) };
}

/** Reads file after file, until there are more objects than memory is for. */
function readInTurn(files: readonly string[], read: (file: string) => ForeignRead): readonly ForeignRead[] {
  const reads: ForeignRead[] = [];
  let count = 0;
  for (const file of files) {
    const one = read(file);
    count += one.objects.length + (one.companions?.length ?? 0) + one.notUnderstood.length;
    if (count > mostObjects) return [...reads, tooMany(file, 'neither it nor a file after it is read')];
    reads.push(one);
  }
  return reads;
}

function tooMany(file: string, consequence: string): ForeignRead {
  const why = `the export has more than ${mostObjects.toLocaleString('en-US')} objects; ${consequence}`;
  return { objects: [], notUnderstood: [unreadFile(file, why, 'name a folder inside the export')] };
}

interface ExportFile {
  readonly file: string;
  readonly root: string;
  readonly format: ForeignFormat | undefined;
  readonly isTold: (definition: ResourceDefinition) => boolean;
}

function readFile(source: ExportFile, definitions: readonly ResourceDefinition[]): ForeignRead {
  const { file } = source;
  const { documents, notUnderstood } = readDocuments(file);
  const reads = documents.map(({ value, line }) => {
    const place: ForeignPlace = { file, path: [], ...(line !== undefined && { line }) };
    // Both parsers give JSON's kinds of values only; YAML is read by its core schema, which has no others.
    return findObjects(value as Json, { ...source, place, definitions });
  });
  const count = reads.reduce((sum, one) => sum + one.found.length + one.notUnderstood.length, 0);
  if (count > mostObjects) return tooMany(file, 'it is not read');
  const taken = reads.flatMap(({ found }) => found.map((object) => takeOver(object, definitions, source.isTold)));
  const problems: readonly Diagnostic[] = [...reads, ...taken].flatMap((read) => read.notUnderstood);
  return {
    objects: taken.flatMap(({ objects }) => objects),
    companions: taken.flatMap(({ companions = [] }) => companions),
    notUnderstood: [...notUnderstood, ...problems],
  };
}

interface Sighting extends ExportFile {
  readonly place: ForeignPlace;
  readonly definitions: readonly ResourceDefinition[];
}

function findObjects(value: Json, { file, root, format, place, definitions }: Sighting): FoundObjects {
  if (format === 'microsoft365dsc' || (format === undefined && isDscExport(value))) return findInDsc(value, place);
  const folder = format === 'graph' ? undefined : intuneCdPlace(file);
  if (folder === undefined && format !== 'intunecd') {
    const graphPath = collectionNamed(namesOf(file, root), definitions);
    return findInGraphJson(value, { ...place, format: 'graph', ...(graphPath !== undefined && { graphPath }) });
  }
  const { found, notUnderstood } = findInGraphJson(value, { ...place, ...folder, format: 'intunecd' });
  return { found: found.map((one) => ({ ...one, object: fromIntuneCd(one.object, file) })), notUnderstood };
}

/** The file's own name and those of its folders, up to that which was named, the innermost first. */
function namesOf(file: string, root: string): readonly string[] {
  const folders = file === root ? [] : [basename(resolve(root)), ...dirname(relative(root, file)).split(sep)];
  return [basename(file, extname(file)), ...folders.toReversed()];
}

/** A collection of Graph after which a file or folder is named: `deviceCategories.json`. */
function collectionNamed(names: readonly string[], definitions: readonly ResourceDefinition[]): string | undefined {
  const own = definitions.map(({ graph }) => graph.path).filter((path) => !path.includes('{'));
  const paths = [...own, ...companionPaths(definitions)];
  return names
    .map((name) => paths.find((path) => path.toLowerCase().endsWith(`/${name.toLowerCase()}`)))
    .find((path) => path !== undefined);
}
