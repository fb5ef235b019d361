import { closeSync, openSync } from 'node:fs';

import { followEvents } from './follow-events.js';

/** A file that is followed until this is disposed of. */
export interface FollowedWaits extends Disposable {
  readonly file: string;
}

/** Makes a private file into which the provider writes what it waits for, and hands its lines on. */
export function followWaits(file: string, onWait: (line: string) => void): FollowedWaits {
  closeSync(openSync(file, 'wx', 0o600));
  const following = followEvents(file, ({ waits }) => {
    if (typeof waits === 'string') onWait(waits);
  });
  return {
    file,
    [Symbol.dispose]: () => {
      following[Symbol.dispose]();
    },
  };
}
