import { groups, kebab } from '../verb/names.js';
import type { Verb, VerbOption } from '../verb/verb.js';

/** What can follow on a command line. All scripts of completion are made from it. */
export interface CompletionWords {
  /** First words, in the order of the help. */
  readonly first: readonly Described[];
  /** Second words of the verbs that have two. */
  readonly groups: readonly { readonly name: string; readonly second: readonly Described[] }[];
  readonly verbs: readonly CompletedVerb[];
}

/** A word, and what it means. */
export interface Described {
  readonly name: string;
  readonly summary: string;
}

/** What can follow a verb. */
export interface CompletedVerb {
  /** As it is typed: `report merge`. */
  readonly name: string;
  readonly options: readonly CompletedOption[];
  /** Words that its argument allows. Empty: files. */
  readonly choices: readonly string[];
}

/** An option, as it is typed. */
export interface CompletedOption extends Described {
  /** What follows it: nothing, a path, one of some words, or a text that nobody can guess. */
  readonly takes: 'nothing' | 'path' | 'text' | readonly string[];
}

/** Finds what can follow on a command line, from the verbs. */
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
