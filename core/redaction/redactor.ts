import { isJsonObject, type Json } from '../json.js';
import { withoutLooks, withoutTokens } from './looks.js';
import { plainSpellingsOf, spellingsOf } from './spellings.js';
import { createTraces, shortestTrace, type Stretch, type Traces } from './traces.js';

/** What takes a secret's place. */
export const redacted = '[redacted]';

/** Knows the secrets of a process, and takes them out of what leaves it. There is one for each process. */
export interface Redactor {
  /** Learns a secret that this process has. */
  readonly add: (secret: string) => void;
  /** Learns a secret that is sent to Graph or to who signs in, and so might come back in an answer. */
  readonly addSent: (secret: string) => void;
  /** A text without the secrets, in any form, and without what looks like a token or a private key. */
  readonly redact: (text: string) => string;
  /**
   * What Graph answered, without the secrets that were sent: state, plan and declarations are made of it, and must keep every
   * value as it is. So a text is changed only where it holds all of a secret that has 16 characters or more, or a whole token,
   * which may be one of another process.
   */
  readonly redactAnswer: <T extends Json | undefined>(answer: T) => T;
  /** Where a text ends that may be written: what is behind it may go on as a secret. */
  readonly endOfWhole: (text: string) => number;
}

/** A part of a long secret is a secret as well, from so many characters on. */
const shortestPart = 12;

/** A secret of which parts are looked for has so many characters; words that people choose are mostly shorter. */
const longSecret = 24;

/** A secret of one kind of characters, such as a word, is found anywhere from so many characters on. */
const longWord = 16;

/** A secret of several kinds of characters is found from so many on, and one of one kind where it stands alone. */
const shortestSecret = { mixed: 4, uniform: shortestTrace };

/**
 * Hardware hashes have 4,000 characters and come by the thousand. Every form of each would take a third of a megabyte and 15
 * milliseconds, so that of large secrets the first hundred are looked for in every form, and the others as they are sent.
 */
const large = { characters: 1000, inEveryForm: 100 };

/**
 * Makes a redactor that knows no secret yet.
 *
 * A secret of 8 or more characters is found anywhere and in every form, one of 24 or more in parts too. One of 4 to 7, and one of
 * 8 to 15 letters or digits alone, is found where it stands alone: it may be part of any word. What is shorter is not looked for.
 */
export function createRedactor(): Redactor {
  const traces = createTraces();
  const sent = createTraces();
  const words = new Map<string, RegExp>();
  const known = new Set<string>();
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
      add(secret);
      if (secret.trim().length < longWord) return;
      for (const spelling of formsOf(secret)) sent.add(spelling, Infinity);
    },
    redact: (text) => {
      // First: parts of one token may be parts of another one too, which would no longer look like a token.
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

/** The encoded forms of a word are no words. */
function learnEncoded(word: string, traces: Traces): void {
  for (const spelling of spellingsOf(word)) if (spelling !== word) traces.add(spelling, Infinity);
}

/** A text of several lines is known by its lines of encoded bytes: the others, such as `-----BEGIN …`, are no secrets. */
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

/** Not within a longer word, and neither a name nor a number in JSON. */
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
