import { createHash } from 'node:crypto';
import { closeSync, constants, lstatSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';

import {
  type Diagnostic,
  isJsonObject,
  type Json,
  jsonElements,
  type JsonObject,
  textOf,
  warning,
} from '../../core/index.js';
import { diagnosticToJson, formatVersion, reportToJson } from '../../report/index.js';
import type { IdentifiedDeclaration } from '../../schemas/index.js';
import { ownPackage } from '../process/package-root.js';
import { parseJson, textOfFile } from '../process/read-file.js';
import { redactor } from '../process/redactor.js';
import { unwritable } from '../process/write-file.js';
import { parseReport } from '../result/saved-report.js';
import type { FileResult, FleetJournal } from './fleet.js';

/** The journal of a run. */
export interface OpenJournal extends FleetJournal {
  /** Diagnostics so far: there is nothing to resume, or it can no longer be written. */
  readonly diagnostics: readonly Diagnostic[];
  /** Removes the journal after the result is written. */
  readonly remove: () => void;
}

/** Whether to resume an interrupted run, and the current time. */
export interface JournalOptions {
  readonly resume: boolean;
  readonly now: () => Date;
}

/**
 * Opens the journal of a run, `<output>.partial`: JSON lines, one for each completed file.
 *
 * A line contains the report, without secrets, and a digest of the declaration. A resumed run reuses results that are
 * at most a day old, have a verdict, and whose declaration has not changed. All other tenants are compared again.
 */
export function openJournal(output: string, { resume, now }: JournalOptions): OpenJournal | Diagnostic {
  const path = `${output}.partial`;
  const before = resume && isFile(path) ? readLines(path) : undefined;
  const known = new Map((before ?? []).flatMap((line) => entryOf(line, now())));
  try {
    if (!before) startFile(path, `${JSON.stringify(header())}\n`);
  } catch (cause) {
    return unwritable(path, cause);
  }
  const diagnostics = resume && !before ? [nothingToResume(path)] : [];
  return {
    recall: (file) => {
      const entry = known.get(file);
      // Standard input has no digest, and its content may have changed.
      return entry?.digest !== undefined && entry.digest === digestOf(file) ? entry.result : undefined;
    },
    keep: (file, result) => {
      const line = `${redactor.redact(JSON.stringify(lineOf(file, result, now())))}\n`;
      if (!diagnostics.some(({ code }) => code === 'INT1306')) diagnostics.push(...appended(path, line));
    },
    remove: () => {
      rmSync(path, { force: true });
    },
    diagnostics,
  };
}

/** Replaces an existing file, including a symbolic link. No other user can read the new file. */
function startFile(path: string, text: string): void {
  rmSync(path, { force: true });
  writeFileSync(path, text, { flag: 'wx', mode: 0o600 });
}

/** Fails on a symbolic link, which would redirect the lines. */
function appendPrivately(path: string, line: string): void {
  const descriptor = openSync(path, constants.O_WRONLY | constants.O_APPEND | constants.O_NOFOLLOW);
  try {
    writeSync(descriptor, line);
  } finally {
    closeSync(descriptor);
  }
}

/** If the disk is full, the run cannot be resumed, but continues. */
function appended(path: string, line: string): readonly Diagnostic[] {
  try {
    appendPrivately(path, line);
    return [];
  } catch (cause) {
    return [
      {
        ...unwritable(path, cause),
        severity: 'warning',
        fix: 'free up disk space; until then, this run cannot be resumed',
      },
    ];
  }
}

/** The target of a symbolic link may have been written by anyone. */
function isFile(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function header(): JsonObject {
  return { formatVersion, verb: 'drift', version: ownPackage().version };
}

/** Reads the entries of a journal. Undefined: there is none of this version. */
function readLines(path: string): readonly JsonObject[] | undefined {
  const [first, ...lines] = (textOfFile(path) ?? '').split('\n').map(parseLine);
  return JSON.stringify(first) === JSON.stringify(header()) ? lines.filter((line) => line !== undefined) : undefined;
}

/** The last line of a killed run can be incomplete. */
function parseLine(line: string): JsonObject | undefined {
  const json = parseJson(line);
  return isJsonObject(json) ? json : undefined;
}

function lineOf(file: string, { reports, diagnostics, declared }: FileResult, now: Date): JsonObject {
  return {
    file,
    digest: digestOf(file),
    time: now.toISOString(),
    declared: declared.map(({ declaration, locate }): Json => ({
      name: declaration.metadata.name,
      tenantId: declaration.spec.tenantId,
      nameAt: { ...locate(['metadata', 'name']) },
      tenantAt: { ...locate(['spec', 'tenantId']) },
    })),
    tenants: reports.map(reportToJson),
    diagnostics: diagnostics.map(diagnosticToJson),
  };
}

/** Undefined if the file cannot be read: then no earlier result is reused. */
function digestOf(file: string): string | undefined {
  try {
    return createHash('sha256').update(readFileSync(file)).digest('hex');
  } catch {
    return undefined;
  }
}

interface Entry {
  readonly digest: string;
  readonly result: FileResult;
}

const day = 86_400_000;

function entryOf(line: JsonObject, now: Date): readonly (readonly [string, Entry])[] {
  const { file, digest, time, tenants = [], diagnostics = [] } = line;
  const age = now.getTime() - Date.parse(textOf(time) ?? '');
  if (typeof file !== 'string' || typeof digest !== 'string' || !(age < day)) return [];
  const frame = { formatVersion, verb: 'drift', exitCode: 0, verdict: 'inSync' };
  const read = parseReport({ ...frame, tenants, diagnostics });
  // A tenant without a verdict may get one now.
  if (!read?.reports.every(({ verdict }) => verdict !== 'failed' && verdict !== 'unreadable')) return [];
  const declared = jsonElements(line.declared).filter(isJsonObject);
  return [[file, { digest, result: { ...read, declared: declared.map((one) => identified(one, file)) } }]];
}

function identified({ name, tenantId, nameAt, tenantAt }: JsonObject, file: string): IdentifiedDeclaration {
  const metadata = { name: textOf(name) ?? '' };
  const spec = { tenantId: textOf(tenantId) ?? '' };
  return {
    declaration: { metadata, spec },
    file,
    locate: ([part]) => placeOf(part === 'metadata' ? nameAt : tenantAt),
  };
}

function placeOf(place: Json | undefined): { readonly line: number; readonly column: number } {
  const { line, column } = isJsonObject(place) ? place : {};
  return { line: Number(line), column: Number(column) };
}

function nothingToResume(path: string): Diagnostic {
  return warning('INT1375', {
    what: 'no earlier results were found to resume from',
    where: { file: path },
    why: 'the file does not exist or was written by another version; every tenant is compared',
    fix: 'use the same --output as the interrupted run',
  });
}
