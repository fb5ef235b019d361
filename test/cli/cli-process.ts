import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { engineEnvironment, requireEngineOf, watchForEngine } from '../support/engine.js';

/** How a run of the command line ended. */
export interface CliRun {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where and with what a command line runs. */
export interface CliOptions {
  readonly cwd: string;
  /** Added to a small environment that holds nothing of the user's. */
  readonly env?: Readonly<Record<string, string>>;
  /** What is typed. Default: nothing; standard input is no terminal. */
  readonly input?: string;
}

const program = resolve('dist/cli/main.js');

/** Runs the built command line as a process of its own. */
export async function runCli(parameters: readonly string[], options: CliOptions): Promise<CliRun> {
  const child = startCli(parameters, options);
  child.stdin.end(options.input ?? '');
  return endOf(child);
}

/** Starts the built command line and does not wait for it. */
export function startCli(parameters: readonly string[], { cwd, env = {} }: CliOptions): ChildProcessWithoutNullStreams {
  if (!existsSync(program)) throw new Error('dist/ is missing: run npm run build first');
  const child = spawn(process.execPath, [program, ...parameters], { cwd, env: { ...bareEnvironment(cwd), ...env } });
  watchForEngine(child);
  return child;
}

/** Waits for the end of a process and answers what it wrote. */
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

/** Nothing of the machine but what programs need to start; the home folder is one of the test's. */
function bareEnvironment(cwd: string): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    HOME: join(cwd, 'home'),
    TMPDIR: process.env.TMPDIR ?? '/tmp',
    // One for all tests of a run: what V8 compiled for one of them serves the next.
    INTUNEFORM_CACHE: join(process.env.TMPDIR ?? '/tmp', 'cache'),
    ...engineEnvironment,
  };
}
