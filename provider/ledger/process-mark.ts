import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';

/**
 * Identifies one connection of a process permanently: process ids are reused, but not together with the start time.
 *
 * `<pid> <start> <random>`; the start is empty if the system does not provide it.
 */
export function markOf(pid: number): string {
  return [pid, startOf(pid) ?? '', randomUUID()].join(' ');
}

/** Whether a marked process, other than this one, still runs. False if the system does not provide it. */
export function isRunningElsewhere(mark: string): boolean {
  const [pid = '', start = ''] = mark.split(' ');
  if (pid === String(process.pid) || start === '') return false;
  return startOf(pid) === start;
}

/** Boot id and start time of a process, from the Linux kernel. Undefined: no such process, or another system. */
export function startOf(pid: number | string): string | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    // The name of the program is in parentheses, and can contain spaces.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : `${boot}/${fields[startTime] ?? ''}`;
  } catch {
    return undefined;
  }
}

/** Index of `starttime`, field 22 of proc(5), counted from the field after the name. */
const startTime = 19;
