import type { ResourceDefinition } from '../../core/index.js';
import { resources } from '../../provider/resources/index.js';
import { type PlacedExample, placedExample } from '../support/surroundings.js';
import { identityFor, startTenant } from '../support/tenant.js';
import { type Death, Died, isAsDeclared, ledgers, runAsTerraform } from './engine-run.js';
import { stillPicture } from './picture.js';

describe.each(resources.map((definition) => [definition.name, definition] as const))('%s', (_name, definition) => {
  test('is adopted, not duplicated, after a run whose ledger was deleted with its runner', async () => {
    const { which, ...straight } = await playStraight(definition);

    expect(straight).toMatchObject({ asDeclared: true, died: false });
    expect(straight.writes).toBeGreaterThan(0);
    for (let at = 1; at <= straight.writes; at += 1) {
      for (const when of ['before', 'after'] as const) {
        const interrupted = await play(definition, which, { at, when });

        expect({ at, when, ...interrupted }).toEqual({ at, when, ...straight, writes: at, died: true });
      }
    }
  });
});

interface Played {
  readonly died: boolean;
  /** Of the first process. */
  readonly writes: number;
  readonly asDeclared: boolean;
  readonly picture: Readonly<Record<string, string>>;
}

/** Creates the example, or its changed version where the tenant already is as the example declares it. */
async function playStraight(definition: ResourceDefinition): Promise<Played & { readonly which: keyof PlacedExample }> {
  const played = await play(definition, 'declared');
  if (played.writes > 0) return { which: 'declared', ...played };
  return { which: 'changed', ...(await play(definition, 'changed')) };
}

/** Creates an example, dies where `death` says so, and creates it again with `onExisting: adopt` and an empty ledger. */
async function play(definition: ResourceDefinition, which: keyof PlacedExample, death?: Death): Promise<Played> {
  await using tenant = await startTenant({ authority: 'unknown' }, identityFor(definition));
  using thrownAway = ledgers();
  using folder = ledgers();
  const { [which]: config } = await placedExample(definition, tenant);
  const wanted = { definition, config };
  const first = thrownAway.process(tenant, death);
  const done = await runAsTerraform(wanted, undefined, first).catch((fault: unknown) => {
    if (fault instanceof Died) return undefined;
    throw fault;
  });
  const again = { ...folder.process(tenant), onExisting: 'adopt', definitions: resources } as const;
  const { stored } = done ?? (await runAsTerraform(wanted, undefined, again));
  const asDeclared = await isAsDeclared(wanted, stored, folder.process(tenant));
  return { died: !done, writes: first.writes(), asDeclared, picture: await stillPicture(tenant) };
}
