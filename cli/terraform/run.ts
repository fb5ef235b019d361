import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { isJsonObject, type JsonObject } from '../../core/index.js';
import { waitsVariable } from '../../provider/graph/waits-file.js';
import { openPrivateFolder } from '../process/private-folder.js';
import { parseJson } from '../process/read-file.js';
import type { Environment, Session } from '../process/session.js';
import type { Terraform } from './find.js';
import { followEvents } from './follow-events.js';
import { followWaits } from './follow-waits.js';

/** Program, folder and environment of Terraform. */
export interface TerraformPlace {
  readonly terraform: Terraform;
  /** Folder with the Terraform JSON. */
  readonly folder: string;
  readonly env: Environment;
}

/** Result of a Terraform run. */
export interface TerraformRun {
  readonly succeeded: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/** Options of a run. */
export interface RunOptions extends Pick<Session, 'interrupts'> {
  /** Called with each event of a run with `-json` while Terraform runs. Default: not called. */
  readonly onEvent?: (event: JsonObject) => void;
  /** Called with each line about a wait of our provider. Default: not called. */
  readonly onWait?: (line: string) => void;
  /** Called with the process id of Terraform. Default: not called. */
  readonly onStart?: (pid: number) => void;
}

/**
 * Runs Terraform to its end.
 *
 * It runs in a separate process group, so that Ctrl-C on the terminal only reaches this process. The signal is passed
 * on as one SIGINT, after which Terraform completes its current step and saves its state. A second one would make it
 * abort.
 *
 * Its output goes to private files instead of pipes: if this process is killed, Terraform continues and saves its
 * state.
 */
export async function runTerraform(
  place: TerraformPlace,
  parameters: readonly string[],
  { interrupts, onEvent, onWait, onStart }: RunOptions,
): Promise<TerraformRun> {
  using logs = openPrivateFolder(place.folder);
  const [stdout, stderr] = [join(logs.path, 'stdout'), join(logs.path, 'stderr')];
  using waits = onWait && followWaits(join(logs.path, 'waits'), onWait);
  const env = waits ? { ...place.env, [waitsVariable]: waits.file } : place.env;
  const child = spawnPrivately({ ...place, env }, parameters, { stdout, stderr });
  if (child.pid !== undefined) onStart?.(child.pid);
  using _following = onEvent && followEvents(stdout, onEvent);
  const code = await interrupts.during(
    () => child.kill('SIGINT'),
    () => endOf(child),
  );
  return { succeeded: code === 0, stdout: await readFile(stdout, 'utf8'), stderr: await readFile(stderr, 'utf8') };
}

interface Logs {
  readonly stdout: string;
  readonly stderr: string;
}

/** Terraform creates states, backups and plans that everyone can read. The inherited umask denies access to others. */
function spawnPrivately(
  { terraform, folder, env }: TerraformPlace,
  parameters: readonly string[],
  logs: Logs,
): ChildProcess {
  const files = [openSync(logs.stdout, 'wx', 0o600), openSync(logs.stderr, 'wx', 0o600)] as const;
  const mask = process.umask(0o077);
  try {
    return spawn(terraform.program, parameters, {
      cwd: folder,
      env,
      stdio: ['ignore', ...files],
      detached: process.platform !== 'win32',
    });
  } finally {
    process.umask(mask);
    files.forEach(closeSync);
  }
}

function endOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
}

/** The events of a run with `-json`, one per line. Lines that are not JSON objects are skipped. */
export function eventsOf({ stdout }: Pick<TerraformRun, 'stdout'>): readonly JsonObject[] {
  return stdout
    .split('\n')
    .map(parseJson)
    .filter((line): line is JsonObject => isJsonObject(line));
}
