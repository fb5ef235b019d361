import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import * as fc from 'fast-check';

import { readFiles } from '../../../../cli/export/from/read-files.js';
import { runExport } from '../../../../cli/export/run-export.js';
import { createInterrupts } from '../../../../cli/process/interrupts.js';
import { createProgress } from '../../../../cli/process/progress.js';
import type { Session } from '../../../../cli/process/session.js';
import { demoTenantId } from '../../../../emulator/identities.js';
import { resources } from '../../../../provider/resources/index.js';
import { parseDeclaration } from '../../../../schemas/index.js';
import { scratch } from '../../scratch.js';

const session: Session = {
  env: {},
  cwd: '.',
  progress: createProgress({ write: () => undefined }, { quiet: true }),
  interrupts: createInterrupts({ on: () => undefined }, { end: () => undefined, tell: () => undefined }),
  isShownToPerson: false,
  ask: undefined,
};

/** Values as in files, and values that Graph would not return. */
const value = fc.oneof(
  fc.constantFrom(null, true, 7, -1.5, '', 'x', '__proto__', 'none', '0', '2020-01-01T00:00:00Z'),
  fc.constantFrom<unknown>([], {}, [null], [7], ['0'], [{}], [{ target: null }], { type: 'image/png', value: 'AA' }),
  fc.constant([{ target: { '@odata.type': 7, groupId: 3, groupDisplayName: '' } }]),
);

const single = resources.filter(({ shape }) => !['order', 'choice'].includes(shape.kind));

/** An object of a definition at its place in Graph, with missing or odd values. */
const object = fc.constantFrom(...single).chain(({ attributes, graph }) => {
  const own = Object.entries(attributes).map(([name, { graphName = name }]) => graphName);
  const members = ['id', 'priority', 'assignments', ...own].map((name) => [name, value]);
  const path = graph.path.slice(1).replace(/\{\w+\}/u, 'x');
  const told = {
    '@odata.context': `https://graph.microsoft.com/beta/$metadata#${path}`,
    ...(graph.odataType !== undefined && { '@odata.type': `#${graph.odataType}` }),
  };
  const record = fc.record(Object.fromEntries(members) as Record<string, typeof value>, { requiredKeys: [] });
  return record.map((values) => ({ ...told, ...values }));
});

test('whatever objects files contain, the declaration is valid and has no generated id', async () => {
  let count = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(object, { minLength: 1, maxLength: 6 }), async (objects) => {
      using place = scratch();
      const from = join(place.folder, 'backup');
      mkdirSync(from);
      objects.forEach((one, index) => {
        writeFileSync(join(from, `${String(index)}.json`), JSON.stringify(one));
      });
      const question = { tenantId: demoTenantId, from, name: 'tenant', out: place.folder, force: false, env: {} };

      const run = await runExport({ ...question, language: 'yaml' }, session);

      const errors = run.diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code);
      expect(errors.filter((code) => code !== 'INT1431' && code !== 'INT1432')).toEqual([]);
      if (run.file === undefined) return;
      count += 1;
      const yaml = readFileSync(run.file, 'utf8');
      const { diagnostics } = parseDeclaration(yaml, run.file);
      expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(yaml).not.toContain('no-id-in-the-files');
    }),
    { numRuns: 150 },
  );
  expect(count).toBeGreaterThan(75);
});

test('every object that is read is declared or reported', async () => {
  await fc.assert(
    fc.asyncProperty(object, async (one) => {
      using place = scratch();
      writeFileSync(join(place.folder, 'one.json'), JSON.stringify(one));

      const { source, diagnostics } = await readFiles({
        path: place.folder,
        tenantId: demoTenantId,
        wanted: resources,
      });

      const read = source?.tenant.definitions.filter(
        (own) => own.state === 'unreadable' || own.objects.length > 0 || own.unset,
      );
      expect(diagnostics.length + (read?.length ?? 0) + (source?.tenant.uncovered.length ?? 0)).toBeGreaterThan(0);
    }),
    { numRuns: 150 },
  );
});
