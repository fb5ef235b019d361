import { type Format, plainFormats } from '../result/deliver.js';
import type { VerbArgument, VerbOption } from './verb.js';

/** Files, one or more. */
export function files(summary: string): VerbArgument<readonly string[], true> {
  return { summary, variadic: true, required: true, isPath: true, always: true };
}

/** Files, or none. */
export function optionalFiles(summary: string): VerbArgument<readonly string[], true> {
  return { summary, variadic: true, required: false, default: [], isPath: true, always: true };
}

/** One word that has to be given. */
export function word(summary: string): VerbArgument<string, true> {
  return { summary, variadic: false, required: true, always: true };
}

/** One of some words, which has to be given. */
export function wordOf<const Word extends string>(words: readonly Word[], summary: string): VerbArgument<Word, true> {
  return { summary, variadic: false, required: true, choices: words, always: true };
}

/** One word that may be left out. */
export function optionalWord(summary: string, fallback: string): VerbArgument<string, true> {
  return { summary, variadic: false, required: false, default: fallback, always: true };
}

/** An option that is there or not. */
export function flag(summary: string): VerbOption<boolean, false> {
  return { summary, always: false };
}

/** An option with a text. */
export function text(value: string, summary: string): VerbOption<string, false> {
  return { summary, value, always: false };
}

/** An option with a text that has to be given. */
export function requiredText(value: string, summary: string): VerbOption<string, true> {
  return { summary, value, required: true, always: true };
}

/** An option with a text and a default. */
export function textOr(fallback: string, value: string, summary: string): VerbOption<string, true> {
  return { summary, value, default: fallback, always: true };
}

/** An option with several texts. */
export function texts(value: string, summary: string): VerbOption<readonly string[], false> {
  return { summary, value, always: false };
}

/** An option with a text of a form. `allowed` ends the sentence "Allowed are …". */
export function matching(
  pattern: RegExp,
  { value, summary, allowed }: { readonly value: string; readonly summary: string; readonly allowed: string },
): VerbOption<string, false> {
  return {
    ...text(value, summary),
    parse: (given) => (pattern.test(given) ? { value: given } : { allowed: `Allowed are ${allowed}.` }),
  };
}

/** An option with one of some names, the first of which is the default. */
export function choiceOf<const Name extends string>(
  names: readonly [Name, ...Name[]],
  value: string,
  summary: string,
): VerbOption<Name, true> {
  return { summary, value, choices: names, default: names[0], always: true };
}

/** An option with one of some names and no default. */
export function optionalChoiceOf<const Name extends string>(
  names: readonly Name[],
  value: string,
  summary: string,
): VerbOption<Name, false> {
  return { summary, value, choices: names, always: false };
}

/** An option with a whole number. */
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

/** Options of every verb whose result is not kept in a file. `formats`: those of the verb; the first is the default. */
export function resultOptions(formats: readonly [Format, ...Format[]] = plainFormats): ResultOptions {
  return {
    format: choiceOf(formats, '<format>', 'how the result is written'),
    quiet: flag('no progress'),
    color: { summary: 'no colours (so does NO_COLOR)', negated: true, always: true },
  };
}

/** A record, and no interface, so that it counts as options of a verb. */
type ResultOptions = Readonly<
  Record<'format', VerbOption<Format, true>> &
    Record<'quiet', VerbOption<boolean, false>> &
    Record<'color', VerbOption<boolean, true>>
>;

/** Options of every verb with a result. `formats`: those of the verb; the first is the default. */
export function commonOptions(
  formats: readonly [Format, ...Format[]] = plainFormats,
): ResultOptions & { readonly output: VerbOption<string, false> } {
  return { ...resultOptions(formats), output: text('<file>', 'write the result to a file instead of standard output') };
}

/** Where the Terraform JSON goes. */
export const outOption = { out: textOr('cdktf.out', '<folder>', 'folder for the generated Terraform JSON') };

/** Which Graph is asked. */
export const endpointOption = {
  graphEndpoint: text('<url>', 'address of another Microsoft Graph, such as the emulator'),
};
