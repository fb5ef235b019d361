import type { ResourceDefinition } from '../../core/index.js';
import type { Ahead, EngineContext } from './contract.js';
import { parentsOf, placed } from './facets/place.js';
import { parentIds } from './parent-ids.js';
import { approvalAhead } from './plan-checks/approval.js';
import { requirementsAhead } from './plan-checks/requirements.js';
import { shapeOf } from './shapes/index.js';

/** Creates the prefetching for the definitions that `wanted` returns when it starts. */
export function aheadOf(wanted: () => readonly ResourceDefinition[], context: EngineContext): Ahead {
  let isOver = false;
  return {
    start: () => {
      if (isOver) return;
      isOver = true;
      void readAhead(wanted(), context);
    },
    stop: () => {
      isOver = true;
    },
  };
}

/** Maximum number of parents whose collections are prefetched. If there are more, most of them may not be managed. */
const mostParents = 20;

/**
 * Reads the collections of the definitions' objects, all at the same time, so that they share few batches; then the
 * collections below objects of others. Later reads find the answers in the client.
 *
 * Nothing is reported: unused answers do not matter, and the read of an object reports its own problems. Never rejects.
 */
async function readAhead(wanted: readonly ResourceDefinition[], context: EngineContext): Promise<void> {
  const begun = wanted.flatMap((definition) => [
    readOne(definition, { wanted, context }),
    requirementsAhead(definition, context),
    approvalAhead(definition, context),
  ]);
  await Promise.allSettled(begun);
}

interface Reading {
  readonly wanted: readonly ResourceDefinition[];
  readonly context: EngineContext;
}

async function readOne(definition: ResourceDefinition, reading: Reading): Promise<void> {
  const { context } = reading;
  const parents = parentsOf(definition);
  if (parents.length > 1) return;
  const [parent] = parents;
  const places =
    parent === undefined ? [{}] : (await parentsAhead(definition, reading)).map((id) => ({ [parent]: id }));
  const all = places.map((values) => placed(definition, values, context)).filter((here) => here !== undefined);
  await Promise.allSettled(all.map(async (here) => shapeOf(here).readAhead?.(here, context)));
}

/** Ids of the parents of a definition's collections; none if the parents are not prefetched. */
async function parentsAhead(definition: ResourceDefinition, { wanted, context }: Reading): Promise<readonly string[]> {
  const { version, path } = definition.graph;
  const parentPath = path.slice(0, path.indexOf('/{'));
  const owner = wanted.find(
    ({ graph, shape }) => shape.kind === 'collection' && graph.path === parentPath && graph.version === version,
  );
  const found = await parentIds(definition, owner, context);
  const ids = found.state === 'present' ? found.value : [];
  return ids.length > mostParents ? [] : ids;
}
