import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { start, terraformEnvironment } from './child.js';
import { callerOf } from './grpc-client.js';
import { makeFolder } from './terraform.js';

const built = resolve('dist/provider/package');
const engineOf = (copy: string): string => join(copy, 'engine.js');

test.each<[string, (copy: string) => void]>([
  [
    'missing',
    (copy) => {
      rmSync(engineOf(copy));
    },
  ],
  [
    'empty',
    (copy) => {
      writeFileSync(engineOf(copy), '');
    },
  ],
  [
    'truncated',
    (copy) => {
      writeFileSync(engineOf(copy), readFileSync(engineOf(copy)).subarray(0, 1_000_000));
    },
  ],
  [
    'another program',
    (copy) => {
      writeFileSync(engineOf(copy), '(function () {})');
    },
  ],
])('with engine.js %s, calls that need it say what to do, and the log says why', async (_title, damage) => {
  if (!existsSync(built)) throw new Error('dist/ is missing: run npm run build first');
  const folder = makeFolder();
  const copy = join(folder.path, 'package');
  cpSync(built, copy, { recursive: true });
  damage(copy);
  const environment = { ...terraformEnvironment, INTUNEFORM_CACHE: 'off', TF_LOG_PROVIDER: 'error' };
  const provider = start(join(copy, 'terraform-provider-intune'), [], environment);
  const caller = callerOf(await provider.handshake);

  const schema = await caller.bytes('/tfplugin6.Provider/GetProviderSchema');
  const refusals = await Promise.all(
    ['ValidateProviderConfig', 'ReadResource'].map((call) =>
      caller.bytes(`/tfplugin6.Provider/${call}`).catch((fault: unknown) => fault),
    ),
  );
  await caller.bytes('/plugin.GRPCController/Shutdown');
  const { code, err } = await provider.ended;
  caller.close();
  folder.remove();

  const refusal = { code: 13, details: expect.stringContaining('run init again') as unknown };
  expect(schema.length).toBeGreaterThan(10_000);
  expect(refusals).toMatchObject([refusal, refusal]);
  expect(code).toBe(0);
  expect(err).toContain('ReadResource failed');
});

test('the provider runs where Node may not compile texts', async () => {
  if (!existsSync(built)) throw new Error('dist/ is missing: run npm run build first');
  const strict = ['--disallow-code-generation-from-strings', join(built, 'terraform-provider-intune')];
  const provider = start(process.execPath, strict, { ...terraformEnvironment, INTUNEFORM_CACHE: 'off' });
  const caller = callerOf(await provider.handshake);
  const json = Buffer.from(JSON.stringify({ id: 'a', display_name: 'Kiosk', role_scope_tag_ids: ['0'] }));

  const upgraded = await caller.provider('UpgradeResourceState', {
    type_name: 'intune_device_category',
    version: 0,
    raw_state: { json },
  });
  await caller.bytes('/plugin.GRPCController/Shutdown');
  const { code } = await provider.ended;
  caller.close();

  expect(upgraded).toMatchObject({ diagnostics: [], upgraded_state: { msgpack: expect.any(Uint8Array) as unknown } });
  expect(code).toBe(0);
});
