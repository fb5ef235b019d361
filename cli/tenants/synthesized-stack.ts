import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

import { type Diagnostic, error, isJsonObject, type JsonObject, textOf, warning } from '../../core/index.js';
import type { IdentifiedDeclaration } from '../../schemas/index.js';
import { jsonOfFile } from '../process/read-file.js';
import type { Environment } from '../process/session.js';
import { blocksOf } from './blocks.js';
import { evaluate } from './evaluate.js';
import type { SynthesizedStack } from './synthesize-in-memory.js';

/** A stack synthesized by a program of constructs, and its tenant. */
export interface SynthesizedFile extends SynthesizedStack {
  /**
   * Name of the stack, and the tenant; if the stack does not contain it, from the environment. Retains nothing of the
   * stack.
   */
  readonly identity: IdentifiedDeclaration;
}

/** Whether a file is a stack, named as by cdktf, instead of a declaration. */
export function isSynthesizedFile(file: string): boolean {
  return file.endsWith('.tf.json');
}

/**
 * Replaces a synthesized folder by its stacks: cdktf's output folder, or the folder of one stack.
 *
 * Other paths stay as they are, and are checked when they are read.
 */
export function expandFolders(files: readonly string[]): readonly string[] {
  return files.flatMap((file) => (isFolder(file) ? stacksIn(file) : [file]));
}

function isFolder(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** A folder without a stack stays in the list: reading it fails, which is reported. */
function stacksIn(folder: string): readonly string[] {
  const own = join(folder, stackFile);
  if (existsSync(own)) return [own];
  const manifest = jsonOfFile(join(folder, 'manifest.json'));
  const stacks = isJsonObject(manifest) && isJsonObject(manifest.stacks) ? Object.values(manifest.stacks) : [];
  const paths = stacks.flatMap((stack) => (isJsonObject(stack) ? (textOf(stack.synthesizedStackPath) ?? []) : []));
  return paths.length > 0 ? paths.map((path) => join(folder, path)) : [own];
}

/** cdktf's name for the file of a stack. */
export const stackFile = 'cdk.tf.json';

/** Reads a stack, or returns why it cannot be compared: it is unreadable, or manages no Intune objects (INT1379). */
export function readSynthesized(file: string, env: Environment): SynthesizedFile | Diagnostic {
  const stack = jsonOfFile(file);
  if (!isJsonObject(stack)) return noStack(file);
  const { provider } = stack;
  const own = isJsonObject(provider) ? provider.intune : undefined;
  if (own === undefined) return nothingOfOurs(file);
  if (Array.isArray(own) && own.length > 1) return severalProviders(file);
  const folder = resolve(dirname(file));
  const metadata = { name: nameOf(stack, folder) };
  const spec = { tenantId: tenantIdOf(stack, folder) ?? env.ARM_TENANT_ID ?? '' };
  const identity = { declaration: { metadata, spec }, file, locate: () => ({ line: 1, column: 1 }) };
  return { stack, folder, locate: () => ({ file }), identity };
}

/** Terraform JSON not written by cdktf gets the name of its folder. */
function nameOf({ '//': notes }: JsonObject, folder: string): string {
  const metadata = isJsonObject(notes) ? notes.metadata : undefined;
  return (isJsonObject(metadata) ? textOf(metadata.stackName) : null) ?? basename(folder);
}

/** Values that only Terraform can evaluate are reported when the tenant is compared. */
function tenantIdOf(stack: JsonObject, folder: string): string | undefined {
  const provider = evaluate(blocksOf(stack).provider, { objects: new Map(), module: folder });
  const value = 'value' in provider && isJsonObject(provider.value) ? provider.value.tenant_id : undefined;
  return textOf(value) ?? undefined;
}

function noStack(file: string): Diagnostic {
  return error('INT1379', {
    what: 'no synthesized stack was found',
    where: { file },
    why: existsSync(file) ? 'it cannot be read or is not JSON' : 'the file does not exist',
    fix: 'run cdktf synth (or the program itself), and use the folder that it writes, such as cdktf.out',
  });
}

function nothingOfOurs(file: string): Diagnostic {
  return warning('INT1379', {
    what: 'the stack manages no Intune resources and was skipped',
    where: { file },
    why: 'it has no intune provider',
    fix: 'specify only the stacks of tenants, or ignore this message',
  });
}

function severalProviders(file: string): Diagnostic {
  return error('INT1379', {
    what: 'the stack cannot be compared',
    where: { file },
    why: 'it has several intune providers, so it may contain several tenants',
    fix: 'declare each tenant in a separate stack, or compare the stack with terraform plan',
  });
}
