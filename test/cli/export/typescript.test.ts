import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

import { renderTypescript } from '../../../cli/export/typescript.js';
import { resources } from '../../../provider/resources/index.js';
import { startTenant } from '../../support/tenant.js';
import { scratch } from '../scratch.js';
import { exportAll, synthesized } from './round-trip/taken-over.js';

const run = promisify(execFile);

/** An export as it was written. It is a source file of the tests, so that the compiler judges it with them. */
const program = resolve('test/cli/export/exported-program.ts');

const definitions = ['deviceCategory', 'deviceEnrollmentLimit', 'deviceEnrollmentLimitOrder', 'mdmAuthority'];

function definitionOf(name: string): (typeof resources)[number] {
  const found = resources.find((definition) => definition.name === name);
  if (!found) throw new Error(`no definition ${name}`);
  return found;
}

function withoutNotes(text: string): unknown {
  return JSON.parse(text, (key, value: unknown) => (key === '//' || key === 'backend' ? undefined : value));
}

test('an export as a construct program compiles, and synthesizes to the same output as in YAML', async () => {
  using here = scratch();
  await using tenant = await startTenant({ groups: ['Field staff'] });
  const odd = { displayName: 'It\'s ${odd} "quoted" %{ if }\\ \u2028', description: 'Größe\n2' };
  await tenant.manage(definitionOf('deviceCategory'), odd);
  const limit = definitionOf('deviceEnrollmentLimit');
  await tenant.manage(limit, { displayName: 'All', limit: 3, assignments: [{ target: 'allLicensedUsers' }] });
  await tenant.manage(limit, { displayName: 'all', limit: 2 });
  await tenant.manage(limit, { displayName: 'Any device', limit: 4, assignments: [{ target: 'allDevices' }] });
  tenant.restart();

  const exported = await exportAll(tenant, '.', { names: definitions, changesNothing: false });
  await run(process.execPath, [resolve('node_modules/tsx/dist/cli.mjs'), program], {
    env: { ...process.env, CDKTF_OUTDIR: here.folder },
  });

  expect(renderTypescript(exported.written, exported)).toBe(readFileSync(program, 'utf8'));
  const stack = readFileSync(join(here.folder, 'stacks/tenant/cdk.tf.json'), 'utf8');
  expect(withoutNotes(stack)).toEqual(withoutNotes(JSON.stringify(synthesized(exported))));
});
