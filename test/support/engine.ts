import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, isAbsolute, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';

/**
 * The Terraform or OpenTofu that every suite starts: `INTUNEFORM_TERRAFORM`, as for users; without it, `terraform` or
 * `tofu` on PATH, otherwise the one that `scripts/jest-global-setup.js` found or downloaded.
 *
 * If there is none, it is a name that cannot be started. It appears in the error of the process that starts it, and
 * `scripts/jest-environment.js` counts a test with such an error as skipped.
 */
export const engine: string = named() ?? onPath('terraform') ?? onPath('tofu') ?? 'IntuneformEngineMissing';

const isMissing = engine === 'IntuneformEngineMissing';

/** What a child process needs so that the command line chooses the same engine. */
export const engineEnvironment: Readonly<Record<string, string>> =
  process.env.INTUNEFORM_TERRAFORM === undefined && !isMissing ? {} : { INTUNEFORM_TERRAFORM: engine };

/** The engine, for a script of the test's. @throws Error with the name of the missing engine */
export function startableEngine(): string {
  requireEngineOf(engine);
  return engine;
}

/** The command line that was started last wrote the name of the missing engine. */
let missedByRunning = false;

/** Watches a command line that a test does not wait for, so that {@link requireEngineOfRunning} can end the test. */
export function watchForEngine({ stdout, stderr }: ChildProcessWithoutNullStreams): void {
  watchOutput((listener) => {
    for (const stream of [stdout, stderr]) listenWithReader(stream, listener);
  });
}

/** Watches a command line of which `listen` passes on the output. */
export function watchOutput(listen: (listener: (text: string) => void) => void): void {
  missedByRunning = false;
  if (isMissing) listen((text) => (missedByRunning ||= text.includes(engine)));
}

/** Listens once somebody reads the stream, because a listener of its own would start it before they do. */
function listenWithReader(stream: Readable, listener: (text: string) => void): void {
  const follow = (event: string): void => {
    if (event !== 'data') return;
    stream.off('newListener', follow);
    stream.on('data', (chunk: Buffer) => {
      listener(chunk.toString());
    });
  };
  stream.on('newListener', follow);
}

/** Ends a test that waits for a command line which found no engine. @throws Error with the name of the missing engine */
export function requireEngineOfRunning(): void {
  if (missedByRunning) requireEngineOf(engine);
}

/** Ends a test whose command line found no engine. @throws Error with the name of the missing engine */
export function requireEngineOf(output: string): void {
  if (isMissing && output.includes(engine)) throw new Error(`the command line could not start ${engine}`);
}

function named(): string | undefined {
  const name = process.env.INTUNEFORM_TERRAFORM;
  if (name === undefined || name === '') return undefined;
  // Tests run in folders of their own.
  return /[/\\]/u.test(name) && !isAbsolute(name) ? resolve(name) : name;
}

function onPath(program: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.some((folder) => existsSync(join(folder, program))) ? program : undefined;
}
