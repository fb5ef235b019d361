import type { ResourceDefinition } from '../../core/index.js';
import type { Ahead, EngineContext } from './contract.js';
import { parentsOf, placed } from './facets/place.js';
import { parentIds } from './parent-ids.js';
import { requirementsAhead } from './plan-checks/requirements.js';
import { shapeOf } from './shapes/index.js';

/** Reading ahead of the definitions that `wanted` gives when it begins. */
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

/** Most parents below which collections are read ahead. Where there are more, most of them may be nobody's. */
const mostParents = 20;

/**
 * Reads what the objects of the definitions will be found in, all of it in one turn, so that it travels in few batches; after
 * that what lies below the objects of others. The walk that follows finds the answers with the client.
 *
 * Nothing is reported: an answer that nobody asks for is nobody's
 * concern, and one that somebody asks for is theirs. Never rejects.
 */
async function readAhead(wanted: readonly ResourceDefinition[], context: EngineContext): Promise<void> {
  const begun = wanted.flatMap((definition) => [
    readOne(definition, { wanted, context }),
    requirementsAhead(definition, context),
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

/** Ids of the objects below which the collections of a definition are; none where those are not read ahead themselves. */
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
