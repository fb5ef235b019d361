import { actingCharacters, codeOf, escapeActing } from '../core/index.js';

/** Makes a text from a tenant safe to print: characters that act are shown as `\u{1b}`. */
export function inert(text: string): string {
  return text.replace(actingCharacters, (character) => `\\u{${codeOf(character)}}`);
}

/** As `inert`, for a text of ours that may have several lines. */
export function inertLines(text: string): readonly string[] {
  return text.split('\n').map(inert);
}

/** As `inert`, for HTML and XML, in text and in attributes. */
export function inertMarkup(text: string): string {
  return inert(text).replace(/[&<>"']/gu, (character) => `&#${String(character.codePointAt(0))};`);
}

/** Writes JSON in which no such character is literal. It still is the same JSON. */
export function inertJson(value: unknown): string {
  return escapeActing(JSON.stringify(value, undefined, 2));
}
