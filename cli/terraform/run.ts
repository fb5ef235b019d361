import { spawn } from 'node:child_process';
import type { JsonObject } from '../../core/index.js';
import { isJsonObject } from '../../core/index.js';
import { parseJson } from '../read-file.js';
import type { Environment, Session } from '../session.js';
import type { Terraform } from './find.js';

/** Where and how Terraform runs. */
export interface TerraformPlace {
  readonly terraform: Terraform;
  /** Folder with the Terraform JSON. */
  readonly folder: string;
  readonly env: Environment;
}

/** How a run of Terraform ended. */
export interface TerraformRun {
  readonly succeeded: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs Terraform to its end.
 *
 * It runs in a process group of its own, so that Ctrl-C on the terminal reaches this process alone; it is passed on as one
 * SIGINT, at which Terraform ends its present step and saves its state. A second one would make it drop everything.
 */
export function runTerraform(
  { terraform, folder, env }: TerraformPlace,
  parameters: readonly string[],
  { interrupts }: Pick<Session, 'interrupts'>,
): Promise<TerraformRun> {
  const child = spawn(terraform.program, parameters, {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  const ended = new Promise<TerraformRun>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({
        succeeded: code === 0,
        stdout: Buffer.concat(stdout).toString('utf8'),
        stderr: Buffer.concat(stderr).toString('utf8'),
      });
    });
  });
  return interrupts.during(
    () => child.kill('SIGINT'),
    () => ended,
  );
}

/** The events of a run with `-json`, one a line. Lines that are no JSON objects are passed over. */
export function eventsOf({ stdout }: TerraformRun): readonly JsonObject[] {
  return stdout
    .split('\n')
    .map(parseJson)
    .filter((line): line is JsonObject => isJsonObject(line));
}
