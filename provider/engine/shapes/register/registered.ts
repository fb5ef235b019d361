import { type DefinitionOf, type ReadResult } from '../../../../core/index.js';
import { freshnessOf, listObjects } from '../../locate.js';
import { notBelieved } from '../../proof.js';
import type { ReadContext } from '../shape.js';
import { deviceFromGraph, faultIn, identityOf, type RegisteredDevice, registerShape } from './devices.js';

/** Registered devices by identity. Two devices can have the same key: manufacturers can use equal serial numbers. */
export type Registered = ReadonlyMap<string, readonly RegisteredDevice[]>;

/**
 * Lists the registered devices. One invalid object makes the whole list unreadable; a device without a key is skipped,
 * because it cannot be referred to.
 */
export async function listRegistered(
  definition: DefinitionOf<'register'>,
  context: ReadContext,
): Promise<ReadResult<Registered>> {
  const all = await listObjects(definition, context, freshnessOf(context));
  if (all.state !== 'present') return all;
  const shape = registerShape(definition);
  const registered = new Map<string, RegisteredDevice[]>();
  for (const object of all.value) {
    const fault = faultIn(shape, object);
    if (fault !== undefined) return notBelieved(definition, fault);
    const device = deviceFromGraph(shape, object);
    if (!device) continue;
    const identity = identityOf(device.key);
    registered.set(identity, [...(registered.get(identity) ?? []), device]);
  }
  return { state: 'present', value: registered };
}
