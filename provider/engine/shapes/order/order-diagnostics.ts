import {
  type DefinitionOf,
  type Diagnostic,
  error,
  isValueList,
  toTerraformName,
  type ValueObject,
  warning,
  withArticle,
} from '../../../../core/index.js';
import { sameId } from '../../locate.js';
import { idsOf, orderOf, type Placed } from './read-order.js';

/** An order before and after, and the number of moves between them. */
export interface Reordering {
  /** Identifies the order if there are several. */
  readonly planned: ValueObject;
  readonly present: readonly Placed[];
  readonly wanted: readonly Placed[];
  readonly moves: number;
}

/** Reports that objects of the tenant change positions. */
export function orderChanges(
  definition: DefinitionOf<'order'>,
  { planned, present, wanted, moves }: Reordering,
): Diagnostic {
  const count = moves === 1 ? 'one move' : `${String(moves)} moves`;
  return warning('INT2080', {
    what: `apply changes the order of the ${orderOf(definition).of}s${placeOf(definition, planned)}`,
    where: { path: ['ids'] },
    why: `now ${names(present)}; then ${names(wanted)}; this takes ${count}`,
    fix: 'none, if this change is intended',
  });
}

/** Identifies one of several orders: ` of ios`. */
function placeOf(definition: DefinitionOf<'order'>, planned: ValueObject): string {
  const { within } = orderOf(definition);
  const place = within === undefined ? null : planned[within];
  return typeof place === 'string' ? ` of ${place}` : '';
}

function names(objects: readonly Placed[]): string {
  return objects.map(({ name }) => JSON.stringify(name)).join(', ');
}

/** Finds ids that are not objects of the tenant. */
export function missingIn(
  definition: DefinitionOf<'order'>,
  planned: ValueObject,
  present: readonly Placed[],
): readonly Diagnostic[] {
  const { of, within } = orderOf(definition);
  const which =
    within === undefined ? '' : ` with ${toTerraformName(within)} ${JSON.stringify(planned[within] ?? null)}`;
  return idsOf(planned)
    .filter((id) => !present.some((object) => sameId(object.id, id)))
    .map((id) =>
      error('INT2081', {
        what: `the order lists ${withArticle(of)} that does not exist`,
        where: { path: ['ids'] },
        why: `the tenant has no ${of}${which} and id ${JSON.stringify(id)} that has a position`,
        fix: 'refer to the resource instead of using its id, or remove the id from the order',
      }),
    );
}

/** Finds ids that occur twice in an order. Unknown ids are accepted. */
export function repeatedIds({ ids }: ValueObject): readonly Diagnostic[] {
  return (isValueList(ids) ? ids : []).flatMap((id, index, all) => {
    const first = typeof id === 'string' ? all.findIndex((other) => sameId(other, id)) : index;
    return first === index
      ? []
      : [
          error('INT2082', {
            what: 'an order lists an object twice',
            where: { path: ['ids', index] },
            why: `${JSON.stringify(id)} is already at ids[${String(first)}]; case is ignored`,
            fix: 'remove one of them',
          }),
        ];
  });
}

/** Reports that the moves were made but the tenant does not return them. */
export function notShown(
  definition: DefinitionOf<'order'>,
  wanted: readonly Placed[],
  seen: readonly Placed[],
): Diagnostic {
  return error('INT2083', {
    what: `the order of the ${orderOf(definition).of}s was set, but the tenant does not show it`,
    where: { path: ['ids'] },
    why: `wanted ${names(wanted)}; the tenant shows ${names(seen)}`,
    fix: 'wait a few minutes and plan again',
  });
}

/** Reports that Terraform requested a stop between two moves. */
export function halfOrdered(definition: DefinitionOf<'order'>, left: number): Diagnostic {
  return error('INT2021', {
    what: `the order of the ${orderOf(definition).of}s is only partly applied`,
    why: `Terraform requested a stop with ${String(left)} moves remaining`,
    fix: 'apply again; the state contains the current order',
  });
}
