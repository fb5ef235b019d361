import { basename, dirname, extname, relative, resolve, sep } from 'node:path';
import type { Diagnostic, Json, ResourceDefinition } from '../../../core/index.js';
import { collectFiles } from './collect-files.js';
import { findInGraphJson } from './graph-json.js';
import { fromIntuneCd, intuneCdPlace } from './intunecd.js';
import { findInDsc, isDscExport } from './microsoft365dsc.js';
import type { ForeignFormat, ForeignPlace, ForeignRead, FoundObjects } from './model.js';
import { readDocuments } from './read-document.js';
import { withoutRepetitions } from './repetitions.js';
import { takeOver } from './take-over.js';

/** How an export is read. */
export interface ReadExportOptions {
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
  { format }: ReadExportOptions = {},
): ForeignRead {
  const collected = collectFiles(path);
  const reads = collected.files.map((file) => readFile({ file, root: path, format }, definitions));
  const objects = reads.flatMap((read) => read.objects);
  const notUnderstood = [...collected.notUnderstood, ...reads.flatMap((read) => read.notUnderstood)];
  return withoutRepetitions({ objects, notUnderstood }, definitions);
}

interface ExportFile {
  readonly file: string;
  readonly root: string;
  readonly format: ForeignFormat | undefined;
}

function readFile(source: ExportFile, definitions: readonly ResourceDefinition[]): ForeignRead {
  const { file } = source;
  const { documents, notUnderstood } = readDocuments(file);
  const reads = documents.map(({ value, line }) => {
    const place: ForeignPlace = { file, path: [], ...(line !== undefined && { line }) };
    // Both parsers give JSON's kinds of values only; YAML is read by its core schema, which has no others.
    return findObjects(value as Json, { ...source, place, definitions });
  });
  const taken = reads.flatMap(({ found }) => found.map((object) => takeOver(object, definitions)));
  const problems: readonly Diagnostic[] = [...reads, ...taken].flatMap((read) => read.notUnderstood);
  return { objects: taken.flatMap(({ objects }) => objects), notUnderstood: [...notUnderstood, ...problems] };
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
  const paths = definitions.map(({ graph }) => graph.path).filter((path) => !path.includes('{'));
  return names
    .map((name) => paths.find((path) => path.toLowerCase().endsWith(`/${name.toLowerCase()}`)))
    .find((path) => path !== undefined);
}
