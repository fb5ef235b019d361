import { actingCharacters, codeOf, escapeActing } from '../core/index.js';

/** Makes text from a tenant safe to print: control characters are shown as `\u{1b}`. */
export function inert(text: string): string {
  return text.replace(actingCharacters, (character) => `\\u{${codeOf(character)}}`);
}

/** Like `inert`, for our own text that can have several lines. */
export function inertLines(text: string): readonly string[] {
  return text.split('\n').map(inert);
}

/** Like `inert`, for HTML and XML, in text and attributes. */
export function inertMarkup(text: string): string {
  return inert(text).replace(/[&<>"']/gu, (character) => `&#${String(character.codePointAt(0))};`);
}

/** Renders JSON in which all such characters are escaped. It parses to the same value. */
export function inertJson(value: unknown): string {
  return escapeActing(JSON.stringify(value, undefined, 2));
}
