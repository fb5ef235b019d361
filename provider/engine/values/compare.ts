import type { Diagnostic, Path, ResourceDefinition, ValueObject } from '../../../core/index.js';
import { confirmationOf, tellConfirmed } from '../confirmed.js';
import type { EngineContext } from '../contract.js';
import { placed } from '../facets/place.js';
import { findDeclared } from '../find-declared.js';
import { planResource } from '../plan.js';
import { mergeState } from '../state.js';
import { unreadable } from '../unreadable.js';
import { asApplied, known } from './last-seen.js';

/** How an object of the tenant compares with its declaration. */
export interface Comparison {
  /** What the tenant would show if it were as declared. What only Graph decides is what the tenant has. */
  readonly lastSeen: ValueObject;
  /** What the tenant has. Null: the object is missing. */
  readonly live: ValueObject | null;
  /** What apply would make of it, as in a plan; values may be unknown. */
  readonly planned: ValueObject;
  /** Attributes whose change needs a new object. */
  readonly requiresReplace: readonly Path[];
}

/** What comparing brought up. No comparison: it is not known how the object compares, and the diagnostics say why. */
export interface CompareAnswer {
  readonly comparison?: Comparison;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Compares a declared object with the tenant, without any state: the object is found by what it is, and taken for one that
 * was applied as it is declared. Equality is that of plan. Nothing is written.
 *
 * @param config - all attributes; values may be unknown, where they refer to an object that is missing
 */
export async function compareResource(
  definition: ResourceDefinition,
  config: ValueObject,
  context: EngineContext,
): Promise<CompareAnswer> {
  const applied = await planResource(definition, { prior: null, config, proposed: config, private: {} }, undefined);
  const wanted = applied.planned ?? config;
  const confirmed = confirmationOf(definition, { values: config, prior: null }, context);
  if (confirmed) {
    const seen = known(wanted);
    const diagnostics = [tellConfirmed(definition, confirmed, context.clock.now())];
    return { comparison: { lastSeen: seen, live: seen, planned: seen, requiresReplace: [] }, diagnostics };
  }
  const here = placed(definition, config, context);
  // An object below another one that is missing is missing with it.
  const found = here ? await findDeclared(here, known(wanted), context) : ({ state: 'absent' } as const);
  if (found.state === 'ambiguous') return { diagnostics: [found.diagnostic] };
  if (found.state === 'unreadable') return { diagnostics: [unreadable(definition, found)] };
  const live = found.state === 'present' ? mergeState(definition, known(wanted), found.value) : null;
  const plan = await planResource(definition, { prior: live, config, proposed: config, private: {} }, context);
  const { planned, requiresReplace, diagnostics } = plan;
  const lastSeen = asApplied(definition.attributes, wanted, live);
  return { comparison: { lastSeen, live, planned: planned ?? wanted, requiresReplace }, diagnostics };
}
