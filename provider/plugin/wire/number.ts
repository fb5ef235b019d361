import { Decimal } from '../../../core/index.js';
import { narrow, type NumberValue, parseDecimal, renderDecimal } from './decimal.js';

/** Converts a number from msgpack or state JSON, exactly. Undefined if it is not a number. Text is decimal notation. */
export function numberFromRaw(raw: unknown): NumberValue | undefined {
  if (typeof raw === 'bigint') return narrow(raw);
  if (typeof raw === 'string') return parseDecimal(raw);
  if (raw instanceof Decimal) return raw;
  return typeof raw === 'number' ? fromDouble(raw) : undefined;
}

/**
 * Converts a number to Terraform's exact form: an integer up to 64 bits, a float only for infinity, otherwise decimal
 * text.
 *
 * @throws {TypeError} for NaN, which is not a number in Terraform: an internal error
 */
export function numberToRaw(value: NumberValue): number | bigint | string {
  if (typeof value === 'number' && !Number.isFinite(value)) return infinite(value);
  if (typeof value === 'number' && Number.isSafeInteger(value)) return fits32(value) ? value : BigInt(value);
  if (typeof value === 'bigint' && BigInt.asIntN(64, value) === value) return value;
  return renderDecimal(value);
}

/** Whole doubles beyond 2^53 become bigints, so that each number has only one form. */
function fromDouble(double: number): NumberValue | undefined {
  if (Number.isNaN(double)) return undefined;
  if (Number.isFinite(double) && !Number.isSafeInteger(double)) return parseDecimal(String(double));
  return double === 0 ? 0 : double;
}

function infinite(value: number): number {
  if (Number.isNaN(value)) throw new TypeError('NaN is not a number that Terraform has');
  return value;
}

/** The msgpack library encodes longer numbers as floats, unless they are bigints. */
function fits32(value: number): boolean {
  return value >= -(2 ** 31) && value < 2 ** 32;
}
