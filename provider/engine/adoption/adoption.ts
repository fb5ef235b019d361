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
 * Compares an object that always exists in the tenant with a declaration that is new to Terraform.
 *
 * Undefined: the object is of another kind, cannot be read, or does not exist.
 */
export async function compareAdopted(
  definition: ResourceDefinition,
  change: Change,
  context: ReadContext,
): Promise<Differences | undefined> {
  if (change.prior || !isAlwaysThere(definition) || change.private.replaces !== undefined) return undefined;
  if (!isReadable(definition, change)) return undefined;
  // Within apply, the other writes of the run do not change the object. They do move the objects of an order or a
  // choice.
  const earlier = context.applying === true && definition.shape.kind !== 'order' && definition.shape.kind !== 'choice';
  const found = await shapeOf(definition).read(definition, change.planned, { ...context, earlier });
  return found.state === 'present' ? compareFound(definition, change, found.value) : undefined;
}

/** Whether the object can be read. How much of an order or a choice is read depends on its declaration. */
function isReadable({ shape, attributes }: ResourceDefinition, { planned }: Change): boolean {
  if (shape.kind !== 'order' && shape.kind !== 'choice') return true;
  return Object.keys(attributes).every((name) => name === 'id' || isWhollyKnown(planned[name] ?? null));
}

/** Like `isRecorded`, but reads the tenant again. */
export async function isOnlyRecorded(
  definition: ResourceDefinition,
  change: Change,
  context: EngineContext,
): Promise<boolean> {
  return isRecorded(await compareAdopted(definition, change, { ...context, fresh: true }));
}

/**
 * Reports what adopting does, in addition to the object's own check. Reports nothing if the plan is refused anyway, or
 * waits for a person.
 */
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
