import type { Diagnostic, ResourceDefinition } from '../../../core/index.js';
import { textOf } from '../../../core/index.js';
import { foreignWarning } from './diagnostics.js';
import type { ForeignObject, ForeignRead } from './model.js';

/** Keeps the first of objects that stand in an export several times, as they do in the backups of several days; tells the others. */
export function withoutRepetitions(read: ForeignRead, definitions: readonly ResourceDefinition[]): ForeignRead {
  const firsts = new Map<string, ForeignObject>();
  const repeated: Diagnostic[] = [];
  const objects = read.objects.filter((object) => {
    const key = identityOf(object, definitions);
    const first = key === undefined ? undefined : firsts.get(key);
    if (first) repeated.push(repetition(object, first));
    else if (key !== undefined) firsts.set(key, object);
    return first === undefined;
  });
  return { objects, notUnderstood: [...read.notUnderstood, ...repeated] };
}

/** What no two objects of an export have in common. Undefined: it cannot be told. */
function identityOf(one: ForeignObject, definitions: readonly ResourceDefinition[]): string | undefined {
  const { parents, object } = one;
  const definition = definitions.find(({ name }) => name === one.definition);
  if (definition?.shape.kind !== 'collection' && definition?.shape.kind !== 'bulk') return one.definition;
  const id = textOf(object.id);
  if (id !== null) return JSON.stringify([definition.name, ...Object.values(parents), id.toLowerCase()]);
  return identityByName(one, definition);
}

/**
 * Tools that take ids away know objects by their names, and write one file or entry for each; of Graph itself two may be called the
 * same. What never changes of an object, its platform, is a part of what it is called.
 */
function identityByName(
  { format, parents, object }: ForeignObject,
  { name, label, attributes }: ResourceDefinition,
): string | undefined {
  const called = label === undefined || format === 'graph' ? null : textOf(object[label]);
  if (called === null) return undefined;
  const fixed = Object.entries(attributes).flatMap(([member, { immutable, graphName = member }]) =>
    immutable ? [object[graphName] ?? null] : [],
  );
  return JSON.stringify([name, ...Object.values(parents), called.toLowerCase(), ...fixed]);
}

function repetition({ file, line, object }: ForeignObject, first: ForeignObject): Diagnostic {
  const name = textOf(object.displayName) ?? textOf(object.id);
  return foreignWarning(
    'INT1366',
    { file, path: [], ...(line !== undefined && { line }) },
    {
      what: `${name === null ? 'an object' : JSON.stringify(name)} stands in the export twice`,
      why: `it was read from ${first.file} already`,
      fix: 'name the folder of one export of one tenant',
    },
  );
}
