import { spawnSync } from 'node:child_process';
import { devNull } from 'node:os';

import { engine } from './engine.js';

/**
 * Whether the engine of the suites imports by identity: Terraform or OpenTofu 1.12 or newer. A test that needs one
 * counts as skipped where it is not.
 */
export const importsByIdentity: boolean = isNewEnough(versionOf(engine));

function versionOf(program: string): string {
  const env = { ...process.env, CHECKPOINT_DISABLE: '1', TF_CLI_CONFIG_FILE: devNull };
  const { stdout } = spawnSync(program, ['version'], { encoding: 'utf8', env }) as { readonly stdout?: string | null };
  return stdout ?? '';
}

function isNewEnough(version: string): boolean {
  const [, major = 0, minor = 0] = /^(?:Terraform|OpenTofu) v(\d+)\.(\d+)/u.exec(version) ?? [];
  return Number(major) > 1 || Number(minor) >= 12;
}
