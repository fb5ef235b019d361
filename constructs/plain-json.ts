/** Marks a value that only cdktf can resolve. */
const unresolved = Symbol('unresolved');

/**
 * Returns a copy of Terraform JSON without undefined members, as cdktf resolves it. Undefined: the value contains tokens
 * or anything else that only cdktf can resolve.
 *
 * cdktf resolves each value of a block three times. At every value, it creates contexts and searches for several kinds
 * of tokens.
 */
export function plainJson(value: unknown): unknown {
  const copied = copy(value);
  return copied === unresolved ? undefined : copied;
}

function copy(value: unknown): unknown {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') return isPlainText(value) ? value : unresolved;
  if (typeof value === 'number') return isPlainNumber(value) ? value : unresolved;
  if (Array.isArray(value)) return copyList(value);
  return typeof value === 'object' ? copyObject(value) : unresolved;
}

/** cdktf removes elements that are undefined. */
function copyList(list: readonly unknown[]): unknown {
  const copied: unknown[] = [];
  for (const element of list) {
    if (element === undefined) continue;
    const own = copy(element);
    if (own === unresolved) return unresolved;
    copied.push(own);
  }
  return copied;
}

function copyObject(object: object): unknown {
  // Tokens, lazy values and constructs have classes.
  if (Object.getPrototypeOf(object) !== Object.prototype || 'resolve' in object) return unresolved;
  const copied: [string, unknown][] = [];
  for (const [key, member] of Object.entries(object) as [string, unknown][]) {
    if (member === undefined) continue;
    const own = copy(member);
    if (own === unresolved || !isPlainText(key)) return unresolved;
    copied.push([key, own]);
  }
  return Object.fromEntries(copied);
}

/** Excludes the three markers of tokens, and numbers that can be a token: those are about -1.9e+289. */
function isPlainText(text: string): boolean {
  return !text.includes('TfToken[') && !/e\+\d{3}/iu.test(text);
}

function isPlainNumber(number: number): boolean {
  return Math.abs(number) <= Number.MAX_SAFE_INTEGER;
}
