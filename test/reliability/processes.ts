import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** A process that works in a folder or below it. */
export interface Worker {
  readonly pid: number;
  readonly command: string;
}

/** The processes that work in a folder or below it. Only on Linux. */
export function workersIn(folder: string): readonly Worker[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .flatMap((name) => {
      try {
        const cwd = readlinkSync(`/proc/${name}/cwd`);
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
        return cwd === folder || cwd.startsWith(`${folder}/`) ? [{ pid: Number(name), command }] : [];
      } catch {
        // It has ended meanwhile.
        return [];
      }
    });
}

/** Who can be killed. */
export type ProcessKind = 'provider' | 'terraform' | 'cli';

/** Kills the processes of a kind that work in a folder. */
export function kill(killed: ProcessKind, folder: string): void {
  for (const { pid, command } of workersIn(folder)) {
    if (kindOf(command) !== killed) continue;
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended meanwhile.
    }
  }
}

function kindOf(command: string): ProcessKind | undefined {
  if (command.includes('terraform-provider-intune')) return 'provider';
  if (command.includes('dist/cli/main.js')) return 'cli';
  return /^\S*(?:terraform|tofu) /u.test(command) ? 'terraform' : undefined;
}

/** Waits until no process works in a folder any more. */
export async function untilIdle(folder: string): Promise<void> {
  const deadline = performance.now() + 120_000;
  while (workersIn(folder).length > 0) {
    if (performance.now() > deadline) throw new Error(`still at work in ${folder}`);
    await pause(50);
  }
}
