import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { type DriftRun, openFleet } from './fleet.js';
import type { Opened } from './row.js';
import type { Subject } from './subject.js';

const execute = promisify(execFile);

/** Measures a figure of `intuneform drift` for a number of tenants. The base is the same figure for fewer tenants. */
export async function drifting(
  { root }: Subject,
  tenants: number,
  { figure, fewer }: { readonly figure: (run: DriftRun) => number; readonly fewer?: number },
): Promise<Opened> {
  const fleet = await openFleet(tenants);
  return {
    sample: async () => figure(await fleet.drift(root, tenants)),
    ...(fewer !== undefined && { base: async () => figure(await fleet.drift(root, fewer)) }),
    [Symbol.asyncDispose]: () => fleet[Symbol.asyncDispose](),
  };
}

/** Milliseconds of the synthesis of a number of tenants. */
export interface SynthTimes {
  readonly ours: number;
  /** With plain cdktf. */
  readonly bare: number;
}

/** Synthesizes tenants with the constructs of a build, and equivalent stacks with plain cdktf. */
export async function synthTimes(root: string, tenants: number): Promise<SynthTimes> {
  const file = join(__dirname, 'synthesize.ts');
  const { stdout } = await execute(process.execPath, ['--import', 'tsx', file, root, String(tenants)]);
  return JSON.parse(stdout) as SynthTimes;
}

/** Measures the synthesis of tenants, divided by that of plain cdktf. */
export function beside({ root }: Subject, tenants: number): Promise<Opened> {
  return Promise.resolve({
    sample: async () => {
      const { ours, bare } = await synthTimes(root, tenants);
      return ours / bare;
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  });
}

/** Measures the peak memory of a preview of devices with exceptions, in MB. Only of this build. */
export function previewing({ root }: Subject, devices: number): Promise<Opened> {
  if (root !== join(__dirname, '../..')) throw new Error('only this build has the benchmark of previews');
  const env = {
    ...process.env,
    BENCH_DEVICES: String(devices),
    BENCH_READ: 'previewWithExceptions',
    BENCH_IS_ROW: '1',
  };
  return Promise.resolve({
    sample: async () => {
      const file = join(__dirname, '../devices.ts');
      const { stdout } = await execute(process.execPath, ['--import', 'tsx', file], { env });
      return (JSON.parse(stdout) as { readonly peakMb: number }).peakMb;
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  });
}
