import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';

import { checksumBytes, checksumOf } from './checksum.js';
import { filesNamed, isOwnFile, isOwnFolder } from './own-files.js';

/** A bundled program, and where the code that V8 makes of it is kept. */
export interface CachedProgram {
  /** The bundle: a function of what a CommonJS module gets, ASCII alone. */
  readonly file: string;
  /** Digest of the bundle. V8 itself compares only the length of the source. */
  readonly build: string;
  /** What is run of it, as a file name: what one verb needs is not what another one does. */
  readonly part: string;
  /** Private folder of the user. Undefined: nothing is kept. */
  readonly folder: string | undefined;
  readonly module: NodeJS.Module;
  /**
   * What the run used, by name, asked at its end. Where the code that is kept lacks one of them, it is left anew with that too.
   * Default: every run of the part needs the same.
   */
  readonly used?: () => readonly string[];
}

/**
 * Runs a bundle with the code that an earlier process left, so that V8 need not compile it, and leaves it for the next one.
 *
 * The code is trusted only in a folder and a file that nobody but the user may write to, of the same build, Node and
 * architecture, and when its checksum is right. Otherwise the bundle is compiled as ever, and the code is left anew.
 */
export function runCached(program: CachedProgram): void {
  const { file, module, used = () => [] } = program;
  const source = readFileSync(file, 'latin1');
  const path = program.folder === undefined ? undefined : pathOf(program, program.folder);
  const kept = path === undefined ? undefined : attempt(() => readCode(path));
  const script = new Script(source, { filename: file, ...(kept && { cachedData: kept.code }) });
  const covered = script.cachedDataRejected === true ? undefined : kept?.covered;
  // Only at the end is all that the run needed compiled. The exit code stays what it is, whatever happens here.
  if (path !== undefined)
    process.once('exit', () =>
      attempt(() => {
        leave(path, { script, covered, used: used() });
      }),
    );
  const run = script.runInThisContext() as (...args: readonly unknown[]) => void;
  run(module.exports, module.require.bind(module), module, file, dirname(file));
}

function pathOf({ build, part }: CachedProgram, folder: string): string {
  return join(folder, `${[build, process.version, process.arch, part].join('-')}.v8cache`);
}

/** Names of kept code and of drafts of it. */
const keptName = /\.v8cache(?:\.\d+)?$/u;

interface Kept {
  readonly code: Buffer;
  /** What earlier runs used. */
  readonly covered: readonly string[];
}

interface Ended {
  readonly script: Script;
  /** Undefined: no code was kept, or none that fits. */
  readonly covered: readonly string[] | undefined;
  readonly used: readonly string[];
}

function leave(path: string, { script, covered, used }: Ended): void {
  if (covered !== undefined && used.every((name) => covered.includes(name))) return;
  const all = [...new Set([...(covered ?? []), ...used])];
  writeCode(path, Buffer.concat([Buffer.from(`${all.join(' ')}\n`, 'latin1'), script.createCachedData()]));
}

/** Longer files are not ours. */
const mostBytes = 64 * 1024 * 1024;
/** Bytes of all files together, without the one that is being written. A build needs some 50 MB if every verb is used. */
const mostKeptBytes = 256 * 1024 * 1024;
/** Code that nobody has made anew for so long is of an old build. */
const keptFor = 30 * 86_400_000;

/** A checksum, a line that names what is covered, the code. */
function readCode(path: string): Kept | undefined {
  if (!isOwnFolder(dirname(path)) || !isOwnFile(path, mostBytes)) return undefined;
  const bytes = readFileSync(path);
  const content = bytes.subarray(checksumBytes);
  if (!checksumOf(content).equals(bytes.subarray(0, checksumBytes))) return undefined;
  const end = content.indexOf('\n');
  return { code: content.subarray(end + 1), covered: content.toString('latin1', 0, end).split(' ') };
}

function writeCode(path: string, content: Buffer): void {
  const folder = dirname(path);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!isOwnFolder(folder)) return;
  sweep(folder);
  const draft = `${path}.${String(process.pid)}`;
  try {
    // As a whole or not at all: others may read it meanwhile.
    writeFileSync(draft, Buffer.concat([checksumOf(content), content]), { mode: 0o600, flag: 'wx' });
    renameSync(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Removes old code, and of the rest the oldest beyond the limit. */
function sweep(folder: string): void {
  let bytes = 0;
  for (const { path, size, mtimeMs } of filesNamed(keptName, folder)) {
    bytes += size;
    if (Date.now() - mtimeMs > keptFor || bytes > mostKeptBytes) rmSync(path, { force: true });
  }
}

function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
