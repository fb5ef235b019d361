import { groups, kebab } from '../verb/names.js';
import type { Verb, VerbOption } from '../verb/verb.js';

/** Possible words of a command line. All completion scripts are generated from it. */
export interface CompletionWords {
  /** First words, in the order of the help. */
  readonly first: readonly Described[];
  /** Second words of two-word commands. */
  readonly groups: readonly { readonly name: string; readonly second: readonly Described[] }[];
  readonly verbs: readonly CompletedVerb[];
}

/** A word and its description. */
export interface Described {
  readonly name: string;
  readonly summary: string;
}

/** Possible words after a command. */
export interface CompletedVerb {
  /** As typed: `report merge`. */
  readonly name: string;
  readonly options: readonly CompletedOption[];
  /** Allowed values of its argument. Empty: files. */
  readonly choices: readonly string[];
}

/** An option, as typed. */
export interface CompletedOption extends Described {
  /** Its value: none, a path, one of some words, or free text. */
  readonly takes: 'nothing' | 'path' | 'text' | readonly string[];
}

/** Finds the possible words of a command line, from the commands. */
export function wordsOf(verbs: readonly Verb[]): CompletionWords {
  const names = [...new Set(verbs.map(({ name }) => name.split(' ')[0] ?? name))];
  return {
    first: names.map((name) => ({ name, summary: summaryOf(name, verbs) })),
    groups: names
      .filter((name) => Object.hasOwn(groups, name))
      .map((name) => ({ name, second: secondWords(name, verbs) })),
    verbs: verbs.map((verb) => ({
      name: verb.name,
      options: [...Object.entries(verb.options).flatMap(completedOption), help],
      choices: Object.values(verb.arguments).flatMap(({ choices = [] }) => choices),
    })),
  };
}

function summaryOf(name: string, verbs: readonly Verb[]): string {
  return verbs.find((verb) => verb.name === name)?.summary ?? groups[name] ?? '';
}

function secondWords(group: string, verbs: readonly Verb[]): readonly Described[] {
  return verbs.flatMap(({ name, summary }) => {
    const [first, second] = name.split(' ');
    return first === group && second !== undefined ? [{ name: second, summary }] : [];
  });
}

const help: CompletedOption = { name: '--help', summary: 'show help', takes: 'nothing' };

function completedOption([name, facts]: readonly [string, VerbOption<unknown, boolean>]): readonly CompletedOption[] {
  const { hidden, negated, summary } = facts;
  if (hidden) return [];
  return [{ name: `--${negated ? 'no-' : ''}${kebab(name)}`, summary, takes: valueOf(facts) }];
}

function valueOf({ value, choices }: VerbOption<unknown, boolean>): CompletedOption['takes'] {
  if (choices) return choices;
  if (value === undefined) return 'nothing';
  return ['<file>', '<folder>', '<path>'].includes(value) ? 'path' : 'text';
}
