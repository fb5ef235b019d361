import type { Interrupts } from './interrupts.js';
import type { Progress } from './progress.js';

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What a verb works with, besides its arguments. */
export interface Session {
  readonly env: Environment;
  /** Folder that relative paths start from. */
  readonly cwd: string;
  readonly progress: Progress;
  readonly interrupts: Interrupts;
  /** Whether standard output is a terminal, and no file or pipe that would keep what is written. */
  readonly isShownToPerson: boolean;
  /** Asks for a yes on the terminal, after the text that the question is about. Undefined: there is no terminal. */
  readonly ask: ((about: string, question: string) => Promise<boolean>) | undefined;
}
