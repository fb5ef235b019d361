import { createRequire } from 'node:module';
import { resolve } from 'node:path';

import { engineEnvironment, requireEngineOf, watchOutput } from '../support/engine.js';
import { until } from './until.js';

/** The part of node-pty that is used. cdktf-cli brings it; it comes without types that our compiler settings accept. */
interface Pty {
  spawn(file: string, parameters: readonly string[], options: object): PtyProcess;
}

interface PtyProcess {
  onData(listener: (text: string) => void): unknown;
  onExit(listener: (end: { readonly exitCode: number }) => void): unknown;
  write(text: string): void;
  kill(signal: string): void;
  /** Closes our end of the terminal. */
  destroy(): void;
}

/** A command line that runs on a real terminal. */
export interface Terminal {
  /** Waits until this text is on the screen. */
  sees(text: string): Promise<void>;
  /** Presses keys. */
  type(keys: string): void;
  /** Sends a signal to the command line alone. */
  signal(name: 'SIGHUP' | 'SIGTERM' | 'SIGKILL'): void;
  /** Closes the window: the terminal is gone for the command line. */
  close(): void;
  /** Waits for the end. Returns the exit code and the screen content, with plain line ends. */
  ended(): Promise<{ readonly exitCode: number; readonly screen: string }>;
}

/** Runs the built command line on a terminal of 100 columns. */
export function onTerminal(
  parameters: readonly string[],
  { cwd, env }: { readonly cwd: string; readonly env: Readonly<Record<string, string>> },
): Terminal {
  const pty = createRequire(__filename)('@cdktf/node-pty-prebuilt-multiarch') as Pty;
  const bare = { PATH: process.env.PATH ?? '', HOME: cwd, TERM: 'xterm', ...engineEnvironment };
  const child = pty.spawn(process.execPath, [resolve('dist/cli/main.js'), ...parameters], {
    cwd,
    cols: 100,
    env: { ...bare, ...env },
  });
  let screen = '';
  child.onData((text) => (screen += text.replaceAll('\r\n', '\n')));
  watchOutput((listener) => child.onData(listener));
  const exit = new Promise<number>((end) =>
    child.onExit(({ exitCode }) => {
      end(exitCode);
    }),
  );
  return {
    sees: (text) => until(`"${text}" on the screen`, () => screen.includes(text)),
    type: (keys) => {
      child.write(keys);
    },
    signal: (name) => {
      child.kill(name);
    },
    close: () => {
      child.destroy();
    },
    ended: async () => {
      const exitCode = await exit;
      requireEngineOf(screen);
      return { exitCode, screen };
    },
  };
}
