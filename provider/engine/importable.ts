import type { ResourceDefinition, ValueObject } from '../../core/index.js';
import { shapeOf } from './shapes/index.js';
import type { Importable } from './shapes/shape.js';

/**
 * The rows of an imported object that belong in the state. Undefined: the definition has none, or apply does not delete rows
 * that are not declared.
 */
export function importable(definition: ResourceDefinition, values: ValueObject): Importable | undefined {
  return shapeOf(definition).importable?.(definition, values);
}
