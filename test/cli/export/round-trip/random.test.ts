import * as fc from 'fast-check';
import { administratorsConsole } from '../../../../emulator/identities.js';
import { scratch } from '../../scratch.js';
import type { TestTenant } from '../../../support/tenant.js';
import { startTenant } from '../../../support/tenant.js';
import { history, live } from './random-tenant.js';
import type { Exported } from './taken-over.js';
import { changesOf, exportAll, synthesized, writeKept } from './taken-over.js';

/** Bound to Google and signed in to by a person, so that nothing is refused but what is wrong. */
function start(): Promise<TestTenant> {
  return startTenant({ managedGooglePlay: 'bound' }, { identity: administratorsConsole });
}

/** Exports into a folder, with the files that the declaration names. */
async function exportInto(folder: string, tenant: TestTenant): Promise<Exported> {
  const exported = await exportAll(tenant, folder);
  writeKept(exported);
  return exported;
}

test('whatever a tenant has become is exported, valid, and imported without a change; what is not is named', async () => {
  let imported = 0;
  await fc.assert(
    fc.asyncProperty(history, async (deeds) => {
      using here = scratch();
      await using tenant = await start();
      await live(tenant, deeds);

      const exported = await exportInto(here.folder, tenant);
      const synth = synthesized(exported);

      expect(await changesOf(synth, tenant)).toEqual({});
      expect(unaccounted(exported)).toEqual([]);
      imported += exported.imports.length;
    }),
    { numRuns: 10 },
  );
  expect(imported).toBeGreaterThan(100);
});

/** Objects that were read, and are neither taken over nor told. Orders are no objects. */
function unaccounted({ read, coverage, imports }: Exported): readonly (string | undefined)[] {
  const told = new Set([
    ...imports.map(({ id }) => id),
    ...coverage.leftOut.map(({ object }) => object.importId ?? ''),
  ]);
  const unset = new Set(coverage.unset.map(({ definition }) => definition.name));
  return read.definitions
    .flatMap((one) => (one.state === 'present' && one.definition.shape.kind !== 'order' ? one.objects : []))
    .filter(({ definition, importId }) => !told.has(importId ?? '') && !unset.has(definition))
    .map(({ importId }) => importId);
}
