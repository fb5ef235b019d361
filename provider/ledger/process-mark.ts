import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';

/**
 * Names one connection of a process for good: process ids are given out again, the moment of a start is not.
 *
 * `<pid> <start> <random>`; the start is empty where the system does not tell it.
 */
export function markOf(pid: number): string {
  return [pid, startOf(pid) ?? '', randomUUID()].join(' ');
}

/** Whether a marked process, other than this one, still runs. False where the system does not tell. */
export function isRunningElsewhere(mark: string): boolean {
  const [pid = '', start = ''] = mark.split(' ');
  if (pid === String(process.pid) || start === '') return false;
  return startOf(pid) === start;
}

/** Boot and moment of the start of a process, from the kernel of Linux. Undefined: no such process, or another system. */
export function startOf(pid: number | string): string | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    // The name of the program stands in parentheses, and may hold spaces.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : `${boot}/${fields[startTime] ?? ''}`;
  } catch {
    return undefined;
  }
}

/** Place of `starttime`, field 22 of proc(5), counted from the field after the name. */
const startTime = 19;
