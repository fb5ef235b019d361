import type { ResourceDefinition } from '../../core/index.js';
import { resources } from '../../provider/resources/index.js';
import { placedExample } from '../support/surroundings.js';
import { identityFor, startTenant } from '../support/tenant.js';
import { type Death, Died, isAsDeclared, ledgers, runAsTerraform } from './engine-run.js';
import { stillPicture } from './picture.js';

describe.each(resources.map((definition) => [definition.name, definition] as const))('%s', (_name, definition) => {
  test('is adopted, and not doubled, after a run whose ledger was thrown away with its runner', async () => {
    const straight = await play(definition);

    for (let at = 1; at <= straight.writes; at += 1) {
      for (const when of ['before', 'after'] as const) {
        const interrupted = await play(definition, { at, when });

        expect({ at, when, ...interrupted, writes: 0 }).toEqual({ at, when, ...straight, writes: 0 });
      }
    }
  });
});

interface Played {
  readonly writes: number;
  readonly asDeclared: boolean;
  readonly picture: Readonly<Record<string, string>>;
}

/** Creates the example, dies where it is told to, and creates it again with `onExisting: adopt` and an empty ledger. */
async function play(definition: ResourceDefinition, death?: Death): Promise<Played> {
  await using tenant = await startTenant({ authority: 'unknown' }, identityFor(definition));
  using thrownAway = ledgers();
  using folder = ledgers();
  const { declared } = await placedExample(definition, tenant);
  const wanted = { definition, config: declared };
  const first = thrownAway.process(tenant, death);
  const done = await runAsTerraform(wanted, undefined, first).catch((fault: unknown) => {
    if (fault instanceof Died) return undefined;
    throw fault;
  });
  const again = { ...folder.process(tenant), onExisting: 'adopt', definitions: resources } as const;
  const { stored } = done ?? (await runAsTerraform(wanted, undefined, again));
  const asDeclared = await isAsDeclared(wanted, stored, folder.process(tenant));
  return { writes: first.writes(), asDeclared, picture: await stillPicture(tenant) };
}
