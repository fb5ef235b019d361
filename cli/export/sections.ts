import { closest } from 'fastest-levenshtein';

import type { Inverse } from '../../constructs/inverse/index.js';
import { type Diagnostic, error } from '../../core/index.js';

/** The sections to export. */
export interface SectionChoice {
  /** Default: all. */
  readonly include?: readonly string[];
  /** Default: none. */
  readonly exclude?: readonly string[];
}

/** The selected sections, or the problems of the selection. */
export interface ChosenSections {
  readonly inverses: readonly Inverse[];
  /** Sections that were excluded. */
  readonly excluded: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Selects sections by their path below `spec`: `retention`, `enrollment.windows`, or without `enrollment.` as in the documentation. */
export function chooseSections(inverses: readonly Inverse[], { include, exclude = [] }: SectionChoice): ChosenSections {
  const known = new Set(inverses.flatMap(namesOf));
  const diagnostics = [...(include ?? []), ...exclude]
    .filter((name) => !known.has(name))
    .map((name) => unknown(name, known));
  const isWanted = (inverse: Inverse): boolean => {
    const names = namesOf(inverse);
    return (!include || include.some((name) => names.includes(name))) && !exclude.some((name) => names.includes(name));
  };
  const chosen = inverses.filter(isWanted);
  const others = inverses.filter((inverse) => !chosen.includes(inverse));
  const excluded = others.map((inverse) => widestOf(inverse, chosen));
  return { inverses: chosen, excluded: [...new Set(excluded)], diagnostics };
}

/** The largest part of a declaration that contains a section and nothing selected. */
function widestOf({ section }: Inverse, chosen: readonly Inverse[]): string {
  const parts = section.map((_name, index) => section.slice(0, index + 1).join('.'));
  const isFree = (part: string): boolean =>
    !chosen.some((other) => `${other.section.join('.')}.`.startsWith(`${part}.`));
  return parts.find(isFree) ?? section.join('.');
}

/** A section and its parents. */
function namesOf({ section }: Inverse): readonly string[] {
  const whole = section.map((_name, index) => section.slice(0, index + 1).join('.'));
  return [
    ...whole,
    ...whole.filter((name) => name.startsWith('enrollment.')).map((name) => name.slice('enrollment.'.length)),
  ];
}

function unknown(name: string, known: ReadonlySet<string>): Diagnostic {
  return error('INT1420', {
    what: `the section ${JSON.stringify(name)} does not exist`,
    why: `section names are those of the declaration, such as retention, windows.autopilot or limits.custom`,
    fix: `write ${closest(name, [...known])}, or see docs/declaration.md`,
  });
}
