import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { providerAddress } from '../core/index.js';
import { type TerraformProvider, TerraformStack } from './cdk.js';

const lockFile = '.terraform.lock.hcl';

/**
 * Lets the synthesis of a provider's stack name the provider in the dependency lock file.
 *
 * Where it is not named there, cdktf-cli runs `terraform providers lock`, which asks the registry for a provider that is installed
 * on this machine, and fails. Without checksums in the file `terraform init` takes what is installed, and adds them.
 *
 * @see https://developer.hashicorp.com/terraform/language/files/dependency-lock
 */
export function lockAtSynthesis(provider: TerraformProvider, version: string): void {
  const stack = TerraformStack.of(provider);
  const { synthesizer } = stack;
  stack.synthesizer = {
    synthesize: (session) => {
      synthesizer.synthesize(session);
      lockProvider(join(session.outdir, session.manifest.forStack(stack).workingDirectory), version);
    },
  };
}

/** Names the provider in the lock file of a folder. What is there about other providers, or this version, stays. */
export function lockProvider(folder: string, version: string): void {
  const file = join(folder, lockFile);
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  // Terraform writes each provider as a block that begins in the first column.
  const blocks = text.split(/(?=^provider ")/mu);
  const own = blocks.find(isOwn);
  if (own?.includes(`version     = "${version}"`)) return;
  const others = blocks.filter((block) => !isOwn(block)).join('');
  const temporary = `${file}.${randomUUID()}.tmp`;
  writeFileSync(temporary, [others.trimEnd(), blockOf(version)].filter((part) => part !== '').join('\n\n'));
  renameSync(temporary, file);
}

function isOwn(block: string): boolean {
  return block.startsWith(`provider "${providerAddress}"`);
}

function blockOf(version: string): string {
  return `provider "${providerAddress}" {\n  version     = "${version}"\n  constraints = "${version}"\n}\n`;
}
