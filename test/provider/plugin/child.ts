import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { build } from 'esbuild';

/** A provider with the fake runtime, bundled like the real one. */
export interface Bundle {
  readonly path: string;
  remove(): void;
}

/** Bundles the provider of `fixtures/` into a separate folder. */
export async function bundleFixture(): Promise<Bundle> {
  const folder = mkdtempSync(join(tmpdir(), 'intuneform-'));
  const path = join(folder, 'provider.cjs');
  const entryPoints = [join(__dirname, 'fixtures', 'provider.ts')];
  await build({
    entryPoints,
    outfile: path,
    bundle: true,
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
  });
  return {
    path,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A started provider. */
export interface Started {
  readonly child: ChildProcess;
  /** Fields of the handshake line. Rejects when the process ends without one. */
  readonly handshake: Promise<readonly string[]>;
  /** When the process and all processes that write for it have ended. */
  readonly ended: Promise<{ code: number | null; out: string; err: string }>;
}

/** What Terraform puts into the environment. */
export const terraformEnvironment = {
  TF_PLUGIN_MAGIC_COOKIE: 'd602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2',
  PLUGIN_PROTOCOL_VERSIONS: '5,6',
};

/** Starts a command with only PATH, the temporary folder and `environment`. */
export function start(command: string, args: readonly string[], environment: NodeJS.ProcessEnv): Started {
  const { PATH, TMPDIR } = process.env;
  const env = { PATH, ...(TMPDIR && { TMPDIR }), ...environment };
  const child = spawn(command, [...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const handshake = new Promise<readonly string[]>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      if (out.includes('\n')) resolve(out.trim().split('|'));
    });
    child.on('close', () => {
      reject(new Error(`no handshake: ${err}`));
    });
  });
  handshake.catch(() => undefined);
  const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    child.on('close', (code) => {
      resolve({ code, out, err });
    });
  });
  return { child, handshake, ended };
}
