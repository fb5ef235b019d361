import type { ResourceDefinition } from '../../../core/index.js';

/** Whether a definition is the order of another definition's objects. */
export function isOrderOf({ shape, graph }: ResourceDefinition, other: ResourceDefinition): boolean {
  if (shape.kind !== 'order' || other.shape.kind !== 'collection') return false;
  return graph.path === other.graph.path && graph.odataType === other.graph.odataType;
}
