import type { Progress } from './progress.js';

/** Where every Graph connection of this process says what it waits for. Before somebody listens, nowhere. */
let listener: Pick<Progress, 'note'> | undefined;

/** From now on, waits are reported through `progress`. */
export function showWaits(progress: Pick<Progress, 'note'>): void {
  listener = progress;
}

/** Says what is waited for, and for whom. */
export function tellWait(whose: string, line: string): void {
  listener?.note(`${whose}: ${line}`);
}
