import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { parseCommandLine } from '../../../../cli/parse.js';
import { createInterrupts } from '../../../../cli/process/interrupts.js';
import { createProgress } from '../../../../cli/process/progress.js';
import type { Session } from '../../../../cli/process/session.js';
import { demoTenantId } from '../../../../emulator/identities.js';
import { type Scratch, scratch } from '../../scratch.js';
import type { ExportFiles } from './exports.js';

/** A folder with files in `backup`. */
export function backup(files: ExportFiles): Scratch {
  const place = scratch();
  mkdirSync(join(place.folder, 'backup'));
  for (const [name, content] of Object.entries(files)) {
    const path = join(place.folder, 'backup', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content));
  }
  return place;
}

/** Result of the command. */
export interface Run {
  readonly exitCode: number;
  readonly stdout: string;
}

/** Runs the command in a folder, within this process: a separate process would add nothing to the test. */
export async function exported({ folder }: Scratch, ...more: readonly string[]): Promise<Run> {
  const from = more.includes('--from') ? [] : ['--from', 'backup'];
  const tenant = more.includes('--tenant') ? [] : ['--tenant', demoTenantId];
  const parsed = await parseCommandLine(['export', ...tenant, '--out', 'mine', ...from, ...more]);
  if (!('request' in parsed)) throw new Error(JSON.stringify(parsed));
  const { verb, values } = parsed.request;
  const there = process.cwd();
  process.chdir(folder);
  try {
    const { exitCode, text, json } = await verb.run(values as never, session(folder), () => Promise.resolve([]));
    return { exitCode, stdout: values.format === 'json' ? JSON.stringify(json) : text({ color: false }) };
  } finally {
    process.chdir(there);
  }
}

function session(cwd: string): Session {
  const progress = createProgress({ write: () => undefined }, { quiet: true });
  const interrupts = createInterrupts({ on: () => undefined }, { end: () => undefined, tell: () => undefined });
  return { env: {}, cwd, progress, interrupts, isShownToPerson: false, ask: undefined };
}

/** Runs the verb over a folder of files. */
export function exportedFrom(place: Scratch, from: string): Promise<Run> {
  return exported(place, '--from', from);
}

/** The declaration, or a file beside it. */
export function written({ folder }: Scratch, name = 'tenant.yaml'): string {
  return readFileSync(join(folder, 'mine', name), 'utf8');
}

/** Code and reason of every message. */
export function told({ stdout }: Run): readonly string[] {
  return [...stdout.matchAll(/^(\w+ INT\d+): .*\n(?: {2}where:.*\n)? {2}why: {3}(.*)$/gmu)].map(
    ([, code = '', why = '']) => `${code} ${why}`,
  );
}

/** Whether a declaration was written. */
export function isWritten({ folder }: Scratch): boolean {
  return existsSync(join(folder, 'mine', 'tenant.yaml'));
}
