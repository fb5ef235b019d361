import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import { ledgerFolder } from '../../provider/ledger/ledger-folder.js';
import { scratch } from '../cli/scratch.js';
import { tenantFixture } from '../cli/tenant-fixture.js';
import { modeOf } from './files.js';

test('synth replaces a link in place of its files, and does not change its target', async () => {
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

test.each([
  'cdktf.out',
  'cdktf.out/stacks',
  'cdktf.out/stacks/contoso',
  'cdktf.out/.intuneform',
  'cdktf.out/.intuneform/stacks',
  'cdktf.out/.intuneform/providers',
])('synth refuses (INT1306) to write into the folder that the link %s leads to', async (link) => {
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
});

test('apply warns (INT2025) and writes no intent to the target of a link in place of the ledger', async () => {
  await using fixture = await tenantFixture();
  const elsewhere = join(fixture.folder, 'elsewhere');
  mkdirSync(elsewhere);
  mkdirSync(join(fixture.folder, '.intuneform'));
  symlinkSync(elsewhere, join(fixture.folder, '.intuneform/ledger'));

  const run = await fixture.cli(['apply', 'tenant.yaml', '--auto-approve']);

  expect(run.exitCode).toBe(0);
  expect(run.stdout).toContain('warning INT2025: ');
  expect(run.stdout).toContain('.intuneform/ledger is a symbolic link');
  expect(readdirSync(elsewhere)).toEqual([]);
});

test.each(['.intuneform', '.intuneform/ledger', '.intuneform/ledger/contoso', '.intuneform/ledger/contoso/default'])(
  'a ledger neither reads nor writes where the link %s leads to',
  async (link) => {
    using here = scratch();
    const elsewhere = join(here.folder, 'elsewhere');
    const planted = join(elsewhere, relative(link, '.intuneform/ledger/contoso/default'));
    mkdirSync(planted, { recursive: true });
    writeFileSync(join(planted, 'a.json'), '{}');
    mkdirSync(join(here.folder, link, '..'), { recursive: true });
    symlinkSync(elsewhere, join(here.folder, link));
    const ledger = ledgerFolder(join(here.folder, '.intuneform/ledger/contoso/default'));

    expect(() => ledger.read()).toThrow(`${link} is a symbolic link`);
    expect(() => {
      ledger.append('settled', 'x');
    }).toThrow(`${link} is a symbolic link`);
    await expect(ledger.write('b.json', '{}')).rejects.toThrow(`${link} is a symbolic link`);
    expect(readdirSync(planted)).toEqual(['a.json']);
  },
);

test('drift protects its .partial file from other users, and does not follow a link in its place', async () => {
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
