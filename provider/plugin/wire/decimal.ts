import { Decimal } from '../../../core/index.js';

/** A number of any size, exactly. */
export type NumberValue = number | bigint | Decimal;

/** Maximum length of a number, in digits. Terraform itself stores 512 bits, which are 155 digits. */
const mostDigits = 2_000;

/**
 * Parses decimal text exactly: to a JavaScript number if its shortest text is this number, to a bigint for other whole
 * numbers, otherwise to a Decimal. Undefined if the text is not a number, or longer than 2,000 digits.
 */
export function parseDecimal(text: string): NumberValue | undefined {
  const plain = plainText(text);
  if (plain === undefined) return undefined;
  if (!plain.includes('.')) return narrow(BigInt(plain));
  const double = Number(plain);
  return renderDecimal(double) === plain ? double : new Decimal(plain);
}

/** Converts a whole number to a JavaScript number if that is exact. */
export function narrow(whole: bigint): number | bigint {
  const double = Number(whole);
  return Number.isSafeInteger(double) ? double : whole;
}

/** Writes a finite number in plain decimal notation, without an exponent: `1e-7` → `0.0000001`. */
export function renderDecimal(value: NumberValue): string {
  if (value instanceof Decimal) return value.text;
  return plainText(String(value)) ?? String(value);
}

function plainText(text: string): string | undefined {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/u.exec(text);
  if (match === null) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const shift = Number(exponent);
  if (whole.length + fraction.length + Math.abs(shift) > mostDigits) return undefined;
  return withSign(sign, shiftPoint(whole, fraction, shift));
}

function shiftPoint(whole: string, fraction: string, shift: number): string {
  const digits = '0'.repeat(Math.max(0, -shift)) + whole + fraction + '0'.repeat(Math.max(0, shift));
  const point = whole.length + Math.max(0, -shift) + shift;
  const before = digits.slice(0, point).replace(/^0+(?=\d)/u, '');
  const after = digits.slice(point).replace(/0+$/u, '');
  return after === '' ? before : `${before}.${after}`;
}

function withSign(sign: string, text: string): string {
  return text === '0' ? text : sign + text;
}
