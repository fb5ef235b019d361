import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { providerAddress } from '../../core/index.js';
import { engine } from './engine.js';

/** How a run of Terraform ended. */
export interface TerraformRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What differs between two plans, by resource address: the actions of Terraform's plan JSON. */
export type Actions = Readonly<Record<string, readonly string[]>>;

/** A plan, as `terraform show -json` tells it; only what tests look at. */
export interface PlanJson {
  readonly resource_changes?: readonly {
    readonly address: string;
    readonly change: { readonly actions: readonly string[]; readonly before: unknown; readonly after: unknown };
  }[];
  readonly resource_drift?: readonly {
    readonly address: string;
    readonly change: { readonly before: unknown; readonly after: unknown };
  }[];
}

/** A folder in which real Terraform works with a provider that is already running. */
export interface TerraformFolder extends Disposable {
  readonly path: string;
  /** Writes the configuration, as Terraform JSON. */
  write(configuration: object): void;
  /** Runs Terraform. The exit code is a result, not an exception. */
  run(...args: readonly string[]): Promise<TerraformRun>;
  /** Runs Terraform with more in its environment. */
  runWith(more: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<TerraformRun>;
  /** Plans, and gives the plan's JSON. Fails the test when the plan fails. */
  plan(): Promise<PlanJson>;
  /** Actions that a plan would take; objects that stay as they are are left out. */
  changes(): Promise<Actions>;
  /** Applies without asking. Fails the test when that fails. */
  apply(...args: readonly string[]): Promise<TerraformRun>;
}

/** Makes a folder. `environment` comes on top of a bare one: nothing of the user's reaches Terraform. */
export function terraformFolder(environment: Readonly<Record<string, string>>): TerraformFolder {
  const path = mkdtempSync(join(tmpdir(), 'intuneform-test-'));
  const cliConfig = join(path, 'terraform.rc');
  writeFileSync(cliConfig, '');
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: path,
    TF_CLI_CONFIG_FILE: cliConfig,
    CHECKPOINT_DISABLE: '1',
    TF_IN_AUTOMATION: '1',
    ...environment,
  };
  const runWith: TerraformFolder['runWith'] = (more, ...args) =>
    start(['-chdir=' + path, ...args], { ...env, ...more });
  const run: TerraformFolder['run'] = (...args) => runWith({}, ...args);
  const succeed = async (...args: readonly string[]): Promise<TerraformRun> => {
    const result = await run(...args);
    if (result.code !== 0)
      throw new Error(
        `terraform ${args.join(' ')} ended with ${String(result.code)}\n${result.stdout}\n${result.stderr}`,
      );
    return result;
  };
  const plan = async (): Promise<PlanJson> => {
    await succeed('plan', '-input=false', '-no-color', '-out=plan');
    return JSON.parse((await succeed('show', '-json', 'plan')).stdout) as PlanJson;
  };
  return {
    path,
    write: (configuration) => {
      writeFileSync(
        join(path, 'main.tf.json'),
        JSON.stringify({ terraform: requirement, ...configuration }, undefined, 2),
      );
    },
    run,
    runWith,
    plan,
    changes: async () => actionsOf(await plan()),
    apply: (...args) => succeed('apply', '-input=false', '-no-color', '-auto-approve', ...args),
    [Symbol.dispose]: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}

const requirement = { required_providers: { intune: { source: providerAddress } } };

/** Actions that a plan would take; objects that stay as they are are left out. */
export function actionsOf({ resource_changes: changes = [] }: PlanJson): Actions {
  return Object.fromEntries(
    changes
      .filter(({ change }) => change.actions.join() !== 'no-op' && change.actions.join() !== 'read')
      .map(({ address, change }) => [address, change.actions]),
  );
}

function start(args: readonly string[], env: Readonly<Record<string, string>>): Promise<TerraformRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(engine, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const output = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code: code ?? -1, ...output });
    });
  });
}
