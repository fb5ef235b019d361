import type { Interrupts } from './interrupts.js';
import type { Progress } from './progress.js';

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Dependencies of a command besides its arguments. */
export interface Session {
  readonly env: Environment;
  /** Base folder of relative paths. */
  readonly cwd: string;
  readonly progress: Progress;
  readonly interrupts: Interrupts;
  /** Whether standard output is a terminal instead of a file or pipe that would store the output. */
  readonly isShownToPerson: boolean;
  /**
   * Asks for confirmation on the terminal, after the text that the question is about. Undefined: there is no terminal.
   */
  readonly ask: ((about: string, question: string) => Promise<boolean>) | undefined;
}
