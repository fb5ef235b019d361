import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import type { App } from '../../constructs/cdk.js';
import { isJsonObject, type JsonObject, textOf } from '../../core/index.js';
import { openPrivateFolder } from '../process/private-folder.js';
import { jsonOfFile } from '../process/read-file.js';
import { replaceFile } from './write-stack.js';

/** cdktf's description of all stacks in an out folder. */
export type Manifest = ReturnType<App['manifest']['buildManifest']>;

/**
 * Adds stacks to the `manifest.json` of an out folder.
 *
 * Concurrent runs in one folder do not lose each other's stacks: each first writes a separate file for each of its
 * stacks, then writes the manifest from all these files until it reads back what it wrote.
 */
export function enterIntoManifest(out: string, { version, stacks }: Manifest): void {
  const folder = join(out, '.intuneform', 'stacks');
  mkdirSync(folder, { recursive: true });
  using staging = openPrivateFolder(out);
  for (const [name, stack] of Object.entries(stacks)) {
    replaceFile(join(folder, `${name}.json`), JSON.stringify(stack), staging.path);
  }
  let written: string;
  do {
    written = manifestOf(out, folder, version);
    replaceFile(join(out, 'manifest.json'), written, staging.path);
  } while (manifestOf(out, folder, version) !== written);
}

function manifestOf(out: string, folder: string, version: string): string {
  const before = jsonOfFile(join(out, 'manifest.json'));
  const others = isJsonObject(before) && isJsonObject(before.stacks) ? before.stacks : {};
  const own = readdirSync(folder).map(
    (name) => [name.replace(/\.json$/u, ''), jsonOfFile(join(folder, name))] as const,
  );
  const all = Object.entries({ ...others, ...Object.fromEntries(own) });
  const there = all
    .filter(([, stack]) => isJsonObject(stack) && isThere(out, stack))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify({ stacks: Object.fromEntries(there), version }, undefined, 2);
}

/** A stack whose file was removed no longer counts. */
function isThere(out: string, { synthesizedStackPath: path }: JsonObject): boolean {
  const relative = textOf(path);
  return relative !== null && existsSync(join(out, relative));
}
