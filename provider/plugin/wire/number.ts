import { Decimal } from '../../../core/index.js';
import { narrow, type NumberValue, parseDecimal, renderDecimal } from './decimal.js';

/** A number as msgpack or state JSON carries it, exactly. Undefined when it is none. Text is decimal notation. */
export function numberFromRaw(raw: unknown): NumberValue | undefined {
  if (typeof raw === 'bigint') return narrow(raw);
  if (typeof raw === 'string') return parseDecimal(raw);
  if (raw instanceof Decimal) return raw;
  return typeof raw === 'number' ? fromDouble(raw) : undefined;
}

/**
 * A number as Terraform takes it exactly: an integer where 64 bits hold it, a float only for infinity, else decimal text.
 *
 * @throws {TypeError} for NaN, which is no number to Terraform: a fault of our own
 */
export function numberToRaw(value: NumberValue): number | bigint | string {
  if (typeof value === 'number' && !Number.isFinite(value)) return infinite(value);
  if (typeof value === 'number' && Number.isSafeInteger(value)) return fits32(value) ? value : BigInt(value);
  if (typeof value === 'bigint' && BigInt.asIntN(64, value) === value) return value;
  return renderDecimal(value);
}

/** Whole doubles beyond 2^53 become bigints, so that a number has one form only. */
function fromDouble(double: number): NumberValue | undefined {
  if (Number.isNaN(double)) return undefined;
  if (Number.isFinite(double) && !Number.isSafeInteger(double)) return parseDecimal(String(double));
  return double === 0 ? 0 : double;
}

function infinite(value: number): number {
  if (Number.isNaN(value)) throw new TypeError('NaN is not a number that Terraform has');
  return value;
}

/** The msgpack library writes longer numbers as floats, unless they are bigints. */
function fits32(value: number): boolean {
  return value >= -(2 ** 31) && value < 2 ** 32;
}
