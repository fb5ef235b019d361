import type { ResourceDefinition } from '../../../core/index.js';
import { action } from './action/action.js';
import { builtin } from './builtin/builtin.js';
import { bulk } from './bulk/bulk.js';
import { choice } from './choice/choice.js';
import { collection } from './collection/collection.js';
import { order } from './order/order.js';
import { register } from './register/register.js';
import type { ShapeBehaviour } from './shape.js';
import { singleton } from './singleton/singleton.js';

/** The behaviour of a resource's shape. */
export function shapeOf({ shape }: ResourceDefinition): ShapeBehaviour {
  return behaviours[shape.kind];
}

const behaviours = { collection, singleton, builtin, action, order, bulk, register, choice } as const satisfies Record<
  string,
  ShapeBehaviour
>;
