import { type DeclaredChange, type Diagnostic, isWaiting, type ResourceDefinition } from '../../../core/index.js';
import type { EngineContext } from '../contract.js';

/** A create or update with what the tenant has. */
export type Judged = Omit<DeclaredChange, 'now'>;

/** What the definition's own check says of a planned create or update. */
export function judge(
  { check }: ResourceDefinition,
  { present, planned, config }: Judged,
  { clock }: EngineContext,
): readonly Diagnostic[] {
  return check?.({ present, planned, config, now: clock.now() }) ?? [];
}

/** What refuses a write: asked again before anything is sent, because values that were unknown are known by then. */
export function refusals(
  definition: ResourceDefinition,
  judged: Judged,
  context: EngineContext,
): readonly Diagnostic[] {
  return judge(definition, judged, context)
    .filter((one) => one.severity === 'error' || isWaiting(one))
    .map((one) => ({ ...one, severity: 'error' }));
}
