import {
  Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Pair,
  parseAllDocuments,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';

import { escapeActing, isActing, type Json } from '../../../core/index.js';
import { quote } from '../../export/yaml.js';
import { renderScalar } from './written-scalars.js';

/** A path in a document: names, and indexes within lists. */
export type Way = readonly (string | number)[];

/** One change to a document. */
export type Edit =
  /** Adds or replaces a value. */
  | { readonly kind: 'set'; readonly way: Way; readonly value: Json }
  | { readonly kind: 'remove'; readonly way: Way }
  /** Appends to a list. */
  | { readonly kind: 'append'; readonly way: Way; readonly value: Json };

/**
 * Changes a text at one place. All other characters stay, including comments.
 *
 * Undefined: the place does not exist, or others share it through an anchor. Documents count from 0.
 */
export function editText(text: string, document: number, edit: Edit): string | undefined {
  const parsed = parseAllDocuments(text);
  const own = Array.isArray(parsed) ? parsed.filter(({ contents }) => contents !== null)[document] : undefined;
  if (!own) return undefined;
  if (edit.kind === 'append') return append(text, own.getIn(edit.way, true), edit.value);
  const [last = ''] = edit.way.slice(-1);
  const parent = own.getIn(edit.way.slice(0, -1), true);
  if (hasAnchor(parent)) return undefined;
  return edit.kind === 'set' ? set(text, parent, { key: last, value: edit.value }) : remove(text, parent, last);
}

/** The parsed value at a place. Undefined: there is none. */
export function writtenAt(text: string, document: number, way: Way): unknown {
  const parsed = parseAllDocuments(text);
  const own: Document.Parsed | undefined = Array.isArray(parsed)
    ? parsed.filter(({ contents }) => contents !== null)[document]
    : undefined;
  const node = own?.getIn(way, true);
  return own && isNode(node) ? (node.toJS(own) as unknown) : undefined;
}

/** Other places can refer to a node with an anchor. */
function hasAnchor(node: unknown): boolean {
  return isAlias(node) || ((isMap(node) || isSeq(node) || isScalar(node)) && node.anchor !== undefined);
}

interface Member {
  readonly key: string | number;
  readonly value: Json;
}

function set(text: string, parent: unknown, { key, value }: Member): string | undefined {
  if (isSeq(parent) && typeof key === 'number') return replace(text, parent.items[key], value);
  if (!isMap(parent)) return undefined;
  const pair = pairOf(parent, key);
  if (pair?.value) return replace(text, pair.value, value);
  return pair ? undefined : addTo(text, parent, `${rendered(String(key))}: ${rendered(value)}`);
}

function pairOf(map: YAMLMap, key: string | number): Pair | undefined {
  return map.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(key));
}

function replace(text: string, node: unknown, value: Json): string | undefined {
  if (!isNode(node) || !node.range || hasAnchor(node)) return undefined;
  const end = contentEnd(text, node.range);
  const before = text.slice(node.range[0], end);
  const isText = isScalar(node) && !before.startsWith('|') && !before.startsWith('>');
  const written = isText && typeof value !== 'object' ? renderScalar(value, before) : rendered(value);
  return text.slice(0, node.range[0]) + written + text.slice(end);
}

function append(text: string, list: unknown, value: Json): string | undefined {
  if (!isSeq(list) || hasAnchor(list)) return undefined;
  return addTo(text, list, list.flow ? rendered(value) : `- ${rendered(value)}`);
}

/** On one line, so that it fits into any layout. */
function rendered(value: Json): string {
  if (typeof value !== 'object') return renderScalar(value, '');
  const document = new Document(value);
  quote(document, (text) => isActing(text) || text.includes('\n'));
  const text = document.toString({ ...onOneLine, collectionStyle: 'flow', flowCollectionPadding: true });
  return escapeActing(text).trimEnd().replaceAll(/\n\s*/gu, ' ');
}

const onOneLine = { lineWidth: 0, doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER };

function addTo(text: string, collection: YAMLMap | YAMLSeq, written: string): string | undefined {
  const { range, flow, items } = collection;
  if (!range) return undefined;
  if (!flow) return addLine(text, range, written);
  const close = text.lastIndexOf(isMap(collection) ? '}' : ']', range[1] - 1);
  const head = text.slice(0, close).trimEnd();
  const gap = isMap(collection) || text.slice(head.length, close) !== '' ? ' ' : '';
  const comma = items.length === 0 ? (isMap(collection) ? ' ' : '') : head.endsWith(',') ? ' ' : ', ';
  return `${head}${comma}${written}${gap}${text.slice(close)}`;
}

/** A block starts at its first member, and its members are on separate lines. */
function addLine(text: string, range: readonly number[], written: string): string {
  const [start = 0] = range;
  const indent = ' '.repeat(start - lineStart(text, start));
  const end = lineEnd(text, contentEnd(text, range));
  return `${text.slice(0, end)}\n${indent}${written}${text.slice(end)}`;
}

function remove(text: string, parent: unknown, key: string | number): string | undefined {
  if (!isMap(parent) && !isSeq(parent)) return undefined;
  const index = isMap(parent) ? parent.items.findIndex((pair) => pair === pairOf(parent, key)) : Number(key);
  const spans = parent.items.map((item) => spanOf(text, item));
  const own = spans[index];
  if (!own) return undefined;
  if (parent.flow) return removeFromFlow(text, spans, index);
  if (spans.length === 1) return undefined;
  const isItem = isSeq(parent);
  const start = isItem ? text.lastIndexOf('-', own.start) : own.start;
  const line = lineStart(text, start);
  const end = lineEnd(text, own.end);
  // The first member of a list element is on the line of the dash; the next one moves there.
  if (text.slice(line, start).trim() === '') return text.slice(0, line) + text.slice(end + 1);
  const next = spans[index + 1];
  return next && text.slice(0, start) + text.slice(isItem ? text.lastIndexOf('-', next.start) : next.start);
}

function removeFromFlow(text: string, spans: readonly Span[], index: number): string | undefined {
  const own = spans[index];
  const next = spans[index + 1];
  const before = spans[index - 1];
  if (!own) return undefined;
  if (next) return text.slice(0, own.start) + text.slice(next.start);
  return before ? text.slice(0, before.end) + text.slice(own.end) : text.slice(0, own.start) + text.slice(own.end);
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function spanOf(text: string, item: unknown): Span {
  const { key, value } = item as Partial<Pair>;
  const [first, last] = isNode(item) ? [item, item] : [key, value ?? key];
  const [start, end] = [isNode(first) ? first.range : null, isNode(last) ? last.range : null];
  return { start: start?.[0] ?? 0, end: end ? contentEnd(text, end) : 0 };
}

/** Where the content of a node ends: the range of a block includes the line end. */
function contentEnd(text: string, [start = 0, end = 0]: readonly number[]): number {
  return start + text.slice(start, end).trimEnd().length;
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}
