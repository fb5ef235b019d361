import type { ResourceDefinition, ValueObject } from '../../core/index.js';
import { resources } from '../../provider/resources/index.js';
import { placedExample } from '../support/surroundings.js';
import { identityFor, startTenant, type TestTenant } from '../support/tenant.js';
import {
  type Death,
  Died,
  isAsDeclared,
  type Ledgers,
  ledgers,
  runAsTerraform,
  type RunResult,
  type Stored,
  type Wanted,
} from './engine-run.js';
import { stillPicture } from './picture.js';

/** One object in progress: its state, and the wanted declaration. */
interface Scene {
  readonly wanted: Wanted;
  readonly stored: Stored | undefined;
}

const stages = ['apply', 'update', 'destroy'] as const;
type Stage = (typeof stages)[number];

describe.each(resources.map((definition) => [definition.name, definition] as const))('%s', (_name, definition) => {
  test.each(stages)('survives the death of the process before and after each write of %s', async (stage) => {
    const straight = await play(definition, stage);
    const deaths = Array.from({ length: straight.writes }, (_none, index) => index + 1).flatMap((at) =>
      (['before', 'after'] as const).map((when): Death => ({ at, when })),
    );

    expect(straight.asDeclared).toBe(true);
    for (const death of deaths) {
      const interrupted = await play(definition, stage, death);

      expect({ death, ...interrupted, writes: 0 }).toEqual({ death, ...straight, writes: 0 });
    }
  });
});

interface Played {
  readonly writes: number;
  readonly asDeclared: boolean;
  /** The final state of the tenant, and the state after everything was destroyed. */
  readonly pictures: readonly Readonly<Record<string, string>>[];
}

/** Runs one stage, optionally with a death, then again to the end, and destroys the result. */
async function play(definition: ResourceDefinition, stage: Stage, death?: Death): Promise<Played> {
  await using tenant = await startTenant({ authority: 'unknown' }, identityFor(definition));
  using folder = ledgers();
  const { wanted, stored } = await sceneOf(definition, stage, { tenant, folder });
  const dying = folder.process(tenant, death);
  const first = await runToDeath(wanted, stored, dying);
  const last = death ? await runAsTerraform(wanted, stored, folder.process(tenant)) : first;
  if (!last) throw new Error('died without being told to');
  const asDeclared = await isAsDeclared(wanted, last.stored, folder.process(tenant));
  const end = await stillPicture(tenant);
  if (last.stored) await runAsTerraform({ definition, config: null }, last.stored, folder.process(tenant));
  return { writes: dying.writes(), asDeclared, pictures: [end, await stillPicture(tenant)] };
}

async function runToDeath(
  wanted: Wanted,
  stored: Stored | undefined,
  context: Parameters<typeof runAsTerraform>[2],
): Promise<RunResult | undefined> {
  try {
    return await runAsTerraform(wanted, stored, context);
  } catch (fault) {
    if (fault instanceof Died) return undefined;
    throw fault;
  }
}

interface Place {
  readonly tenant: TestTenant;
  readonly folder: Ledgers;
}

async function sceneOf(definition: ResourceDefinition, stage: Stage, { tenant, folder }: Place): Promise<Scene> {
  const { declared, changed } = await placedExample(definition, tenant);
  const configs: Readonly<Record<Stage, ValueObject | null>> = { apply: declared, update: changed, destroy: null };
  const wanted = { definition, config: configs[stage] };
  if (stage === 'apply') return { wanted, stored: undefined };
  const { stored } = await runAsTerraform({ definition, config: declared }, undefined, folder.process(tenant));
  return { wanted, stored };
}
