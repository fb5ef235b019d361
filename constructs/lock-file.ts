import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { isJsonObject, type Json, providerAddress } from '../core/index.js';
import { type TerraformProvider, TerraformStack } from './cdk.js';

const lockFile = '.terraform.lock.hcl';

/**
 * Adds the provider to the dependency lock file when its stack is synthesized.
 *
 * Otherwise cdktf-cli runs `terraform providers lock`, which asks the registry for a locally installed provider, and
 * fails. If the file has no checksums, `terraform init` accepts the installed provider and adds them.
 *
 * A lock file in the folder of the program, which is committed, pins the checksums of the other providers of the stack.
 *
 * @see https://developer.hashicorp.com/terraform/language/files/dependency-lock
 */
export function lockAtSynthesis(provider: TerraformProvider, version: string): void {
  const stack = TerraformStack.of(provider);
  const { synthesizer } = stack;
  stack.synthesizer = {
    synthesize: (session) => {
      synthesizer.synthesize(session);
      const folder = join(session.outdir, session.manifest.forStack(stack).workingDirectory);
      pinProviders(folder, resolve(lockFile));
      lockProvider(folder, version);
    },
  };
}

/** Adds the provider to the lock file of a folder. Keeps entries of other providers, and of the same version. */
export function lockProvider(folder: string, version: string): void {
  const file = join(folder, lockFile);
  const blocks = blocksOf(file);
  const own = blocks.find(isOwn);
  if (own?.includes(`version     = "${version}"`)) return;
  const others = blocks.filter((block) => !isOwn(block)).join('');
  const temporary = `${file}.${randomUUID()}.tmp`;
  writeFileSync(temporary, [others.trimEnd(), blockOf(version)].filter((part) => part !== '').join('\n\n'));
  renameSync(temporary, file);
}

/**
 * Copies the blocks of a committed lock file to the lock file of a folder, for the providers that its stack requires.
 * They replace existing blocks, except checksums of the same version, which init adds for this machine.
 */
export function pinProviders(folder: string, committed: string): void {
  const file = join(folder, lockFile);
  if (!existsSync(committed) || committed === resolve(file)) return;
  const sources = requiredSources(folder);
  const pinned = blocksOf(committed).filter((block) =>
    sources.some((source) => addressOf(block)?.endsWith(`/${source}`)),
  );
  if (pinned.length === 0) return;
  const present = blocksOf(file);
  const isPinned = (block: string): boolean => pinned.some((other) => addressOf(other) === addressOf(block));
  const merged = pinned.map((block) =>
    withHashes(
      block,
      present.filter((other) => addressOf(other) === addressOf(block) && versionOf(other) === versionOf(block)),
    ),
  );
  const blocks = [...present.filter((block) => !isPinned(block)), ...merged].map((block) => block.trimEnd());
  const temporary = `${file}.${randomUUID()}.tmp`;
  writeFileSync(temporary, `${blocks.join('\n\n')}\n`);
  renameSync(temporary, file);
}

/** Splits a lock file into blocks. Terraform starts the block of each provider in the first column. */
function blocksOf(file: string): readonly string[] {
  return existsSync(file) ? readFileSync(file, 'utf8').split(/(?=^provider ")/mu) : [];
}

/** Returns the provider address of a block. Undefined: it is the text before the first block. */
function addressOf(block: string): string | undefined {
  return /^provider "([^"]+)"/u.exec(block)?.[1];
}

function versionOf(block: string): string | undefined {
  return /^\s*version\s*=\s*"([^"]+)"/mu.exec(block)?.[1];
}

function withHashes(block: string, others: readonly string[]): string {
  const hashes = new Set([block, ...others].flatMap((one) => one.match(/"(?:h1|zh):[^"]+"/gu) ?? []));
  const lines = [...hashes].sort().map((hash) => `    ${hash},\n`);
  return block.replace(/hashes\s*=\s*\[[^\]]*\]/u, () => `hashes = [\n${lines.join('')}  ]`);
}

/** Returns the provider sources of a stack, such as `hashicorp/azurerm`, with or without a host. */
function requiredSources(folder: string): readonly string[] {
  const stack = JSON.parse(readFileSync(join(folder, 'cdk.tf.json'), 'utf8')) as Json;
  const blocks = isJsonObject(stack) ? [stack.terraform ?? null].flat().filter(isJsonObject) : [];
  return blocks
    .flatMap(({ required_providers: required }) => [required ?? null].flat().filter(isJsonObject))
    .flatMap((providers) => Object.entries(providers))
    .map(([name, provider]) => (isJsonObject(provider) && typeof provider.source === 'string' ? provider.source : name))
    .map((source) => (source.includes('/') ? source : `hashicorp/${source}`))
    .filter((source) => source !== providerAddress)
    .map((source) => source.split('/').slice(-2).join('/'));
}

function isOwn(block: string): boolean {
  return block.startsWith(`provider "${providerAddress}"`);
}

function blockOf(version: string): string {
  return `provider "${providerAddress}" {\n  version     = "${version}"\n  constraints = "${version}"\n}\n`;
}
