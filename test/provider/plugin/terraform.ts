import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Json, providerAddress } from '../../../core/index.js';
import { engine } from '../../support/engine.js';

/** How a run of Terraform ended. */
export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A run of Terraform on its way. */
export interface Running {
  interrupt(): void;
  readonly ended: Promise<Run>;
}

/** A folder with a Terraform configuration. */
export interface Folder {
  readonly path: string;
  /** Puts `main.tf` there, with what every one needs. */
  write(body: string): void;
  /** Runs Terraform there, without colors and network access. */
  run(args: readonly string[], environment?: Readonly<Record<string, string>>): Promise<Run>;
  /** Starts Terraform, to be interrupted like by a person. */
  start(args: readonly string[], environment: Readonly<Record<string, string>>): Running;
  /** The state's attributes of the first instance of an address's type. */
  state(type: string): Record<string, Json>;
  remove(): void;
}

const head = `terraform {
  required_providers {
    intune = { source = "${providerAddress}" }
  }
}
`;

/** Makes a folder for Terraform. `cliConfig`: text of its configuration file. */
export function makeFolder(cliConfig = ''): Folder {
  const path = mkdtempSync(join(tmpdir(), 'intuneform-'));
  mkdirSync(join(path, 'work'));
  writeFileSync(join(path, 'cli.tfrc'), cliConfig);
  return {
    path,
    write: (body) => {
      writeFileSync(join(path, 'work', 'main.tf'), head + body);
    },
    run: (args, environment = {}) =>
      start(args, join(path, 'work'), { ...baseEnvironment(path), ...environment }).ended,
    start: (args, environment) => start(args, join(path, 'work'), { ...baseEnvironment(path), ...environment }),
    state: (type) => stateOf(join(path, 'work', 'terraform.tfstate'), type),
    remove: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}

function baseEnvironment(path: string): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('TF_'));
  return { ...Object.fromEntries(inherited), TF_CLI_CONFIG_FILE: join(path, 'cli.tfrc'), CHECKPOINT_DISABLE: '1' };
}

function start(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Running {
  const child = spawn(engine, [...args, '-no-color'], { cwd, env });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  return {
    interrupt: () => child.kill('SIGINT'),
    ended: new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => {
        resolve({ code: code ?? -1, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() });
      });
    }),
  };
}

interface StoredState {
  readonly resources: readonly {
    readonly type: string;
    readonly instances: readonly { readonly attributes: Record<string, Json> }[];
  }[];
}

function stateOf(file: string, type: string): Record<string, Json> {
  const { resources } = JSON.parse(readFileSync(file, 'utf8')) as StoredState;
  const found = resources.find((resource) => resource.type === type)?.instances[0];
  if (found === undefined) throw new Error(`no ${type} in the state`);
  return found.attributes;
}
