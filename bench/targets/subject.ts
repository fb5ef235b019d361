import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** A build to measure. */
export interface Subject {
  /** Commit, as requested. */
  readonly name: string;
  /** Folder of its package.json. */
  readonly root: string;
}

/** The build of this working copy. */
export function present(): Subject {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const isChanged = execFileSync('git', ['status', '--porcelain'], { encoding: 'utf8' }) !== '';
  return { name: isChanged ? `${commit} with changes` : commit, root: resolve(__dirname, '../..') };
}

/** Builds another commit in the temporary folder, with the packages of its lock file, once per commit. */
export function older(commit: string): Subject {
  const root = process.env.BENCH_OLDER ?? join(tmpdir(), `intuneform-bench-${commit}`);
  if (existsSync(join(root, 'built'))) return { name: commit, root };
  process.stderr.write(`building ${commit} in ${root}\n`);
  mkdirSync(root, { recursive: true });
  const tree = execFileSync('git', ['archive', commit], { maxBuffer: 1024 ** 3 });
  execFileSync('tar', ['-x', '-C', root], { input: tree });
  const npm = (...args: readonly string[]): unknown => execFileSync('npm', args, { cwd: root, stdio: 'ignore' });
  npm('ci', '--ignore-scripts', '--no-audit', '--no-fund');
  npm('run', 'build');
  writeFileSync(join(root, 'built'), '');
  return { name: commit, root };
}
