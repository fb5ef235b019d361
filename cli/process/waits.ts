import type { Progress } from './progress.js';

/** Receives waits of all Graph connections of this process. Until it is set, they are not reported. */
let listener: Pick<Progress, 'note'> | undefined;

/** Reports further waits through `progress`. */
export function showWaits(progress: Pick<Progress, 'note'>): void {
  listener = progress;
}

/** Reports a wait and the tenant concerned. */
export function tellWait(whose: string, line: string): void {
  listener?.note(`${whose}: ${line}`);
}
