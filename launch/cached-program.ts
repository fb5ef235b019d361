import type * as crypto from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';

import { checksumBytes, checksumOf } from './checksum.js';
import { filesNamed, isOwnFile, isOwnFolder } from './own-files.js';

/** A bundled program, and the folder that stores the code V8 compiles from it. */
export interface CachedProgram {
  /** File of the bundle: a function with the parameters of a CommonJS module, in ASCII only. */
  readonly file: string;
  /**
   * Digest of the file: the first 16 digits of its SHA-256. V8 itself compares only the length of the source, so that
   * code of a file that was replaced must not be stored under this name.
   */
  readonly build: string;
  /** The part of the program that runs, as a file name: each verb needs different code. */
  readonly part: string;
  /** Private folder of the user. Undefined: no code is stored. */
  readonly folder: string | undefined;
  readonly module: Pick<NodeJS.Module, 'exports' | 'require'>;
  /**
   * Names of what the run used, queried when the run ends. If the stored code lacks one of them, it is written again
   * with that one included. Default: every run of the part uses the same.
   */
  readonly used?: () => readonly string[];
}

/**
 * Runs a bundle with the code that an earlier process stored, so that V8 does not have to compile it, and stores the
 * code for the next process.
 *
 * The stored code is used only if no other user can write to its folder and file, build, Node version and architecture
 * match, and its checksum is correct. Otherwise, V8 compiles the bundle, and the code is stored again.
 */
export function runCached(program: CachedProgram): void {
  const { file, module, used = () => [] } = program;
  const source = readFileSync(file, 'latin1');
  const path = program.folder === undefined ? undefined : pathOf(program, program.folder);
  const kept = path === undefined ? undefined : attempt(() => readCode(path));
  const script = new Script(source, { filename: file, ...(kept && { cachedData: kept.code }) });
  const covered = script.cachedDataRejected === true ? undefined : kept?.covered;
  // Everything that the run needed is compiled only when it ends. Errors here do not change the exit code.
  const store = (): void => {
    if (path !== undefined)
      attempt(() => {
        leave(path, { program, source, script, covered, used: used() });
      });
  };
  process.once('exit', store);
  try {
    const run = script.runInThisContext() as (...args: readonly unknown[]) => void;
    run(module.exports, module.require.bind(module), module, file, dirname(file));
  } catch (fault) {
    // A damaged file is loaded again by the next call that needs it.
    process.off('exit', store);
    throw fault;
  }
}

function pathOf({ build, part }: CachedProgram, folder: string): string {
  return join(folder, `${[build, process.version, process.arch, part].join('-')}.v8cache`);
}

/** Names of stored code and of its drafts. */
const keptName = /\.v8cache(?:\.\d+)?$/u;

interface Kept {
  readonly code: Buffer;
  /** Names of what earlier runs used. */
  readonly covered: readonly string[];
}

interface Ended {
  readonly program: CachedProgram;
  /** Text of the bundle that ran. */
  readonly source: string;
  readonly script: Script;
  /** Undefined: there is no stored code, or it does not match. */
  readonly covered: readonly string[] | undefined;
  readonly used: readonly string[];
}

function leave(path: string, { program, source, script, covered, used }: Ended): void {
  if (covered !== undefined && used.every((name) => covered.includes(name))) return;
  if (!isOf(program, source)) return;
  const all = [...new Set([...(covered ?? []), ...used])];
  writeCode(path, Buffer.concat([Buffer.from(`${all.join(' ')}\n`, 'latin1'), script.createCachedData()]));
}

function isOf({ build, module }: CachedProgram, source: string): boolean {
  // Loaded only if code is stored, because it takes a tenth of the time to start.
  const { createHash } = module.require('node:crypto') as typeof crypto;
  return createHash('sha256').update(source, 'latin1').digest('hex').slice(0, 16) === build;
}

/** Maximum size of a file in bytes. We never write longer files. */
const mostBytes = 64 * 1024 * 1024;
/**
 * Maximum size of all files in bytes, without the one that is being written. A build needs about 50 MB if every verb is
 * used.
 */
const mostKeptBytes = 256 * 1024 * 1024;
/** Milliseconds after which code that was not written again belongs to an old build. */
const keptFor = 30 * 86_400_000;

/** Reads stored code: a checksum, a line with the names that it covers, and the code. */
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
    // Written to a draft and renamed, because other processes may read the file at the same time.
    writeFileSync(draft, Buffer.concat([checksumOf(content), content]), { mode: 0o600, flag: 'wx' });
    renameSync(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Removes old code, then the oldest files above the size limit. */
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
