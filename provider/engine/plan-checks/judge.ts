import { type DeclaredChange, type Diagnostic, isWaiting, type ResourceDefinition } from '../../../core/index.js';
import type { EngineContext } from '../contract.js';

/** A create or update, with the current values in the tenant. */
export type Judged = Omit<DeclaredChange, 'now'>;

/** Runs the definition's own check on a planned create or update. */
export function judge(
  { check }: ResourceDefinition,
  { present, planned, config }: Judged,
  { clock }: EngineContext,
): readonly Diagnostic[] {
  return check?.({ present, planned, config, now: clock.now() }) ?? [];
}

/** Errors that stop a write. Checked again before anything is sent, because unknown values are known by then. */
export function refusals(
  definition: ResourceDefinition,
  judged: Judged,
  context: EngineContext,
): readonly Diagnostic[] {
  return judge(definition, judged, context)
    .filter((one) => one.severity === 'error' || isWaiting(one))
    .map((one) => ({ ...one, severity: 'error' }));
}
