import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { buildSync } from 'esbuild';

import { checksumOf } from '../../launch/index.js';

let folder: string;
let cache: string;

/** What the launcher starts. Its second answer uses a function that the first does not. */
const program = `(function (exports, require, module, __filename, __dirname) {
const answers = { plan: () => 'planned', apply: () => 'applied' };
exports.used = () => [process.argv[2]];
console.log(answers[process.argv[2]](), typeof require('node:fs').readFileSync, __filename.endsWith('bundle.js'));
})`;

const build = createHash('sha256').update(program).digest('hex').slice(0, 16);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'intuneform-test-'));
  cache = join(folder, 'cache', 'code');
  writeFileSync(join(folder, 'bundle.js'), program);
  const launcher = `
    import { runCached } from ${JSON.stringify(resolve('launch/index.ts'))};
    runCached({
      file: ${JSON.stringify(join(folder, 'bundle.js'))}, build: '${build}', part: 'p',
      folder: process.env.CACHE || undefined, module, used: () => module.exports.used(),
    });`;
  buildSync({
    stdin: { contents: launcher, resolveDir: resolve('.'), loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile: join(folder, 'launcher.js'),
  });
});

afterEach(() => {
  chmodSync(folder, 0o755);
  rmSync(folder, { recursive: true, force: true });
});

const sound = 'function true\n';

function run(word: string, place = cache): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(folder, 'launcher.js'), word], {
    env: { CACHE: place },
    encoding: 'utf8',
  });
  expect([stderr, status]).toEqual(['', 0]);
  return stdout;
}

/** The only stored file, with its inode: a file that is written again has another one. */
function kept(): { readonly path: string; readonly mark: number; readonly bytes: Buffer } {
  const [name, ...others] = readdirSync(cache);
  expect(others).toEqual([]);
  const path = join(cache, name ?? '');
  return { path, mark: statSync(path).ino, bytes: readFileSync(path) };
}

test('stores the code of a run for the next one, readable and writable only by this user', () => {
  const first = run('plan');
  const left = kept();
  const second = run('plan');

  expect([first, second]).toEqual([`planned ${sound}`, `planned ${sound}`]);
  expect(kept().mark).toBe(left.mark);
  expect([statSync(cache).mode & 0o777, statSync(left.path).mode & 0o777]).toEqual([0o700, 0o600]);
  expect(left.path).toMatch(new RegExp(`${build}-${process.version}-${process.arch}-p\\.v8cache$`, 'u'));
});

test('stores it again if a run uses something new, and covers both from then on', () => {
  run('plan');
  const first = kept();
  run('apply');
  const second = kept();
  run('plan');

  expect(second.mark).not.toBe(first.mark);
  expect(kept().mark).toBe(second.mark);
});

const damages: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  'is empty': () => Buffer.alloc(0),
  'is cut off': (bytes) => bytes.subarray(0, bytes.length / 2),
  'has another byte in the middle': (bytes) => {
    const damaged = Buffer.from(bytes);
    const middle = Math.floor(bytes.length / 2);
    damaged.writeUInt8(damaged.readUInt8(middle) ^ 0xff, middle);
    return damaged;
  },
  'is longer': (bytes) => Buffer.concat([bytes, bytes]),
  'is something else': () => Buffer.from('x'.repeat(5000)),
};

test.each(Object.keys(damages))('compiles if the stored code %s, and stores it again', (name) => {
  run('plan');
  const { path, bytes } = kept();
  writeFileSync(path, damages[name]?.(bytes) ?? bytes);

  const after = run('plan');

  expect(after).toBe(`planned ${sound}`);
  expect(kept().bytes.length).toBeGreaterThan(500);
  const { mark } = kept();
  run('plan');
  expect(kept().mark).toBe(mark);
});

test('compiles if V8 rejects the code, although its checksum is correct', () => {
  run('plan');
  const { path } = kept();

  const content = Buffer.from(`plan\n${'y'.repeat(4000)}`);
  writeFileSync(path, Buffer.concat([checksumOf(content), content]));

  const after = run('plan');

  expect(after).toBe(`planned ${sound}`);
  expect(kept().bytes.includes('yyyy')).toBe(false);
});

test('does not trust code that others could have written', () => {
  run('plan');
  const { path, bytes } = kept();
  chmodSync(path, 0o666);
  const planted = join(folder, 'planted');
  writeFileSync(planted, bytes, { mode: 0o600 });

  const writable = run('plan');
  rmSync(path);
  symlinkSync(planted, path);
  const linked = run('plan');

  expect([writable, linked]).toEqual([`planned ${sound}`, `planned ${sound}`]);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readFileSync(planted).equals(bytes)).toBe(true);
});

test('runs if nothing can be stored: no folder, a file in its place, a folder that others can write to', () => {
  writeFileSync(join(folder, 'file'), '');
  const open = join(folder, 'open');
  mkdirSync(open);
  chmodSync(open, 0o777);

  const outputs = ['', join(folder, 'file'), join(folder, 'file', 'below'), open].map((place) => run('plan', place));

  expect(new Set(outputs)).toEqual(new Set([`planned ${sound}`]));
  expect(readdirSync(open)).toEqual([]);
});

test('another build does not use the code of this one, and old code is removed', () => {
  run('plan');
  const { path } = kept();
  renameSync(path, path.replace(build, 'b0'));
  const old = new Date(Date.now() - 31 * 86_400_000);
  utimesSync(path.replace(build, 'b0'), old, old);

  run('plan');

  expect(kept().path).toBe(path);
});

test('stores no code of a file that was replaced by one of the same length', () => {
  const other = program.replace("'planned'", "'altered'");
  expect(other).toHaveLength(program.length);
  writeFileSync(join(folder, 'bundle.js'), other);

  const replaced = run('plan');
  writeFileSync(join(folder, 'bundle.js'), program);
  const restored = run('plan');

  expect([replaced, restored]).toEqual([`altered ${sound}`, `planned ${sound}`]);
  expect(kept().path).toContain(build);
});

test('removes only code, and stores code next to other files in the folder', () => {
  mkdirSync(join(cache, 'projects'), { recursive: true, mode: 0o700 });
  writeFileSync(join(cache, 'letter.txt'), '');
  const old = new Date(Date.now() - 31 * 86_400_000);
  for (const name of ['projects', 'letter.txt']) utimesSync(join(cache, name), old, old);

  run('plan');

  expect(readdirSync(cache).sort()).toEqual([expect.stringContaining(build), 'letter.txt', 'projects']);
});

test('removes the oldest code beyond 256 MiB', () => {
  mkdirSync(cache, { recursive: true, mode: 0o700 });
  ['a', 'b', 'c'].forEach((name, age) => {
    const path = join(cache, `${name}.v8cache`);
    writeFileSync(path, '');
    // Sparse: it takes no room on the disk.
    truncateSync(path, 100 * 1024 * 1024);
    const made = new Date(Date.now() - age * 60_000);
    utimesSync(path, made, made);
  });

  run('plan');

  expect(readdirSync(cache).sort()).toEqual([expect.stringContaining(build), 'a.v8cache', 'b.v8cache']);
});
