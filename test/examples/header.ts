import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { repositoryRoot as root } from '../support/source-files.js';

/** How the second command of a header ended, and what it and later ones would be. */
export interface HeaderRun {
  readonly code: unknown;
  readonly said: string;
  /** Commands after the second. */
  readonly more: readonly string[];
}

/** Does what the header of an example says: starts the emulator by the first command, and applies by the second. */
export async function runHeader(name: string, environment: Readonly<Record<string, string>> = {}): Promise<HeaderRun> {
  const [start = '', apply = '', ...more] = commandsOf(name);
  const folder = workplace();
  const emulator = run(start.replace('--port 8080', '--port 0'), folder, environment);
  try {
    const address = await addressOf(emulator);
    const applying = run(apply.replace('http://127.0.0.1:8080', address), folder, environment);
    return { ...(await outcomeOf(applying)), more };
  } finally {
    emulator.kill();
    await once(emulator, 'close');
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The commands in the comment at the head of an example. */
function commandsOf(name: string): readonly string[] {
  const text = readFileSync(join(root, 'examples', name), 'utf8');
  return [...text.matchAll(/^(?:#| \*) {3}(npx .+)$/gmu)].map(([, command = '']) => command);
}

/** A folder in which `examples/` and installed packages are, as in a repository of a user. */
function workplace(): string {
  const folder = mkdtempSync(join(tmpdir(), 'intuneform-header-'));
  for (const name of ['examples', 'node_modules']) symlinkSync(join(root, name), join(folder, name));
  return folder;
}

const intuneform = `"${process.execPath}" "${join(root, 'dist/cli/main.js')}"`;

/** Runs a command as it stands there, save for what `npx` finds and for the port, which is free. */
function run(command: string, cwd: string, environment: Readonly<Record<string, string>>): ChildProcess {
  const here = command.replaceAll('npx intuneform', intuneform).replaceAll('npx tsx', 'node_modules/.bin/tsx');
  const { ARM_CLIENT_ID: _id, ARM_CLIENT_SECRET: _secret, ...env } = process.env;
  return spawn(`exec ${here}`.replace(/^exec (?=.*&&)/u, ''), {
    cwd,
    env: { ...env, ...environment },
    shell: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function addressOf({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new Error('the emulator has no output');
  const [line] = (await once(createInterface(stdout), 'line')) as [string];
  return line;
}

async function outcomeOf(child: ChildProcess): Promise<{ readonly code: unknown; readonly said: string }> {
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said };
}
