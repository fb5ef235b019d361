import type { Diagnostic, ResourceDefinition } from '../../../core/index.js';
import { textOf } from '../../../core/index.js';
import type { EmptyPlace } from './below.js';
import { foreignWarning } from './diagnostics.js';
import type { HeldObject } from './model.js';
import { isOrderOf } from './order-of.js';

const unassigned =
  'The files do not tell who this is for. As it stands here apply takes all its assignments away: add them first.';
const unplaced = 'The files do not tell its place in the order: put it where it belongs.';

/** What remarks are about beyond the objects themselves. */
export interface RemarkFacts {
  readonly definitions: readonly ResourceDefinition[];
  readonly empty: readonly EmptyPlace[];
}

/** What a reader has to know of objects before they are applied, by id. */
export function remarksOn(
  held: readonly HeldObject[],
  { definitions, empty }: RemarkFacts,
): ReadonlyMap<string, readonly string[]> {
  const remarks = held.flatMap((one): [string, readonly string[]][] => {
    const { definition, object, filled } = one;
    const texts = [
      ...(filled.length === 0 ? [] : [`Not in the files, so that the default counts: ${filled.join(', ')}.`]),
      ...(definition.facets.assignments && object.assignments === undefined ? [unassigned] : []),
      ...(hasNoPlace(one, definitions) ? [unplaced] : []),
      ...empty
        .filter(({ owner }) => owner === one)
        .map(
          (place) => `The files hold no ${place.definition.noun} of this one, which does not mean that it has none.`,
        ),
    ];
    return texts.length === 0 ? [] : [[textOf(object.id) ?? '', texts]];
  });
  return new Map(remarks);
}

/** Tells of objects of an ordered list whose place is not in the files. */
export function unordered(
  held: readonly HeldObject[],
  definitions: readonly ResourceDefinition[],
): readonly Diagnostic[] {
  return held
    .filter((one) => hasNoPlace(one, definitions))
    .map(({ definition: { noun }, object, from: { file, line } }) => {
      const place = { file, path: [], ...(line !== undefined && { line }) };
      const name = JSON.stringify(textOf(object.displayName) ?? '');
      return foreignWarning('INT1435', place, {
        what: `the place of the ${noun} ${name} in its order is not told`,
        why: 'it has no priority, and order is priority',
        fix: 'export it with its priority, or put the list into its order by hand',
      });
    });
}

function hasNoPlace({ definition, object }: HeldObject, definitions: readonly ResourceDefinition[]): boolean {
  return typeof object.priority !== 'number' && definitions.some((order) => isOrderOf(order, definition));
}
