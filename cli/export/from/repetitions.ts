import { type Diagnostic, isAlwaysThere, type ResourceDefinition, textOf } from '../../../core/index.js';
import { foreignWarning } from './diagnostics.js';
import { formats } from './formats.js';
import type { ForeignObject, ForeignRead } from './model.js';

/**
 * Keeps the most complete of several copies of an object, as in backups of several days, or in a list and separately;
 * among equal ones, the first. The others are reported.
 */
export function withoutRepetitions(read: ForeignRead, definitions: readonly ResourceDefinition[]): ForeignRead {
  const kept = new Map<string, ForeignObject>();
  const keys = read.objects.map((object) => identityOf(object, definitions));
  for (const [index, object] of read.objects.entries()) {
    const key = keys[index];
    const known = key === undefined ? undefined : kept.get(key);
    if (key !== undefined && (!known || fullness(object) > fullness(known))) kept.set(key, object);
  }
  const isKept = (object: ForeignObject, index: number): boolean => {
    const key = keys[index];
    return key === undefined || kept.get(key) === object;
  };
  const repeated = read.objects.flatMap((object, index) => {
    const counts = kept.get(keys[index] ?? '');
    return isKept(object, index) || !counts ? [] : [repetition(object, counts)];
  });
  return {
    ...read,
    objects: read.objects.filter(isKept),
    notUnderstood: [...read.notUnderstood, ...repeated],
  };
}

/** How complete an object in a file is. Assignments have the highest weight, because nothing else contains them. */
function fullness({ object, unreadable }: ForeignObject): number {
  const present = Object.values(object).filter((value) => value !== undefined && value !== null).length;
  return present + (Array.isArray(object.assignments) ? 1000 : 0) - unreadable.length;
}

/** Identity of an object within an export. Undefined: unknown. */
function identityOf(one: ForeignObject, definitions: readonly ResourceDefinition[]): string | undefined {
  const { parents, object } = one;
  const definition = definitions.find(({ name }) => name === one.definition);
  if (!definition || isAlwaysThere(definition)) return one.definition;
  const id = textOf(object.id);
  if (id !== null) return JSON.stringify([definition.name, ...Object.values(parents), id.toLowerCase()]);
  return identityByName(one, definition);
}

/**
 * Tools that omit ids identify objects by name, and write one file or entry each; in Graph, several objects can have
 * the same name. The platform of an object never changes, so it is part of its identity. Two files in one folder are
 * two objects, even if their names differ only in case.
 */
function identityByName(
  { format, parents, object }: ForeignObject,
  { name, label, attributes }: ResourceDefinition,
): string | undefined {
  const called = label === undefined || !formats[format].knowsByName ? null : textOf(object[label]);
  if (called === null) return undefined;
  const fixed = Object.entries(attributes).flatMap(([member, { immutable, graphName = member }]) =>
    immutable ? [object[graphName] ?? null] : [],
  );
  return JSON.stringify([name, ...Object.values(parents), called, ...fixed]);
}

function repetition({ file, line, object }: ForeignObject, counts: ForeignObject): Diagnostic {
  const name = textOf(object.displayName) ?? textOf(object.id);
  return foreignWarning(
    'INT1366',
    { file, path: [], ...(line !== undefined && { line }) },
    {
      what: `${name === null ? 'an object' : JSON.stringify(name)} occurs twice in the export`,
      why: `it was read from ${counts.file}, which contains at least as much`,
      fix: 'specify the folder of one export of one tenant',
    },
  );
}
