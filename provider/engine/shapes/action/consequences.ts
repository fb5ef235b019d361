import {
  type ActionShape,
  type Diagnostic,
  error,
  isValueObject,
  type MeasuredConsequence,
  type Value,
  warning,
} from '../../../../core/index.js';
import type { ReadContext } from '../shape.js';

/** Consequences of leaving a value in this tenant, by name. */
export type Consequences = ReadonlyMap<string, MeasuredConsequence>;

/** Determines the consequences of leaving a value in this tenant. */
export async function consequencesOf(
  { consequences, measures }: ActionShape,
  present: string,
  { graph }: Pick<ReadContext, 'graph'>,
): Promise<Consequences> {
  const found = await Promise.all(
    Object.entries(consequences[present] ?? {}).map(async ([name, text]) => {
      const measured = await measures[name]?.(graph);
      return [name, measured ?? { holds: true, text }] as const;
    }),
  );
  return new Map(found);
}

/** The consequences that must be acknowledged: those that apply in this tenant, or that are unknown. */
export function holding(consequences: Consequences): readonly (readonly [string, MeasuredConsequence])[] {
  return [...consequences].filter(([, { holds }]) => holds !== false);
}

/** Acknowledgements that are not needed in this tenant (INT2052). */
export function superfluous(
  noun: string,
  consequences: Consequences,
  acknowledged: readonly Value[],
): readonly Diagnostic[] {
  return [...consequences]
    .filter(([name, { holds }]) => holds === false && acknowledged.includes(name))
    .map(([name, { text }]) =>
      warning('INT2052', {
        what: `${name} of the ${noun} is acknowledged, but does not apply to this tenant`,
        where: { path: ['transition', 'acknowledge'] },
        why: text,
        fix: `remove ${name} from transition.acknowledge`,
      }),
    );
}

/** Consequences that apply here and affect more devices than were acknowledged, or an unknown number of them (INT2051). */
export function beyondBounds(noun: string, consequences: Consequences, transition: Value): readonly Diagnostic[] {
  return holding(consequences).flatMap(([name, { devices, text }]) => {
    const most = boundOf(transition, name);
    if (most === undefined || (devices !== undefined && devices <= most)) return [];
    const count =
      devices === undefined ? 'the number of affected devices could not be read' : `it now affects ${String(devices)}`;
    return [
      error('INT2051', {
        what: `${name} of the ${noun} is acknowledged for ${String(most)} devices, and more are affected now`,
        where: { path: ['transition', 'bounds'] },
        why: `${count}. ${text}`,
        fix: 'review the transition again, then raise or remove the maximum',
      }),
    ];
  });
}

/** The bound of `apns-required` is `bounds.apnsRequired.devices`. */
function boundOf(transition: Value, name: string): number | undefined {
  const bounds = isValueObject(transition) ? transition.bounds : undefined;
  const member = name.replaceAll(/-(\w)/gu, (_dash, letter: string) => letter.toUpperCase());
  const bound = isValueObject(bounds) ? bounds[member] : undefined;
  const devices = isValueObject(bound) ? bound.devices : undefined;
  return typeof devices === 'number' ? devices : undefined;
}
