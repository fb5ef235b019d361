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

/** What no two objects of a tenant have in common. Undefined: an object without an id may be another with the same name. */
function identityOf(
  { definition, parents, object }: ForeignObject,
  definitions: readonly ResourceDefinition[],
): string | undefined {
  const { shape } = definitions.find(({ name }) => name === definition) ?? {};
  if (shape?.kind !== 'collection' && shape?.kind !== 'bulk') return definition;
  const id = textOf(object.id);
  return id === null ? undefined : JSON.stringify([definition, ...Object.values(parents), id.toLowerCase()]);
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
