import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { tenantFixture } from '../cli/tenant-fixture.js';
import { modeOf } from './files.js';

test('synth replaces a link in place of its files, and leaves what the link leads to alone', async () => {
  await using fixture = await tenantFixture();
  const victim = join(fixture.folder, 'victim');
  writeFileSync(victim, 'precious');
  const stack = join(fixture.folder, 'cdktf.out/stacks/contoso');
  mkdirSync(stack, { recursive: true });
  const links = [join(stack, 'cdk.tf.json'), join(fixture.folder, 'cdktf.out/manifest.json')];
  for (const link of links) symlinkSync(victim, link);

  const run = await fixture.cli(['synth', 'tenant.yaml']);

  expect(run.exitCode).toBe(0);
  expect(readFileSync(victim, 'utf8')).toBe('precious');
  expect(links.map((link) => lstatSync(link).isSymbolicLink())).toEqual([false, false]);
});

test.each(['cdktf.out', 'cdktf.out/stacks', 'cdktf.out/stacks/contoso'])(
  'synth refuses (INT1306) to write into the folder that the link %s leads to',
  async (link) => {
    await using fixture = await tenantFixture();
    const elsewhere = join(fixture.folder, 'elsewhere');
    mkdirSync(elsewhere);
    mkdirSync(join(fixture.folder, link, '..'), { recursive: true });
    symlinkSync(elsewhere, join(fixture.folder, link));

    const run = await fixture.cli(['synth', 'tenant.yaml']);

    expect(run.exitCode).toBe(1);
    expect(run.stdout).toContain('error INT1306: ');
    expect(run.stdout).toContain('the folder is a symbolic link');
    expect(readdirSync(elsewhere)).toEqual([]);
  },
);

test('drift keeps its .partial file from other users, and follows no link to it', async () => {
  await using fixture = await tenantFixture();
  const victim = join(fixture.folder, 'victim');
  writeFileSync(victim, 'precious');
  const partial = join(fixture.folder, 'report.json.partial');
  symlinkSync(victim, partial);
  fixture.emulator.addFault({ match: {}, then: { delayMs: 300 } });
  let mode = '';
  const looking = setInterval(() => {
    if (existsSync(partial) && !lstatSync(partial).isSymbolicLink()) mode = modeOf(partial);
  }, 5);

  const run = await fixture.cli(['drift', 'tenant.yaml', '--format', 'json', '--output', 'report.json']);
  clearInterval(looking);

  expect(run.stderr).toBe('');
  expect(mode).toBe('600');
  expect(readFileSync(victim, 'utf8')).toBe('precious');
});
