import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

import { providerAddress } from '../core/index.js';
import { demoApplication, demoTenantId } from '../emulator/identities.js';
import { engine } from '../test/support/engine.js';

const run = promisify(execFile);

/** Runs Terraform in a folder with the packaged provider, as the demo's application against an emulator. */
export type Terraform = (...args: readonly string[]) => Promise<unknown>;

/** Input for a Terraform folder. */
export interface Setting {
  /** Blocks of the configuration, as Terraform JSON. */
  readonly blocks: object;
  /** Address of the emulator. */
  readonly endpoint: string;
  /** Folder of the packaged provider. Default: the one built here. */
  readonly provider?: string;
}

const ownProvider = resolve(__dirname, '../dist/provider/package');

/** Writes a configuration and the CLI configuration into a folder. Returns a function that runs Terraform there. */
export function prepareTerraform(folder: string, { blocks, endpoint, provider = ownProvider }: Setting): Terraform {
  const configuration = { terraform: { required_providers: { intune: { source: providerAddress } } }, ...blocks };
  writeFileSync(join(folder, 'main.tf.json'), JSON.stringify(configuration));
  writeFileSync(
    join(folder, 'terraform.rc'),
    `provider_installation {\n  dev_overrides {\n    "${providerAddress}" = "${provider}"\n  }\n  direct {}\n}\n`,
  );
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    CHECKPOINT_DISABLE: '1',
    TF_CLI_CONFIG_FILE: join(folder, 'terraform.rc'),
    ARM_TENANT_ID: demoTenantId,
    ARM_CLIENT_ID: demoApplication.clientId,
    ARM_CLIENT_SECRET: demoApplication.clientSecret,
    INTUNEFORM_GRAPH_ENDPOINT: endpoint,
  };
  return (...args) => run(engine, [`-chdir=${folder}`, ...args], { env, maxBuffer: 64 * 1024 * 1024 });
}
