import {
  type Diagnostic,
  type Path,
  presenceOf,
  renderPath,
  type ResourceDefinition,
  textOf,
} from '../../../core/index.js';
import { isBuiltinTag } from './builtin-tag.js';
import { foreignWarning, listed } from './diagnostics.js';
import { formats } from './formats.js';
import type { ForeignObject, LocatedObject } from './model.js';

/** Objects, split by whether they can be declared. */
export interface PartedObjects {
  /** Objects that can be declared. */
  readonly declarable: readonly LocatedObject[];
  /** Objects that lack required values. */
  readonly incomplete: readonly LocatedObject[];
}

/** Separates objects that cannot be declared because required values are missing. */
export function partIncomplete(located: readonly LocatedObject[]): PartedObjects {
  const isIncomplete = ({ missing }: LocatedObject): boolean => missing.required.length > 0;
  return { declarable: located.filter((one) => !isIncomplete(one)), incomplete: located.filter(isIncomplete) };
}

/** Whether a plan that imports the object would remove something that the files do not contain. */
export function isOpen({ definition, object, missing, from }: LocatedObject): boolean {
  const unassigned = definition.facets.assignments !== undefined && isUnassigned(definition, object.assignments);
  const unsure = unassigned && !isBuiltinTag(definition.name, object);
  return unsure || missing.changing.length > 0 || from.unreadable.some(({ path }) => isPlanned(definition, path));
}

/** Whether the assignments of an object are unknown. */
export function isUnassigned({ facets }: ResourceDefinition, assignments: unknown): boolean {
  return facets.assignments !== undefined && (assignments === undefined || assignments === null);
}

/** Attributes that Graph computes if they are not declared stay unchanged. */
function isPlanned({ attributes }: ResourceDefinition, [name]: Path): boolean {
  const found = Object.entries(attributes).find(([own, { graphName = own }]) => graphName === name);
  return found === undefined || !['optionalComputed', 'computed'].includes(presenceOf(found[1]));
}

/** Reports the values of each object that the files do not contain. */
export function openDiagnostics(located: readonly LocatedObject[]): readonly Diagnostic[] {
  return located.flatMap((one) => {
    const { required, changing, isSilent } = one.missing;
    if (required.length > 0) return [leftOut(one)];
    if (isSilent) return [silent(one)];
    return changing.length > 0 ? [unsaid(one)] : [];
  });
}

function leftOut({ definition: { noun }, from, missing }: LocatedObject): Diagnostic {
  return foreignWarning('INT1437', placeOf(from), {
    what: `the ${named(noun, from)} is left out`,
    why: `the files lack ${listed(missing.required)}, or these are unreadable, and the object cannot be declared without them`,
    fix: 'export it again completely, or declare it by hand',
  });
}

function silent({ definition: { noun }, from }: LocatedObject): Diagnostic {
  return foreignWarning('INT1437', placeOf(from), {
    what: `the ${noun} is not in the files`,
    why: 'the files contain none of its settings, because Graph v1.0 does not return them',
    fix: 'export it from Graph beta, or declare it by hand',
  });
}

function unsaid({ definition: { noun }, from, missing }: LocatedObject): Diagnostic {
  return foreignWarning('INT1437', placeOf(from), {
    what: `the ${named(noun, from)} is incomplete in the files`,
    why: `${formats[from.format].name} does not export ${listed(missing.changing)}, and a plan would change these if they are not declared`,
    fix: 'export it again from Graph beta, or add the values of the tenant to the declaration',
  });
}

/** Reports values of an object that cannot be read. */
export function unreadableValues(from: ForeignObject, { noun }: ResourceDefinition): readonly Diagnostic[] {
  const [first] = from.unreadable;
  if (!first) return [];
  const texts = from.unreadable.map(({ path, why }) => `${renderPath(path)} ${why}`);
  const place = { ...placeOf(from), path: [...(from.path ?? []), ...first.path] };
  return [
    foreignWarning('INT1436', place, {
      what: `parts of the ${named(noun, from)} cannot be read`,
      why: listed(texts),
      fix: 'export it again (in PowerShell, with ConvertTo-Json -Depth 20), or add the value of the tenant by hand',
    }),
  ];
}

function placeOf({ file, line }: ForeignObject): { file: string; path: Path; line?: number } {
  return { file, path: [], ...(line !== undefined && { line }) };
}

function named(noun: string, { object }: ForeignObject): string {
  const name = textOf(object.displayName) ?? textOf(object.profileName) ?? textOf(object.id);
  return name === null ? noun : `${noun} ${JSON.stringify(name)}`;
}
