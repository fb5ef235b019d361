import {
  type Diagnostic,
  hasErrors,
  isAlwaysThere,
  isWaiting,
  isWhollyKnown,
  renderSighting,
  type ResourceDefinition,
  warning,
} from '../../../core/index.js';
import type { EngineContext } from '../contract.js';
import { shapeOf } from '../shapes/index.js';
import type { Change, ReadContext } from '../shapes/shape.js';
import type { Differences } from './differences.js';
import { compareFound, isRecorded, records } from './found.js';

/**
 * How an object that the tenant has all along compares with a declaration that is new to Terraform.
 *
 * Undefined: it is no such object, it cannot be read, or there is none.
 */
export async function compareAdopted(
  definition: ResourceDefinition,
  change: Change,
  context: ReadContext,
): Promise<Differences | undefined> {
  if (change.prior || !isAlwaysThere(definition) || change.private.replaces !== undefined) return undefined;
  if (!isReadable(definition, change)) return undefined;
  // Within apply, the other writes of the run do not change the object. They do move what an order and a choice are made of.
  const earlier = context.applying === true && definition.shape.kind !== 'order' && definition.shape.kind !== 'choice';
  const found = await shapeOf(definition).read(definition, change.planned, { ...context, earlier });
  return found.state === 'present' ? compareFound(definition, change, found.value) : undefined;
}

/** How much is read of an order or a choice depends on what is declared of it. */
function isReadable({ shape, attributes }: ResourceDefinition, { planned }: Change): boolean {
  if (shape.kind !== 'order' && shape.kind !== 'choice') return true;
  return Object.keys(attributes).every((name) => name === 'id' || isWhollyKnown(planned[name] ?? null));
}

/** As `isRecorded`, asked of the tenant once more. */
export async function isOnlyRecorded(
  definition: ResourceDefinition,
  change: Change,
  context: EngineContext,
): Promise<boolean> {
  return isRecorded(await compareAdopted(definition, change, { ...context, fresh: true }));
}

/** Says what adopting does, besides what the object's own check said of it. Silent where the plan is refused anyway, or waits for a person. */
export function tellAdoption(
  definition: ResourceDefinition,
  differences: Differences | undefined,
  found: readonly Diagnostic[],
): readonly Diagnostic[] {
  if (!differences || hasErrors(found) || found.some(isWaiting)) return [];
  return [differences.any ? adopts(definition, differences) : records(definition)];
}

function adopts({ noun, shape }: ResourceDefinition, { seen, wanted }: Differences): Diagnostic {
  const wayBack = shape.kind === 'builtin' ? '; destroy restores the original settings' : '';
  return warning('INT2007', {
    what: `the ${noun} of the tenant is adopted and changed`,
    why: `${renderSighting(seen)}\napply sets ${JSON.stringify(wanted)}`,
    fix: `none, if this change is intended${wayBack}`,
  });
}
