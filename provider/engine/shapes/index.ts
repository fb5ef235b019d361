import type { ResourceDefinition } from '../../../core/index.js';
import { action } from './action.js';
import { builtin } from './builtin.js';
import { bulk } from './bulk.js';
import { choice } from './choice.js';
import { collection } from './collection.js';
import { order } from './order.js';
import type { ShapeBehaviour } from './shape.js';
import { singleton } from './singleton.js';

/** The behaviour of a resource's shape. */
export function shapeOf({ shape }: ResourceDefinition): ShapeBehaviour {
  return behaviours[shape.kind];
}

const behaviours = { collection, singleton, builtin, action, order, bulk, choice } as const satisfies Record<
  string,
  ShapeBehaviour
>;
