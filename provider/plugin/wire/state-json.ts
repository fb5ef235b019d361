import { parse } from 'lossless-json';

import type { Value } from '../../../core/index.js';
import { type NumberValue, parseDecimal } from './decimal.js';

/**
 * Parses JSON without losing digits: a number that a double cannot represent becomes a bigint or a Decimal.
 *
 * @throws {SyntaxError} if the bytes are not one JSON document
 */
export function parseJson(bytes: Uint8Array): Value {
  return parse(Buffer.from(bytes).toString('utf8'), undefined, parseNumber) as Value;
}

function parseNumber(text: string): NumberValue {
  const number = parseDecimal(text);
  if (number === undefined) throw new SyntaxError('a number is too long');
  return number;
}
