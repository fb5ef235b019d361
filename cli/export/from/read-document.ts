import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';

import type { Diagnostic, Json } from '../../../core/index.js';
import { decodeText, parseYaml } from '../../../schemas/index.js';
import { withPlainLists } from './counted-lists.js';
import { passedOver, unreadFile } from './diagnostics.js';
import { otherTools } from './other-tools.js';

/** Maximum size of a JSON file. Unit: bytes. */
const largestJson = 32 * 1_048_576;
/** Maximum size of a YAML file, which contains one object; parsing takes far longer than for JSON. Unit: bytes. */
const largestYaml = 1_048_576;
/** Maximum nesting of lists and objects; Graph's objects have at most six levels. */
const deepestValue = 64;
/** Maximum number of values in one document; an object of Graph has about fifty. */
const mostValues = 1_000_000;

/** One document of a file. */
export interface ForeignDocument {
  readonly value: unknown;
  /** Line where it starts, from 1. Only for YAML. */
  readonly line?: number;
}

/** The documents of a file, or why it has none. */
export interface ReadDocuments {
  readonly documents: readonly ForeignDocument[];
  readonly notUnderstood: readonly Diagnostic[];
}

/** Reads a file as JSON or YAML. No message quotes its content. */
export function readDocuments(file: string): ReadDocuments {
  const extension = extensionOf(file);
  const isYaml = extension === '.yaml' || extension === '.yml';
  if (!isYaml && extension !== '.json' && extension !== '.tfstate')
    return { documents: [], notUnderstood: [notData(file)] };
  const bytes = readBytes(file, isYaml ? largestYaml : largestJson);
  if (typeof bytes === 'string') return unread(file, bytes, 'check that the file belongs to the export');
  const text = decodeText(bytes);
  if (text === undefined)
    return unread(file, 'it is neither UTF-8 nor UTF-16 with a byte order mark', 'save it as UTF-8');
  const read = isYaml ? yamlDocuments(text, file) : jsonDocument(text, file);
  const excess = read.documents.map(({ value }) => excessOf(value)).find((why) => why !== undefined);
  return excess === undefined ? read : unread(file, excess, 'check that the file belongs to the export');
}

/** A name can consist of an extension only: `.json`. */
function extensionOf(file: string): string {
  const name = basename(file).toLowerCase();
  return /^\.(?:json|ya?ml)$/u.test(name) ? name : extname(name);
}

/** Maximum size that is read of a file without data. Unit: bytes. */
const largestOther = 1_048_576;

/** Diagnostic of a file without data, with the way to get data if the tool is recognized. */
function notData(file: string): Diagnostic {
  const known = otherTools.find(({ extension }) => file.toLowerCase().endsWith(extension));
  const bytes = known ? readBytes(file, largestOther) : '';
  const text = typeof bytes === 'string' ? '' : (decodeText(bytes) ?? '');
  if (!known?.content.test(text)) return passedOver(file, 'its name does not end in .json or .yaml');
  return (known.isBeside ? passedOver : unreadFile)(file, known.why, known.fix);
}

function unread(file: string, why: string, fix: string): ReadDocuments {
  return { documents: [], notUnderstood: [unreadFile(file, why, fix)] };
}

/** The bytes of a file, or why they could not be read. Checks the size of the open file, and rejects a link that replaced it. */
function readBytes(file: string, largest: number): Buffer | string {
  let handle: number | undefined;
  try {
    handle = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW);
    const { size } = fstatSync(handle);
    if (size <= largest) return readFileSync(handle);
    return `it has ${size.toLocaleString('en-US')} bytes; the limit is ${largest.toLocaleString('en-US')}`;
  } catch {
    return 'it cannot be opened, or it is a link';
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

function jsonDocument(text: string, file: string): ReadDocuments {
  try {
    const value = unwrapped(JSON.parse(text) as Json);
    const isDeep = excessOf(value) !== undefined;
    return { documents: [{ value: isDeep ? value : withPlainLists(value) }], notUnderstood: [] };
  } catch (thrown) {
    const place = placeOf(thrown, text);
    return unread(file, `it is not valid JSON${place}`, 'fix it, or export it again');
  }
}

/**
 * JSON that was converted to JSON twice is a text: `Invoke-MgGraphRequest -OutputType Json | ConvertTo-Json` writes it.
 */
function unwrapped(value: Json): Json {
  return typeof value === 'string' && /^\s*[{[]/u.test(value) ? (JSON.parse(value) as Json) : value;
}

/** The message of the parser quotes the text, which may contain a secret; only the position is reported. */
function placeOf(thrown: unknown, text: string): string {
  const offset = thrown instanceof Error ? /position (\d+)/u.exec(thrown.message)?.[1] : undefined;
  if (offset === undefined) return text.trim() === '' ? ': it is empty' : '';
  const before = text.slice(0, Number(offset)).split('\n');
  return `: line ${String(before.length)}, column ${String((before.at(-1)?.length ?? 0) + 1)}`;
}

function yamlDocuments(text: string, file: string): ReadDocuments {
  const documents = parseYaml(text, file);
  if (documents.length === 0) return unread(file, 'it is empty', 'export it again');
  const problems = documents.flatMap(({ diagnostics }) => diagnostics);
  return {
    documents: documents
      .filter(({ diagnostics }) => diagnostics.length === 0)
      .map(({ value, locate }) => ({ value, line: locate([]).line })),
    notUnderstood: problems.map(({ what, where }) => {
      const line = where?.line === undefined ? '' : `: line ${String(where.line)}`;
      return unreadFile(file, `${what}${line}`, 'fix it, or export it again');
    }),
  };
}

/** The limit that a document exceeds. */
function excessOf(value: unknown): string | undefined {
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 1 }];
  let values = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    const { value: inner, depth } = next;
    if (typeof inner !== 'object' || inner === null) continue;
    if (depth > deepestValue) return `it has more than ${String(deepestValue)} levels`;
    const members: readonly unknown[] = Array.isArray(inner) ? inner : Object.values(inner);
    values += members.length;
    if (values > mostValues) return `it has more than ${mostValues.toLocaleString('en-US')} values`;
    for (const member of members) open.push({ value: member, depth: depth + 1 });
  }
  return undefined;
}
