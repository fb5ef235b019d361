import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { engineEnvironment, requireEngineOf, watchForEngine } from '../support/engine.js';

/** Result of a run of the command line. */
export interface CliRun {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Options of a run of the command line. */
export interface CliOptions {
  readonly cwd: string;
  /** Added to a minimal environment without the user's variables. */
  readonly env?: Readonly<Record<string, string>>;
  /** Text to type. Default: none; standard input is not a terminal. */
  readonly input?: string;
}

const program = resolve('dist/cli/main.js');

/** Runs the built command line in a separate process. */
export async function runCli(parameters: readonly string[], options: CliOptions): Promise<CliRun> {
  const child = startCli(parameters, options);
  child.stdin.end(options.input ?? '');
  return endOf(child);
}

/** Starts the built command line without waiting for it. */
export function startCli(parameters: readonly string[], { cwd, env = {} }: CliOptions): ChildProcessWithoutNullStreams {
  if (!existsSync(program)) throw new Error('dist/ is missing: run npm run build first');
  const child = spawn(process.execPath, [program, ...parameters], { cwd, env: { ...bareEnvironment(cwd), ...env } });
  watchForEngine(child);
  return child;
}

/** Waits for the end of a process and returns its output. */
export async function endOf(child: ChildProcessWithoutNullStreams): Promise<CliRun> {
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  const exitCode = await new Promise<number | null>((end, fail) => {
    child.once('error', fail);
    child.once('close', end);
  });
  const run = { exitCode, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() };
  requireEngineOf(run.stdout + run.stderr);
  return run;
}

/** Only what programs need to start; the home folder belongs to the test. */
function bareEnvironment(cwd: string): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    HOME: join(cwd, 'home'),
    TMPDIR: process.env.TMPDIR ?? '/tmp',
    // Shared by all tests of a run, which reuse the code that V8 compiled.
    INTUNEFORM_CACHE: join(process.env.TMPDIR ?? '/tmp', 'cache'),
    ...engineEnvironment,
  };
}
