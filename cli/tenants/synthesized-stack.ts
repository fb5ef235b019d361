import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

import { type Diagnostic, error, isJsonObject, type JsonObject, textOf, warning } from '../../core/index.js';
import type { IdentifiedDeclaration } from '../../schemas/index.js';
import { jsonOfFile } from '../process/read-file.js';
import type { Environment } from '../process/session.js';
import { blocksOf } from './blocks.js';
import { evaluate } from './evaluate.js';
import type { SynthesizedStack } from './synthesize-in-memory.js';

/** A stack that a program of constructs synthesized, and which tenant it is of. */
export interface SynthesizedFile extends SynthesizedStack {
  /** Name of the stack, and the tenant; where the stack does not say it, the environment does. Holds nothing of the stack. */
  readonly identity: IdentifiedDeclaration;
}

/** Whether a file holds a stack, as cdktf names such files, rather than a declaration. */
export function isSynthesizedFile(file: string): boolean {
  return file.endsWith('.tf.json');
}

/**
 * Puts the stacks in place of a folder that was synthesized: what cdktf calls the output folder, or the folder of one stack.
 *
 * Everything else is left as it is, and judged by whoever reads it.
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

/** What cdktf calls the file of a stack. */
export const stackFile = 'cdk.tf.json';

/** Reads a stack, or says why there is none to compare: it is unreadable, or manages nothing of Intune (INT1379). */
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

/** Terraform JSON that no cdktf wrote has the name of its folder. */
function nameOf({ '//': notes }: JsonObject, folder: string): string {
  const metadata = isJsonObject(notes) ? notes.metadata : undefined;
  return (isJsonObject(metadata) ? textOf(metadata.stackName) : null) ?? basename(folder);
}

/** What only Terraform can evaluate is reported when the tenant is compared. */
function tenantIdOf(stack: JsonObject, folder: string): string | undefined {
  const provider = evaluate(blocksOf(stack).provider, { objects: new Map(), module: folder });
  const value = 'value' in provider && isJsonObject(provider.value) ? provider.value.tenant_id : undefined;
  return textOf(value) ?? undefined;
}

function noStack(file: string): Diagnostic {
  return error('INT1379', {
    what: 'no synthesized stack was found',
    where: { file },
    why: existsSync(file) ? 'it cannot be read, or is not JSON' : 'the file does not exist',
    fix: 'run cdktf synth (or the program itself), and use the folder that it writes, such as cdktf.out',
  });
}

function nothingOfOurs(file: string): Diagnostic {
  return warning('INT1379', {
    what: 'the stack manages no Intune resources and was skipped',
    where: { file },
    why: 'it has no provider intune',
    fix: 'name only the stacks of tenants, or do nothing',
  });
}

function severalProviders(file: string): Diagnostic {
  return error('INT1379', {
    what: 'the stack cannot be compared',
    where: { file },
    why: 'it has several providers intune, and so perhaps several tenants',
    fix: 'declare each tenant in a separate stack, or compare it with terraform plan',
  });
}
