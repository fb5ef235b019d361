import { isJsonObject, type Json } from '../json.js';
import { withoutLooks, withoutTokens } from './looks.js';
import { plainSpellingsOf, spellingsOf } from './spellings.js';
import { createTraces, shortestTrace, type Stretch, type Traces } from './traces.js';

/** Text that replaces a secret. */
export const redacted = '[redacted]';

/** Holds the secrets of a process, and removes them from its output. Each process has one redactor. */
export interface Redactor {
  /** Registers a secret of this process. */
  readonly add: (secret: string) => void;
  /** Registers a secret that is sent to Graph or to the sign-in endpoint, and so might come back in an answer. */
  readonly addSent: (secret: string) => void;
  /** Removes secrets, in any encoding, and anything that looks like a token or a private key. */
  readonly redact: (text: string) => string;
  /**
   * Removes sent secrets from an answer of Graph. State, plan and declarations are built from answers, so all other
   * values must stay exact. A text changes only if it contains a complete secret of at least 16 characters, or a
   * complete token, which may belong to another process.
   */
  readonly redactAnswer: <T extends Json | undefined>(answer: T) => T;
  /** Returns the end of the text that is safe to write. The rest might be the beginning of a secret. */
  readonly endOfWhole: (text: string) => number;
}

/** Minimum length from which a part of a long secret is redacted too. Unit: characters. */
const shortestPart = 12;

/**
 * Minimum length of a secret whose parts are redacted too. Words that people choose are mostly shorter. Unit:
 * characters.
 */
const longSecret = 24;

/**
 * Minimum length at which a secret with one kind of characters, such as a word, is redacted anywhere. Unit: characters.
 */
const longWord = 16;

/**
 * Minimum lengths at which a secret is redacted: with several kinds of characters, and with one kind, which must stand
 * alone.
 */
const shortestSecret = { mixed: 4, uniform: shortestTrace };

/**
 * Hardware hashes have 4,000 characters and come by the thousand. Searching for every encoding of one takes a third of
 * a megabyte and 15 milliseconds. So only the first hundred large secrets are searched in every encoding, the others as
 * they are sent.
 */
const large = { characters: 1000, inEveryForm: 100 };

/**
 * Creates a redactor without secrets.
 *
 * A secret of 8 or more characters is redacted anywhere and in every encoding; from 24 characters on, parts of it too.
 * One of 4 to 7 characters, or of 8 to 15 letters or digits only, is redacted only where it stands alone, because it
 * could be part of any word. Shorter secrets are not redacted.
 */
export function createRedactor(): Redactor {
  const traces = createTraces();
  const sent = createTraces();
  const words = new Map<string, RegExp>();
  const known = new Set<string>();
  const knownSent = new Set<string>();
  const largeOnes = new Set<string>();
  const formsOf = (secret: string): readonly string[] => {
    if (secret.length >= large.characters && largeOnes.size < large.inEveryForm) largeOnes.add(secret);
    const isOneOfMany = secret.length >= large.characters && !largeOnes.has(secret);
    return isOneOfMany ? plainSpellingsOf(secret) : spellingsOf(secret);
  };
  const add = (secret: string): void => {
    if (known.has(secret) || secret.trim() === '') return;
    known.add(secret);
    if (!isWord(secret)) learn(secret, formsOf(secret), traces);
    else {
      words.set(secret, alone(secret));
      learnEncoded(secret, traces);
    }
  };
  return {
    add,
    addSent(secret) {
      // Each tenant of a fleet signs in with the same secret.
      if (knownSent.has(secret)) return;
      knownSent.add(secret);
      add(secret);
      if (secret.trim().length < longWord) return;
      for (const spelling of formsOf(secret)) sent.add(spelling, Infinity);
    },
    redact: (text) => {
      // This comes first: a part of one token may occur in another token, which would then no longer look like a token.
      const rest = withoutLooks(text, redacted);
      return withoutWords(without(rest, traces.find(rest)), words);
    },
    redactAnswer: (answer) => redactJson(answer, sent),
    endOfWhole: traces.startOfOpenEnd,
  };
}

function isWord(secret: string): boolean {
  const isUniform = /^(?:\p{L}+|\d+|\s+)$/u.test(secret);
  const { mixed, uniform } = shortestSecret;
  return isUniform
    ? secret.length >= uniform && secret.length < longWord
    : secret.length >= mixed && secret.length < shortestTrace;
}

/** The encoded forms of a word are not words themselves. */
function learnEncoded(word: string, traces: Traces): void {
  for (const spelling of spellingsOf(word)) if (spelling !== word) traces.add(spelling, Infinity);
}

/**
 * Registers a multi-line text by its lines of encoded bytes. The other lines, such as `-----BEGIN …`, are not secret.
 */
function learn(secret: string, forms: readonly string[], traces: Traces): void {
  const isLong = secret.length >= longSecret;
  const lines = secret.split(/\r?\n/u).filter((line) => /^[\w+/=-]{16,}$/u.test(line));
  const isText = secret.includes('\n') && lines.length > 0;
  for (const spelling of forms) traces.add(spelling, isLong && !isText ? shortestPart : Infinity);
  if (isText) for (const line of lines) for (const part of spellingsOf(line)) traces.add(part, shortestPart);
}

function without(text: string, stretches: readonly Stretch[]): string {
  if (stretches.length === 0) return text;
  let rest = '';
  let at = 0;
  for (const { start, end } of stretches) {
    rest += text.slice(at, start) + redacted;
    at = end;
  }
  return rest + text.slice(at);
}

function withoutWords(text: string, words: ReadonlyMap<string, RegExp>): string {
  return [...words].reduce((rest, [word, place]) => (rest.includes(word) ? rest.replace(place, redacted) : rest), text);
}

/** Matches the word only outside longer words, and not as a name or number in JSON. */
function alone(word: string): RegExp {
  const quoted = word.replace(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`);
  const notNumber = /^\d+$/u.test(word) ? String.raw`(?<![:[,]\s*)(?<!^\s*)` : '';
  return new RegExp(String.raw`(?<![\p{L}\d_-])${notNumber}${quoted}(?![\p{L}\d_-])(?!"\s*:)`, 'gmu');
}

function redactJson<T extends Json | undefined>(value: T, traces: Traces): T;
function redactJson(value: Json | undefined, traces: Traces): Json | undefined {
  if (typeof value === 'string') return redactValue(value, traces);
  if (Array.isArray(value)) return value.map((member: Json) => redactJson(member, traces));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, redactJson(member ?? null, traces)]));
}

function redactValue(value: string, traces: Traces): string {
  const rest = withoutTokens(value, redacted);
  return without(rest, traces.find(rest));
}
