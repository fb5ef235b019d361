import {
  confirmedName,
  type Diagnostic,
  identical,
  isUnknown,
  isValueObject,
  longestConfirmation,
  presenceOf,
  refusalOf,
  type ResourceDefinition,
  type ValueObject,
  warning,
} from '../../core/index.js';
import type { EngineContext, StateAnswer } from './contract.js';
import { mapAttributes, pick } from './values/attributes.js';

/** Who confirmed an object, and when. */
export interface Confirmation {
  readonly by: string;
  readonly on: Date;
}

/**
 * Returns the confirmation that an object is as declared. Used only if this identity can neither read nor write the
 * object.
 *
 * `prior`: the confirmed values. A confirmation that predates a change of the declaration does not cover that change.
 */
export function confirmationOf(
  definition: ResourceDefinition,
  { values, prior }: { readonly values: ValueObject; readonly prior: ValueObject | null },
  { identity, preflight }: EngineContext,
): Confirmation | undefined {
  const refusal = identity && preflight !== 'off' ? refusalOf(definition.refusals, identity, 'read') : undefined;
  if (!refusal?.certain || !definition.attributes[confirmedName]) return undefined;
  const confirmed = values[confirmedName];
  if (!isValueObject(confirmed) || typeof confirmed.by !== 'string' || typeof confirmed.on !== 'string')
    return undefined;
  if (prior && identical(prior[confirmedName] ?? null, confirmed) && changed(definition, values, prior))
    return undefined;
  return { by: confirmed.by, on: new Date(confirmed.on) };
}

/** Whether the declaration differs from what was confirmed. */
function changed({ attributes }: ResourceDefinition, values: ValueObject, prior: ValueObject): boolean {
  const declared = pick(
    attributes,
    (attribute, name) => !attribute.local && presenceOf(attribute) !== 'computed' && name !== 'id',
  );
  return Object.keys(declared).some((name) => {
    const value = values[name] ?? null;
    return !isUnknown(value) && !identical(value, prior[name] ?? null);
  });
}

const day = 86_400_000;

/** Reports who confirmed an object, and how long ago (INT2053). */
export function tellConfirmed({ noun }: ResourceDefinition, { by, on }: Confirmation, now: Date): Diagnostic {
  const days = Math.max(0, Math.floor((now.getTime() - on.getTime()) / day));
  const age = days === 1 ? '1 day' : `${String(days)} days`;
  return warning('INT2053', {
    what: `the ${noun} is treated as matching the declaration: ${by} confirmed it ${age} ago`,
    where: { path: [confirmedName] },
    why: `only a signed-in administrator can read it; the confirmation is dated ${on.toISOString().slice(0, 'yyyy-mm-dd'.length)}`,
    fix:
      days > longestConfirmation
        ? 'have a signed-in administrator run intuneform confirm again'
        : 'none; an administrator can renew it with intuneform confirm',
  });
}

/** Returns the state of a confirmed object: the declared values, without values that only Graph knows. */
export function confirmedState(
  { attributes, shape }: ResourceDefinition,
  planned: ValueObject,
  remembered: StateAnswer['private'],
): StateAnswer {
  const state = mapAttributes(attributes, (name) => {
    const value = planned[name] ?? null;
    return isUnknown(value) ? null : value;
  });
  const id = shape.kind === 'builtin' ? shape.idSuffix : state.id;
  return { state: { ...state, id: id ?? null }, private: remembered, diagnostics: [] };
}
