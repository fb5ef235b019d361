import { distance } from 'fastest-levenshtein';

import { type Diagnostic, error, type Path, type ValueObject } from '../../../core/index.js';

/** An object that has a name. */
export interface Named {
  readonly id: string;
  readonly displayName: string;
  /** Further property that distinguishes it from others with the same name: platform, mail address. */
  readonly remark?: string;
}

/** The kind of object that names refer to. */
export interface NameKind {
  /** Noun in lower case: `group`. */
  readonly noun: string;
  /** Path of the attribute that declares the names. */
  readonly path: Path;
}

/** Ids by name, and a diagnostic for each name that matches no object, or more than one. */
export interface Matched {
  readonly ids: ValueObject;
  readonly diagnostics: readonly Diagnostic[];
}

/** Finds the object of each name. Ignores case unless it distinguishes two objects. */
export function matchNames(names: readonly string[], objects: readonly Named[], kind: NameKind): Matched {
  const found = names.map((name) => ({ name, meant: meantBy(name, objects) }));
  const single = found.flatMap(({ name, meant: [only, ...others] }): [string, string][] =>
    only && others.length === 0 ? [[name, only.id]] : [],
  );
  const diagnostics = found.flatMap(({ name, meant }) => {
    if (meant.length === 0) return [missing(name, objects, kind)];
    return meant.length === 1 ? [] : [ambiguous(name, meant, kind)];
  });
  return { ids: Object.fromEntries(single), diagnostics };
}

function meantBy(name: string, objects: readonly Named[]): readonly Named[] {
  const same = objects.filter(({ displayName }) => displayName.toLowerCase() === name.toLowerCase());
  const exact = same.filter(({ displayName }) => displayName === name);
  return exact.length === 0 ? same : exact;
}

const mostCandidates = 3;

function missing(name: string, objects: readonly Named[], { noun, path }: NameKind): Diagnostic {
  const near = nearest(name, objects).map(render);
  return error('INT2060', {
    what: `the tenant has no ${noun} named ${JSON.stringify(name)}`,
    where: { path },
    why: near.length === 0 ? `the tenant has none with a similar name` : `similar names are ${near.join(', ')}`,
    fix: `correct the name, or use the id of the ${noun}; it may have been renamed`,
  });
}

function ambiguous(name: string, meant: readonly Named[], { noun, path }: NameKind): Diagnostic {
  return error('INT2061', {
    what: `${String(meant.length)} ${noun}s are named ${JSON.stringify(name)}`,
    where: { path },
    why: `they are ${meant.map(render).join(', ')}`,
    fix: `use the id of the right ${noun}`,
  });
}

function nearest(name: string, objects: readonly Named[]): readonly Named[] {
  return objects
    .map((object) => ({ object, far: distance(name.toLowerCase(), object.displayName.toLowerCase()) }))
    .sort((left, right) => left.far - right.far)
    .slice(0, mostCandidates)
    .map(({ object }) => object);
}

function render({ id, displayName, remark }: Named): string {
  return `${JSON.stringify(displayName)} (${remark === undefined ? '' : `${remark}, `}${id})`;
}
