import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { demoApplication, demoTenantId } from '../../emulator/identities.js';
import { type Emulator, startEmulator, type TenantSeed } from '../../emulator/index.js';
import { timed } from '../measure.js';
import { prepareTerraform, type Terraform } from '../terraform.js';
import type { Opened, Sample } from './row.js';
import type { Subject } from './subject.js';

/** A folder with one build, and a tenant that matches the declaration of the folder. */
export interface Stage extends AsyncDisposable {
  readonly folder: string;
  readonly emulator: Emulator;
  readonly terraform: Terraform;
  /** Number of HTTP requests since the last call. A batch counts as one; token requests do not count. */
  readonly requests: () => number;
}

const execute = promisify(execFile);

const endpointOf = ({ url }: Emulator): string => url;

/** Applies blocks of Terraform JSON with a build. */
export async function applied(subject: Subject, blocks: object, seed: Partial<TenantSeed> = {}): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'intuneform-bench-'));
  const emulator = await startEmulator({ tenants: [{ tenantId: demoTenantId, authority: 'intune', ...seed }] });
  const provider = join(subject.root, 'dist/provider/package');
  const terraform = prepareTerraform(folder, { blocks, endpoint: endpointOf(emulator), provider });
  const remove = async (): Promise<void> => {
    await emulator.close();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await terraform('apply', '-auto-approve', '-input=false');
  } catch (fault) {
    // An older build may lack what is applied.
    await remove();
    throw fault;
  }
  return {
    folder,
    emulator,
    terraform,
    requests: () => {
      const all = emulator.journal.filter(({ inBatch, path }) => !inBatch && !path.includes('/oauth2/'));
      emulator.clearJournal();
      return all.length;
    },
    [Symbol.asyncDispose]: remove,
  };
}

/** Counts the requests of a plan without changes. */
export async function planned({ terraform, requests }: Stage): Promise<number> {
  requests();
  await terraform('plan', '-detailed-exitcode', '-input=false');
  return requests();
}

/** Measures a plan without changes, in milliseconds. */
export function planTime({ terraform }: Stage): Promise<number> {
  return timed(() => terraform('plan', '-detailed-exitcode', '-input=false'));
}

/** Milliseconds of an empty Node process, without the Node options of the current process. */
export const emptyNode: Sample = () =>
  timed(() => execute(process.execPath, ['-e', '0'], { env: { PATH: process.env.PATH } }));

/** Creates a folder with one declaration, and runs the command line of a build there. */
export function commandLine(
  subject: Subject,
  declaration: string,
): Opened & { readonly folder: string } & {
  readonly run: (args: readonly string[], env?: Readonly<Record<string, string>>) => Promise<number>;
} {
  const folder = mkdtempSync(join(tmpdir(), 'intuneform-bench-'));
  mkdirSync(join(folder, 'home'));
  writeFileSync(join(folder, 'tenant.yaml'), declaration);
  const run = (args: readonly string[], more: Readonly<Record<string, string>> = {}): Promise<number> => {
    const env = { PATH: process.env.PATH, HOME: join(folder, 'home'), CHECKPOINT_DISABLE: '1', ...more };
    const program = join(subject.root, 'dist/cli/main.js');
    // Asynchronous, because a blocking call would stop the emulator in this process.
    return timed(() => execute(process.execPath, [program, ...args], { cwd: folder, env }));
  };
  return {
    folder,
    run,
    sample: () => run(['--version']),
    [Symbol.asyncDispose]: () => {
      rmSync(folder, { recursive: true, force: true });
      return Promise.resolve();
    },
  };
}

/** Environment in which the command line reaches an emulator as the demo's application. */
export const demoEnvironment = ({ url }: Emulator): Readonly<Record<string, string>> => ({
  ARM_CLIENT_ID: demoApplication.clientId,
  ARM_CLIENT_SECRET: demoApplication.clientSecret,
  INTUNEFORM_GRAPH_ENDPOINT: url,
});
