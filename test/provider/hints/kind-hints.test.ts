import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';

import { userCache } from '../../../launch/index.js';
import { openKindHints } from '../../../provider/hints/index.js';

let parent: string;
let folder: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'intuneform-test-'));
  folder = join(parent, 'kinds');
});

afterEach(() => {
  rmSync(parent, { recursive: true });
});

async function noted(run: string, ...kinds: readonly string[]): Promise<void> {
  const hints = openKindHints({ folder, run });
  for (const kind of kinds) hints.note(kind);
  await nextTurn();
}

const known = (run: string): readonly string[] => [...openKindHints({ folder, run }).known()].sort();

test('a later process of the same run knows what one process validated', async () => {
  await noted('7', 'intune_b', 'intune_a', 'intune_b');

  expect(known('7')).toEqual(['intune_a', 'intune_b']);
  expect(known('8')).toEqual([]);
  expect([statSync(folder).mode & 0o777, statSync(join(folder, '7.kinds')).mode & 0o777]).toEqual([0o700, 0o600]);
});

test('two providers of one run add to each other', async () => {
  await noted('7', 'intune_a');
  await noted('7', 'intune_b');

  expect(known('7')).toEqual(['intune_a', 'intune_b']);
});

test('without a folder, a process only knows what it validated itself', () => {
  const hints = openKindHints({ folder: undefined, run: '7' });

  hints.note('intune_a');

  expect([...hints.known()]).toEqual(['intune_a']);
});

test('removes the hints of old runs, and does not read them', async () => {
  await noted('7', 'intune_a');
  const old = new Date(Date.now() - 7_200_000);
  utimesSync(join(folder, '7.kinds'), old, old);

  expect(known('7')).toEqual([]);
  await noted('8', 'intune_b');

  expect(readdirSync(folder)).toEqual(['8.kinds']);
});

test('follows no symbolic link, neither for the folder nor for the file', async () => {
  const target = join(parent, 'target');
  writeFileSync(target, 'intune_a\n');
  mkdirSync(folder);
  symlinkSync(target, join(folder, '7.kinds'));
  await noted('7', 'intune_b');
  const linked = join(parent, 'linked');
  symlinkSync(folder, linked);
  const through = openKindHints({ folder: linked, run: '9' });
  through.note('intune_c');
  await nextTurn();

  expect(known('7')).toEqual([]);
  expect(statSync(target).size).toBe('intune_a\n'.length);
  expect(existsSync(join(folder, '9.kinds'))).toBe(false);
});

test('removes only hints, and writes hints next to other files in the folder', async () => {
  mkdirSync(join(folder, 'notes'), { recursive: true });
  writeFileSync(join(folder, 'letter.txt'), '');
  const old = new Date(Date.now() - 7_200_000);
  for (const name of ['notes', 'letter.txt']) utimesSync(join(folder, name), old, old);

  await noted('7', 'intune_a');

  expect(readdirSync(folder).sort()).toEqual(['7.kinds', 'letter.txt', 'notes']);
});

test('does not create the target of a dangling link', async () => {
  mkdirSync(folder);
  symlinkSync(join(parent, 'target'), join(folder, '7.kinds'));

  await noted('7', 'intune_a');

  expect(existsSync(join(parent, 'target'))).toBe(false);
});

test('a file that is too long, and a folder that cannot be created, mean no hints and no error', async () => {
  mkdirSync(folder);
  writeFileSync(join(folder, '7.kinds'), 'x'.repeat(70_000));
  const inFile = openKindHints({ folder: join(folder, '7.kinds', 'kinds'), run: '8' });
  inFile.note('intune_a');
  await nextTurn();

  expect(known('7')).toEqual([]);
  expect([...inFile.known()]).toEqual(['intune_a']);
});

test.each([
  [{ INTUNEFORM_CACHE: 'off', HOME: '/srv/a' }, undefined],
  [{ INTUNEFORM_CACHE: '/var/cache/i', HOME: '/srv/a' }, '/var/cache/i'],
  [{ INTUNEFORM_CACHE: 'relative' }, undefined],
  [{}, undefined],
] as const)('the cache of the user for %j', (environment, expected) => {
  expect(userCache(environment)).toBe(expected);
});
