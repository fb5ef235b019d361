import { type Document, isMap, isScalar, isSeq, parseAllDocuments, type Scalar } from 'yaml';

import { escapeActing, isActing, type Json, type Path } from '../../../core/index.js';

/** A scalar in a declaration. */
export interface WrittenScalar {
  readonly path: Path;
  readonly value: unknown;
  /** Its range in the text: start, and exclusive end. */
  readonly start: number;
  readonly end: number;
}

/** The scalars at a path of a text and below it, nearest first. Documents count from 0. */
export function writtenScalars(text: string, document: number, path: Path): readonly WrittenScalar[] {
  const parsed = parseAllDocuments(text);
  const own = Array.isArray(parsed) ? parsed.filter(({ contents }) => contents !== null)[document] : undefined;
  // Values over several lines are left to people: a line-by-line diff would not show them properly.
  return own ? scalarsAt(own, path).filter(({ start, end }) => !text.slice(start, end).includes('\n')) : [];
}

function scalarsAt(document: Document.Parsed, path: Path): readonly WrittenScalar[] {
  return scalarsIn(document.getIn(path.map(keyOf), true), path);
}

function keyOf(step: Path[number]): string | number {
  return typeof step === 'object' ? step.key : step;
}

function scalarsIn(node: unknown, path: Path): readonly WrittenScalar[] {
  if (isScalar(node)) return scalarOf(node, path);
  if (isSeq(node)) return node.items.flatMap((item, index) => scalarsIn(item, [...path, index]));
  if (!isMap(node)) return [];
  return node.items.flatMap(({ key, value }) => (isScalar(key) ? scalarsIn(value, [...path, String(key.value)]) : []));
}

/** Excluded: nodes with an anchor, which other places can refer to, and block scalars, which have their own indentation. */
function scalarOf(node: Scalar, path: Path): readonly WrittenScalar[] {
  const plain = node.anchor === undefined && !['BLOCK_FOLDED', 'BLOCK_LITERAL'].includes(node.type ?? '');
  return plain && node.range ? [{ path, value: node.value, start: node.range[0], end: node.range[1] }] : [];
}

/** Renders a scalar on one line that is valid in both YAML and JSON. */
export function renderScalar(value: Json, within: string): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  if (isActing(value)) return escapeActing(JSON.stringify(value));
  if (within.startsWith("'") && !/\p{Cc}/u.test(value)) return `'${value.replaceAll("'", "''")}'`;
  const isWord = /^[\p{L}][\p{L}\p{N} _-]*$/u.test(value) && !value.endsWith(' ') && !notTexts.test(value);
  return isWord && !within.startsWith('"') ? value : JSON.stringify(value);
}

const notTexts = /^(?:true|false|null|yes|no|on|off|y|n)$/iu;
