/** Dependencies of watching the parent process. */
export interface ParentWatch {
  /** Returns the current parent's process id. */
  readonly parentOf: () => number;
  /** Whether a process with this id exists. */
  readonly alive: (pid: number) => boolean;
  /** Called once, when the parent has ended. */
  readonly gone: () => void;
}

/**
 * Checks every second whether Terraform still runs: if it is killed, it sends no shutdown request. Does not keep the
 * process running.
 */
export function watchParent({ parentOf, alive, gone }: ParentWatch): void {
  const parent = parentOf();
  const timer = setInterval(() => {
    // On POSIX, an orphan gets a new parent; on Windows, it keeps the id of the ended one.
    if (parentOf() === parent && alive(parent)) return;
    clearInterval(timer);
    gone();
  }, everySecond);
  timer.unref();
}

const everySecond = 1_000;

/** Whether a process with this id exists, as far as this user can see. */
export function processAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (refusal) {
    return refusal instanceof Error && 'code' in refusal && refusal.code === 'EPERM';
  }
}
