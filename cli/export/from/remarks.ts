import { type Diagnostic, renderPath, type ResourceDefinition, textOf } from '../../../core/index.js';
import type { EmptyPlace } from './below.js';
import { isBuiltinTag } from './builtin-tag.js';
import { foreignWarning } from './diagnostics.js';
import { formats } from './formats.js';
import type { LocatedObject } from './model.js';
import { isUnassigned } from './open-objects.js';
import { isOrderOf } from './order-of.js';

const unassigned =
  'The files do not contain the assignments. As declared here, apply removes all assignments. Add them first.';
const unreadable = 'Not readable in the files, and not exported: ';
const changing =
  'Not in the files. As declared here, apply sets these to their defaults or removes them. Add the values of the tenant first: ';
const harmless = 'Not in the files, so the default applies: ';
const kept = 'Not in the files, and not changed in the tenant: ';
const noPlaceRemark = 'The files do not contain its position in the order. Move it to the correct position.';

/** Facts for remarks in addition to the objects. */
export interface RemarkFacts {
  readonly definitions: readonly ResourceDefinition[];
  readonly empty: readonly EmptyPlace[];
}

/** Notes that a reader needs before apply, by object id. */
export function remarksOn(
  located: readonly LocatedObject[],
  { definitions, empty }: RemarkFacts,
): ReadonlyMap<string, readonly string[]> {
  const remarks = located.flatMap((one): [string, readonly string[]][] => {
    const { definition, object, missing, from } = one;
    const lost = from.unreadable.map(({ path, why }) => `${renderPath(path)} ${why}`);
    const texts = [
      ...remark(unreadable, lost),
      ...remark(changing, missing.changing),
      ...remark(harmless, missing.harmless),
      ...remark(kept, missing.kept),
      ...(isUnassigned(definition, object.assignments) && !isBuiltinTag(definition.name, object) ? [unassigned] : []),
      ...(hasNoPlace(one, definitions) ? [noPlaceRemark] : []),
      ...empty
        .filter(({ owner }) => owner === one)
        .map((place) => `The files contain no ${place.definition.noun} of this object, although it may have one.`),
    ];
    return texts.length === 0 ? [] : [[remarkKey(definition, textOf(object.id)), texts]];
  });
  return new Map(remarks);
}

/** Notes where objects would be that lack required values in the files. */
export function lostNotes(
  lost: readonly LocatedObject[],
): readonly { readonly definition: string; readonly text: string }[] {
  return lost.map(({ definition: { name, noun }, from: { object }, missing }) => {
    const called = textOf(object.displayName) ?? textOf(object.id) ?? '';
    const text = `Left out: the ${noun} ${JSON.stringify(called)}, because the files lack ${missing.required.join(', ')}, or these are unreadable. The tenant may still have one.`;
    return { definition: name, text };
  });
}

/** Key of a remark: the id, or the definition for a singleton, which has no Graph id. */
export function remarkKey({ name, shape }: ResourceDefinition, id: string | null): string {
  return shape.kind === 'singleton' || shape.kind === 'action' ? name : (id ?? '');
}

function remark(text: string, names: readonly string[]): readonly string[] {
  return names.length === 0 ? [] : [`${text}${names.join(', ')}.`];
}

/** Reports objects whose assignments are not in the files. */
export function unassignedObjects(located: readonly LocatedObject[]): readonly Diagnostic[] {
  return located
    .filter(({ definition, object }) => isUnassigned(definition, object.assignments))
    .filter(({ definition, object }) => !isBuiltinTag(definition.name, object))
    .map(({ definition: { noun }, from: { object, file, line, format } }) => {
      const name = textOf(object.displayName) ?? textOf(object.id);
      return foreignWarning(
        'INT1365',
        { file, path: [], ...(line !== undefined && { line }) },
        {
          what: `the assignments of the ${[noun, ...(name === null ? [] : [JSON.stringify(name)])].join(' ')} are unknown`,
          why: formats[format].unassigned,
          fix: 'export it with its assignments, or add them to the declaration by hand',
        },
      );
    });
}

/** Reports objects of an ordered list whose position is not in the files. */
export function unordered(
  located: readonly LocatedObject[],
  definitions: readonly ResourceDefinition[],
): readonly Diagnostic[] {
  return located
    .filter((one) => hasNoPlace(one, definitions))
    .map(({ definition: { noun }, object, from: { file, line } }) => {
      const place = { file, path: [], ...(line !== undefined && { line }) };
      const name = JSON.stringify(textOf(object.displayName) ?? '');
      return foreignWarning('INT1435', place, {
        what: `the position of the ${noun} ${name} in its order is unknown`,
        why: 'it has no priority, which determines the order',
        fix: 'export it with its priority, or order the list by hand',
      });
    });
}

function hasNoPlace({ definition, object }: LocatedObject, definitions: readonly ResourceDefinition[]): boolean {
  return typeof object.priority !== 'number' && definitions.some((order) => isOrderOf(order, definition));
}
