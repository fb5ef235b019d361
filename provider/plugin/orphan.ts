/** What watching the parent process needs. */
export interface ParentWatch {
  /** The present parent's process id. */
  readonly parentOf: () => number;
  /** Whether a process with this id is there. */
  readonly alive: (pid: number) => boolean;
  /** Called once, when the parent is gone. */
  readonly gone: () => void;
}

/**
 * Looks every second whether Terraform still runs: killed, it asks nobody to shut down. Does not keep the process running
 * by itself.
 */
export function watchParent({ parentOf, alive, gone }: ParentWatch): void {
  const parent = parentOf();
  const timer = setInterval(() => {
    // An orphan gets a new parent on POSIX; on Windows it keeps the id of one that is not there any more.
    if (parentOf() === parent && alive(parent)) return;
    clearInterval(timer);
    gone();
  }, everySecond);
  timer.unref();
}

const everySecond = 1_000;

/** Whether a process with this id is there, as far as this user may know. */
export function processAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (refusal) {
    return refusal instanceof Error && 'code' in refusal && refusal.code === 'EPERM';
  }
}
