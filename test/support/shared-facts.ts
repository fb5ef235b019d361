import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { isJsonObject, type JsonObject } from '../../core/index.js';
import { repositoryRoot } from './source-files.js';

/** Microsoft's facts about Graph. On our CI, they are next to the repository, not part of it. */
const folder = join(repositoryRoot, '../shared');

/** Reads a file of facts. Undefined, with one line on standard output, where the facts are not there. */
export function sharedFacts(file: string): JsonObject | undefined {
  const text = sharedText(`graph/${file}`);
  if (text === undefined) return undefined;
  const facts: unknown = JSON.parse(text);
  if (!isJsonObject(facts)) throw new Error(`${file} holds no object`);
  return facts;
}

/** Reads a paper. Undefined, with one line on standard output, where it is not there. */
export function sharedText(file: string): string | undefined {
  const path = join(folder, file);
  if (existsSync(path)) return readFileSync(path, 'utf8');
  process.stdout.write(`conformance: ../shared/${file} is not there; what needs it is not checked\n`);
  return undefined;
}

/** Follows names into an object of facts. Undefined where they lead nowhere. */
export function within(facts: unknown, ...names: readonly string[]): unknown {
  return names.reduce<unknown>((value, name) => (isJsonObject(value) ? value[name] : undefined), facts);
}
