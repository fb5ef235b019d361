import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { findOrFetchTerraform } from '../cli/terraform/fetch-terraform.js';
import type { Diagnostic } from '../core/index.js';

/** The two variants of a demo: the full story, and the part that works without Terraform. */
export interface Stories {
  readonly tell: (stage: Stage) => Promise<void>;
  readonly tellWithoutTerraform: (stage: Stage, missing: Diagnostic) => Promise<void>;
}

/** Runs a story with real Terraform and a local Graph, in a temporary folder that is removed afterwards. */
export function play(stories: Stories): void {
  demo(stories).catch((thrown: unknown) => {
    process.stderr.write(`\nThe demo failed: ${thrown instanceof Error ? thrown.message : String(thrown)}\n`);
    process.exitCode = 1;
  });
}

async function demo({ tell, tellWithoutTerraform }: Stories): Promise<void> {
  const terraform = await findOrFetchTerraform(process.env);
  const start = performance.now();
  const folder = await mkdtemp(join(tmpdir(), 'intuneform-demo-'));
  const stage = createStage(folder);
  try {
    if ('code' in terraform) {
      await tellWithoutTerraform(stage, terraform);
    } else {
      say(`The demo runs ${terraform.product} ${terraform.version} in a temporary folder.`);
      await tell(stage);
    }
    say(
      `Done in ${((performance.now() - start) / 1000).toFixed(0)} seconds. The temporary folder and the local Graph have been removed.`,
    );
  } finally {
    await stage.clear();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The folder and the processes of a demo. */
export interface Stage {
  readonly folder: string;
  /** Starts the emulator and returns its address. */
  startEmulator(parameters: readonly string[]): Promise<string>;
  /** Shows a command and runs it. @throws Error if it ends with another exit code */
  run(parameters: readonly string[], exitCode: number): Promise<void>;
  /** Ends all processes that still run. */
  clear(): Promise<void>;
}

const program = join(__dirname, '..', 'cli', 'main.js');

function createStage(folder: string): Stage {
  const running = new Set<ChildProcess>();
  let interrupted = false;
  let endpoint = '';
  const start = (parameters: readonly string[], stdout: 'inherit' | 'pipe'): ChildProcess => {
    if (interrupted) throw new Interrupted();
    const env = { ...withoutCredentials(process.env), ...(endpoint !== '' && { INTUNEFORM_GRAPH_ENDPOINT: endpoint }) };
    const child = spawn(process.execPath, [program, ...parameters], {
      cwd: folder,
      env,
      stdio: ['ignore', stdout, 'inherit'],
    });
    running.add(child);
    child.once('close', () => running.delete(child));
    return child;
  };
  const clear = async (): Promise<void> => {
    await Promise.all([...running].map(end));
  };
  onSignal(() => {
    interrupted = true;
    void clear();
  });
  return {
    folder,
    clear,
    startEmulator: async (parameters) => {
      endpoint = await firstLine(start(parameters, 'pipe'));
      return endpoint;
    },
    run: async (parameters, expected) => {
      process.stdout.write(`\n$ intuneform ${parameters.join(' ')}\n`);
      const child = start(parameters, 'inherit');
      const exitCode = await new Promise((resolve) => child.once('close', resolve));
      if (interrupted) throw new Interrupted();
      if (exitCode !== expected) throw new UnexpectedExit(parameters, { exitCode, expected });
    },
  };
}

function onSignal(listener: () => void): void {
  process.on('SIGINT', listener);
  process.on('SIGTERM', listener);
}

class Interrupted extends Error {
  constructor() {
    super('interrupted');
  }
}

class UnexpectedExit extends Error {
  constructor(parameters: readonly string[], codes: { readonly exitCode: unknown; readonly expected: number }) {
    const { exitCode, expected } = codes;
    super(`intuneform ${parameters.join(' ')} ended with ${String(exitCode)} instead of ${String(expected)}`);
  }
}

/** Removes the user's credentials, so that the demo only signs in to its own Graph. */
function withoutCredentials(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(?:ARM_|TF_|INTUNEFORM_GRAPH_)/u.test(name)));
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      resolve();
      return;
    }
    child.once('close', () => {
      resolve();
    });
    child.kill('SIGTERM');
  });
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('the emulator has no output');
  for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error('the local Graph did not start');
}

/** Prints the next part of the story. */
export function say(text: string): void {
  process.stdout.write(`\n# ${text}\n`);
}
