import { type Format, plainFormats } from '../result/deliver.js';
import type { VerbArgument, VerbOption } from './verb.js';

/** One or more files. */
export function files(summary: string): VerbArgument<readonly string[], true> {
  return { summary, variadic: true, required: true, isPath: true, always: true };
}

/** Any number of files. */
export function optionalFiles(summary: string): VerbArgument<readonly string[], true> {
  return { summary, variadic: true, required: false, default: [], isPath: true, always: true };
}

/** A required word. */
export function word(summary: string): VerbArgument<string, true> {
  return { summary, variadic: false, required: true, always: true };
}

/** A required word from a fixed set. */
export function wordOf<const Word extends string>(words: readonly Word[], summary: string): VerbArgument<Word, true> {
  return { summary, variadic: false, required: true, choices: words, always: true };
}

/** An optional word with a default. */
export function optionalWord(summary: string, fallback: string): VerbArgument<string, true> {
  return { summary, variadic: false, required: false, default: fallback, always: true };
}

/** An option without a value. */
export function flag(summary: string): VerbOption<boolean, false> {
  return { summary, always: false };
}

/** An option with a text value. */
export function text(value: string, summary: string): VerbOption<string, false> {
  return { summary, value, always: false };
}

/** A required option with a text value. */
export function requiredText(value: string, summary: string): VerbOption<string, true> {
  return { summary, value, required: true, always: true };
}

/** An option with a text value and a default. */
export function textOr(fallback: string, value: string, summary: string): VerbOption<string, true> {
  return { summary, value, default: fallback, always: true };
}

/** An option with several text values. */
export function texts(value: string, summary: string): VerbOption<readonly string[], false> {
  return { summary, value, always: false };
}

/** An option whose value matches a pattern. `allowed` completes the sentence "Allowed are …". */
export function matching(
  pattern: RegExp,
  { value, summary, allowed }: { readonly value: string; readonly summary: string; readonly allowed: string },
): VerbOption<string, false> {
  return {
    ...text(value, summary),
    parse: (given) => (pattern.test(given) ? { value: given } : { allowed: `Allowed are ${allowed}.` }),
  };
}

/** An option with a fixed set of names. The first is the default. */
export function choiceOf<const Name extends string>(
  names: readonly [Name, ...Name[]],
  value: string,
  summary: string,
): VerbOption<Name, true> {
  return { summary, value, choices: names, default: names[0], always: true };
}

/** An option with a fixed set of names and no default. */
export function optionalChoiceOf<const Name extends string>(
  names: readonly Name[],
  value: string,
  summary: string,
): VerbOption<Name, false> {
  return { summary, value, choices: names, always: false };
}

/** An option with a whole number as its value. */
export function wholeNumber(
  { least, most, fallback }: { readonly least: number; readonly most: number; readonly fallback: number },
  value: string,
  summary: string,
): VerbOption<number, true> {
  const allowed = `Allowed are whole numbers from ${String(least)} to ${String(most)}.`;
  const parse = (given: string): { readonly value: number } | { readonly allowed: string } => {
    const number = Number(given);
    return /^\d+$/u.test(given) && number >= least && number <= most ? { value: number } : { allowed };
  };
  return { summary, value, default: fallback, parse, always: true };
}

/**
 * Options of every command that writes no file. `formats` lists the formats of the command; the first is the default.
 */
export function resultOptions(formats: readonly [Format, ...Format[]] = plainFormats): ResultOptions {
  return {
    format: choiceOf(formats, '<format>', 'output format'),
    quiet: flag('hide progress'),
    color: { summary: 'disable colors, as the variable NO_COLOR does', negated: true, always: true },
  };
}

/** A record instead of an interface, so that it is assignable to the options of a command. */
type ResultOptions = Readonly<
  Record<'format', VerbOption<Format, true>> &
    Record<'quiet', VerbOption<boolean, false>> &
    Record<'color', VerbOption<boolean, true>>
>;

/** Options of every command with a result. `formats` lists the formats of the command; the first is the default. */
export function commonOptions(
  formats: readonly [Format, ...Format[]] = plainFormats,
): ResultOptions & { readonly output: VerbOption<string, false> } {
  return { ...resultOptions(formats), output: text('<file>', 'write the result to a file instead of standard output') };
}

/** Folder for the Terraform JSON. */
export const outOption = { out: textOr('cdktf.out', '<folder>', 'folder for the generated Terraform JSON') };

/** The Graph endpoint. */
export const endpointOption = {
  graphEndpoint: text('<url>', 'Microsoft Graph URL to use instead of the default, such as that of the emulator'),
};
