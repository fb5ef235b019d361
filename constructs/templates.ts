import { Token } from './cdk.js';

/** Whether Terraform will replace a value: it is a token of cdktf, or a text with `${…}`. */
export function isTemplate(value: unknown): boolean {
  return Token.isUnresolved(value) || (typeof value === 'string' && /(?<!\$)\$\{|(?<!%)%\{/u.test(value));
}

/**
 * Returns a copy of a declaration whose texts Terraform takes literally.
 *
 * In Terraform JSON every text is a template, so Terraform would evaluate `${file("…")}` in a YAML file.
 */
export function literally<T>(value: T): T {
  return escapeAll(value) as T;
}

function escapeAll(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll(/[$%](?=\{)/gu, '$&$&');
  if (Array.isArray(value)) return value.map(escapeAll);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, escapeAll(member)]));
}
