import { hasErrors, type ResourceDefinition } from '../../core/index.js';
import { deviceCategory } from '../../provider/resources/devices/device-category.js';
import { resources } from '../../provider/resources/index.js';
import { placedExample } from '../support/surroundings.js';
import { identityFor, itemsOf, startTenant } from '../support/tenant.js';
import { isAsDeclared, ledgers, runAsTerraform } from './engine-run.js';
import { stillPicture } from './picture.js';

describe.each(resources.map((definition) => [definition.name, definition] as const))('%s', (_name, definition) => {
  test('ends as declared if the answer to any of its writes is lost', async () => {
    const straight = await createWith(definition);

    for (let lost = 1; lost <= straight.writes; lost += 1) {
      const { writes: _writes, ...end } = await createWith(definition, lost);

      expect({ lost, ...end }).toEqual({ lost, asDeclared: true, picture: straight.picture });
    }
  });
});

interface Created {
  readonly writes: number;
  readonly asDeclared: boolean;
  readonly picture: Readonly<Record<string, string>>;
}

/** Creates and changes the example, and applies again if a run reports a failure. */
async function createWith(definition: ResourceDefinition, lost = 0): Promise<Created> {
  await using tenant = await startTenant({ authority: 'unknown' }, identityFor(definition));
  using folder = ledgers();
  const { declared, changed } = await placedExample(definition, tenant);
  let writes = 0;
  const process = (): ReturnType<typeof folder.process> => {
    const context = folder.process(tenant);
    const send: typeof context.graph.send = (write) => {
      writes += 1;
      const match = { method: write.method, path: write.path, inBatch: false };
      if (writes === lost) tenant.emulator.addFault({ match, times: 1, then: { lostAnswer: true } });
      return context.graph.send(write);
    };
    return { ...context, graph: { ...context.graph, send } };
  };
  let stored: Awaited<ReturnType<typeof runAsTerraform>>['stored'];
  for (const config of [declared, changed]) {
    for (let failures = 0; failures <= 1; failures += 1) {
      const run = await runAsTerraform({ definition, config }, stored, process());
      stored = run.stored;
      if (!hasErrors(run.diagnostics)) break;
    }
  }
  const asDeclared = await isAsDeclared({ definition, config: changed }, stored, folder.process(tenant));
  return { writes, asDeclared, picture: await stillPicture(tenant) };
}

test('equal objects whose answers are all lost in one run each get their own object', async () => {
  await using tenant = await startTenant();
  using folder = ledgers();
  const kiosk = { displayName: 'Kiosk', description: 'In shops' };
  // They travel in one batch, and its answer is lost.
  tenant.emulator.addFault({ match: { path: /\$batch$/, inBatch: false }, times: 1, then: { lostAnswer: true } });
  const context = folder.process(tenant);

  const runs = await Promise.all(
    [1, 2, 3].map(() => runAsTerraform({ definition: deviceCategory, config: kiosk }, undefined, context)),
  );

  const { body } = await tenant.handle.request('GET', '/beta/deviceManagement/deviceCategories');
  expect(runs.map(({ stored }) => stored?.state.id).sort()).toEqual(
    itemsOf(body)
      .map(({ id }) => id)
      .sort(),
  );
  expect(runs.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code))).toEqual([
    'INT2004',
    'INT2004',
    'INT2004',
  ]);
});

test('if a batch breaks off, created objects are found, and others are reported and never created twice', async () => {
  await using tenant = await startTenant();
  using folder = ledgers();
  const kiosk = { displayName: 'Kiosk', description: 'In shops' };
  tenant.emulator.addFault({ match: { method: 'POST', inBatch: true }, times: 1, then: { lostAnswer: true } });
  const context = folder.process(tenant);

  const runs = await Promise.all(
    [1, 2, 3].map(() => runAsTerraform({ definition: deviceCategory, config: kiosk }, undefined, context)),
  );

  const { body } = await tenant.handle.request('GET', '/beta/deviceManagement/deviceCategories');
  expect(runs.map(({ stored }) => stored?.state.id).sort()).toEqual(
    itemsOf(body)
      .map(({ id }) => id)
      .sort(),
  );
  const codes = runs.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code));
  expect(codes.toSorted()).toEqual(['INT2002', 'INT2002', 'INT2004']);
});
