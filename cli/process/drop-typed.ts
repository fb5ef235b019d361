import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';

const controlC = '\u0003';

/** Milliseconds without input after which nothing is left of what was typed before. */
const quiet = 50;

/** Times that it waits for quiet, e.g. while a key is held down. */
const patience = 40;

/**
 * Discards what was typed on a terminal so far, so that it does not answer a question that nobody has seen. Answers whether the
 * terminal is still there.
 */
export async function dropTyped(terminal: NodeJS.ReadStream): Promise<boolean> {
  let [isGone, heard] = [false, true];
  const listeners = {
    data: (typed: Buffer | string): void => {
      heard = true;
      // The terminal itself turns Ctrl-C into a signal only while it hands on whole lines.
      if (typed.toString().includes(controlC)) process.kill(process.pid, 'SIGINT');
    },
    end: (): void => void (isGone = true),
    error: (): void => void (isGone = true),
  };
  for (const [event, listener] of Object.entries(listeners)) terminal.on(event, listener);
  // A line that has no end yet is handed on in this mode only.
  terminal.setRawMode(true);
  terminal.resume();
  for (let tries = 0; heard && !isGone && tries < patience; tries += 1) {
    heard = false;
    await pause(quiet);
    // On a busy machine the pause can be over before any input was looked at.
    await nextTurn();
  }
  terminal.pause();
  if (!isGone) terminal.setRawMode(false);
  for (const [event, listener] of Object.entries(listeners)) terminal.off(event, listener);
  return !isGone;
}
