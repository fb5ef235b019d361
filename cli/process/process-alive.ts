/** Whether a process with this id is there, as far as this user may know. */
export function isProcessAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (refusal) {
    return refusal instanceof Error && 'code' in refusal && refusal.code === 'EPERM';
  }
}
