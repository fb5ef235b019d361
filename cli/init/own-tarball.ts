import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

import { type Diagnostic, error, isJsonObject } from '../../core/index.js';
import { ownPackage } from '../process/package-root.js';
import { jsonOfFile } from '../process/read-file.js';
import type { NewFile } from './write-new-files.js';

/** Path of the package's tarball in a repository. */
export function tarballPath(): string {
  return `vendor/intuneform-${ownPackage().version}.tgz`;
}

/**
 * Whether npm installed this package from a registry, so that others can install the same version from there. npm
 * records the origin of each package in the installation folder.
 */
export function isFromRegistry(): boolean {
  const { root, version } = ownPackage();
  const lock = jsonOfFile(join(dirname(root), '.package-lock.json'));
  const packages = isJsonObject(lock) && isJsonObject(lock.packages) ? lock.packages : {};
  const own = packages['node_modules/intuneform'];
  const resolved = isJsonObject(own) ? own.resolved : undefined;
  return typeof resolved === 'string' && resolved.endsWith(`/intuneform/-/intuneform-${version}.tgz`);
}

/** Packs this package with npm, as installed. The same files give the same bytes. */
export async function packOwnTarball(): Promise<NewFile | Diagnostic> {
  const folder = await mkdtemp(join(tmpdir(), 'intuneform-pack-'));
  try {
    await npmPack(folder);
    const content = await readFile(join(folder, `intuneform-${ownPackage().version}.tgz`));
    return { path: tarballPath(), content };
  } catch (cause) {
    return notPacked(cause);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs in the output folder, so that only the path of the package is passed. On Windows, npm is a shell script. */
async function npmPack(folder: string): Promise<void> {
  const shell = process.platform === 'win32';
  const root = shell ? `"${ownPackage().root}"` : ownPackage().root;
  const options = { cwd: folder, shell, timeout: 300_000 };
  await promisify(execFile)('npm', ['pack', root, '--ignore-scripts', '--no-dry-run', '--silent'], options);
}

function notPacked(cause: unknown): Diagnostic {
  const reason =
    cause instanceof Error && 'code' in cause
      ? `npm pack exited with ${String(cause.code)}`
      : 'npm pack did not write a file';
  return error('INT1395', {
    what: 'the package could not be packed for the new repository',
    why: reason,
    fix: 'make sure that npm is on PATH and the temporary folder is writable, or use --from registry if this version is published',
  });
}
