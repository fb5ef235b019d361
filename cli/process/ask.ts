import { createInterface } from 'node:readline/promises';

import { dropTyped } from './drop-typed.js';

/**
 * Shows a text on standard error, then asks on the terminal. Only `yes` and `y` mean yes; the end of input (Ctrl-D) and
 * a closed terminal mean no. Anything typed before the question appears is discarded.
 */
export async function terminalAsk(about: string, question: string): Promise<boolean> {
  process.stderr.write(about);
  if (!(await dropTyped(process.stdin))) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  // readline intercepts Ctrl-C; it must be handled like all signals.
  terminal.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  const goesAway = new Promise<string>((resolve) => {
    const answerNo = (): void => {
      resolve('');
    };
    terminal.once('close', answerNo);
    process.stdin.on('error', answerNo);
    process.stderr.on('error', answerNo);
  });
  try {
    // Newer versions of Node reject the question when the terminal closes.
    const answered = terminal.question(`${question} [y/N] `).catch(() => '');
    const answer = await Promise.race([answered, goesAway]);
    return /^y(?:es)?$/iu.test(answer.trim());
  } finally {
    terminal.close();
  }
}
