import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';

const controlC = '\u0003';

/** Milliseconds without input after which no earlier input remains. */
const quiet = 50;

/** Maximum number of such waits, for example while a key is held down. */
const patience = 40;

/**
 * Discards earlier input on a terminal, so that it does not answer a question that has not been seen. Returns whether
 * the terminal is still open.
 */
export async function dropTyped(terminal: NodeJS.ReadStream): Promise<boolean> {
  let [isGone, heard] = [false, true];
  const listeners = {
    data: (typed: Buffer | string): void => {
      heard = true;
      // The terminal only converts Ctrl-C to a signal in line mode.
      if (typed.toString().includes(controlC)) process.kill(process.pid, 'SIGINT');
    },
    end: (): void => void (isGone = true),
    error: (): void => void (isGone = true),
  };
  for (const [event, listener] of Object.entries(listeners)) terminal.on(event, listener);
  // An incomplete line is only returned in this mode.
  terminal.setRawMode(true);
  terminal.resume();
  for (let tries = 0; heard && !isGone && tries < patience; tries += 1) {
    heard = false;
    await pause(quiet);
    // On a busy machine, the pause can end before any input is read.
    await nextTurn();
  }
  terminal.pause();
  if (!isGone) terminal.setRawMode(false);
  for (const [event, listener] of Object.entries(listeners)) terminal.off(event, listener);
  return !isGone;
}
