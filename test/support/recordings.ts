import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { repositoryRoot } from './source-files.js';

/** Answers of OpenTofu 1.12.6 and of Terraform 1.11.4 to the same questions, recorded with our provider. */
const folder = join(repositoryRoot, 'test/recordings/opentofu');

/** Names of all recordings. */
export const recordings: readonly string[] = readdirSync(folder).sort();

/** A recording as the engine wrote it, with the command above it and the exit code below it. */
export function recordedText(file: string): string {
  return readFileSync(join(folder, file), 'utf8');
}

/** A recorded plan. */
export function recordedPlan(file: string): unknown {
  return JSON.parse(recordedText(file));
}

/** What the engine wrote, without the command and the exit code. */
export function recordedOutput(file: string): string {
  return recordedText(file)
    .replace(/^\$ .*\n/u, '')
    .replace(/exit \d+\s*$/u, '');
}
