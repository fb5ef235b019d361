/** Whether a process with this id exists, as far as this user can see. */
export function isProcessAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (refusal) {
    return refusal instanceof Error && 'code' in refusal && refusal.code === 'EPERM';
  }
}
