import { closeSync, openSync } from 'node:fs';

import { followEvents } from './follow-events.js';

/** A file that is read until this is disposed of. */
export interface FollowedWaits extends Disposable {
  readonly file: string;
}

/** Creates a private file to which the provider writes its waits, and passes the lines on. */
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
