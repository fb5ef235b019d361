import type { Diagnostic, Path, ResourceDefinition, ValueObject } from '../../../core/index.js';
import { confirmationOf, tellConfirmed } from '../confirmed.js';
import type { EngineContext } from '../contract.js';
import { placed } from '../facets/place.js';
import { findDeclared } from '../find-declared.js';
import { planResource } from '../plan.js';
import { mergeState } from '../state.js';
import { unreadable } from '../unreadable.js';
import { asApplied, known } from './last-seen.js';

/** An object of the tenant compared with its declaration. */
export interface Comparison {
  /** The values of the tenant if it matched the declaration. For values that only Graph sets, those of the tenant. */
  readonly lastSeen: ValueObject;
  /** The tenant's values. Null: the object is missing. */
  readonly live: ValueObject | null;
  /** The values after apply, as in a plan; they can be unknown. */
  readonly planned: ValueObject;
  /** Attributes whose change forces a replacement. */
  readonly requiresReplace: readonly Path[];
}

/** Result of a comparison. Without a comparison, the diagnostics give the reason. */
export interface CompareAnswer {
  readonly comparison?: Comparison;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Compares a declared object with the tenant without a state: the object is found by its identifying attributes, and
 * treated as if it was applied as declared. Equality is that of plan. Nothing is written.
 *
 * @param config - all attributes; references to a missing object are unknown
 */
export async function compareResource(
  definition: ResourceDefinition,
  config: ValueObject,
  context: EngineContext,
): Promise<CompareAnswer> {
  const applied = await planResource(definition, { prior: null, config, proposed: config, private: {} }, undefined);
  const wanted = applied.planned ?? config;
  const seen = known(wanted);
  const confirmed = confirmationOf(definition, { values: config, prior: null }, context);
  if (confirmed) {
    const diagnostics = [tellConfirmed(definition, confirmed, context.clock.now())];
    return { comparison: { lastSeen: seen, live: seen, planned: seen, requiresReplace: [] }, diagnostics };
  }
  const here = placed(definition, config, context);
  // An object below a missing one is missing as well.
  const found = here ? await findDeclared(here, seen, context) : ({ state: 'absent' } as const);
  if (found.state === 'ambiguous') return { diagnostics: [found.diagnostic] };
  if (found.state === 'unreadable') return { diagnostics: [unreadable(definition, found)] };
  const live = found.state === 'present' ? mergeState(definition, seen, found.value) : null;
  const plan = await planResource(definition, { prior: live, config, proposed: config, private: {} }, context);
  const { planned, requiresReplace, diagnostics } = plan;
  const lastSeen = asApplied(definition.attributes, wanted, live);
  return { comparison: { lastSeen, live, planned: planned ?? wanted, requiresReplace }, diagnostics };
}
