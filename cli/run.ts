import { isatty } from 'node:tty';

import { type Diagnostic, error } from '../core/index.js';
import { type ExitCode, renderDiagnostics, type TextStyle, wantsColor } from '../report/index.js';
import { verbEntries } from './generated/verbs.js';
import { parseCommandLine } from './parse.js';
import { terminalAsk } from './process/ask.js';
import { expandGlobs } from './process/expand-globs.js';
import { internalErrorText } from './process/internal-error.js';
import { createInterrupts } from './process/interrupts.js';
import { createProgress } from './process/progress.js';
import type { Session } from './process/session.js';
import { showWaits } from './process/waits.js';
import type { Request } from './program.js';
import { deliver, type Format } from './result/deliver.js';
import type { Verb } from './verb/verb.js';

/** Runs the command line of this process and returns its exit code. Never throws: an internal error becomes INT9001. */
export async function run(parameters: readonly string[]): Promise<ExitCode> {
  try {
    const parsed = await parseCommandLine(parameters);
    if ('mistake' in parsed) return complain([parsed.mistake]);
    if ('request' in parsed) return await runRequest(parsed.request);
    // Help that was not requested is the response to a missing command.
    (parsed.asked ? process.stdout : process.stderr).write(parsed.shown);
    return parsed.asked ? 0 : 1;
  } catch (thrown) {
    process.stderr.write(internalErrorText(thrown, process.env));
    return 1;
  }
}

/** Options for the process itself. Not every command has them. */
interface ProcessOptions {
  readonly format?: Format;
  readonly output?: string;
  readonly quiet?: boolean;
  readonly color?: boolean;
}

async function runRequest({ verb, values }: Request): Promise<ExitCode> {
  const { format = 'text', output, quiet, color = true }: ProcessOptions = values;
  const session = createSession(quiet);
  // The values were parsed as the command declares them.
  const outcome = await verb.run(withFiles(verb, values, session.cwd) as never, session, loadAllVerbs);
  const stream = outcome.toStderr ? process.stderr : process.stdout;
  const style = styleOf(stream, color);
  const failure = await deliver(outcome, { format, output, style }, (text) => stream.write(text));
  if (failure) return complain([failure]);
  outcome.delivered?.();
  return outcome.exitCode;
}

/** Replaces patterns by the matching files. */
function withFiles({ arguments: takes }: Verb, values: Request['values'], cwd: string): Request['values'] {
  const paths = Object.entries(takes).filter(([, { isPath }]) => isPath);
  const expanded = paths.map(([name]) => [name, expandGlobs(values[name] as readonly string[], cwd)] as const);
  return { ...values, ...Object.fromEntries(expanded) };
}

async function loadAllVerbs(): Promise<readonly Verb[]> {
  return Promise.all(verbEntries.map(async ({ load }) => (await load()).verb));
}

function createSession(quiet = false): Session {
  const progress = createProgress(process.stderr, { quiet });
  showWaits(progress);
  return {
    env: process.env,
    cwd: process.cwd(),
    progress,
    interrupts: createInterrupts(process, { end: endInterrupted, tell: (line) => process.stderr.write(`${line}\n`) }),
    isShownToPerson: process.stdout.isTTY,
    // process.stdin would open a stream that most commands never read.
    ask: isatty(0) && process.stderr.isTTY ? terminalAsk : undefined,
  };
}

function endInterrupted(): never {
  complain([
    error('INT1309', {
      what: 'interrupted',
      why: 'a signal ended the run while Terraform was not running; this step did not change the tenant',
      fix: 'run the same command again',
    }),
  ]);
  process.exit(1);
}

function complain(diagnostics: readonly Diagnostic[]): ExitCode {
  process.stderr.write(renderDiagnostics(diagnostics, styleOf(process.stderr, !process.argv.includes('--no-color'))));
  return diagnostics.length > 0 ? 1 : 0;
}

function styleOf(stream: NodeJS.WriteStream, color: boolean): TextStyle {
  const width = stream.isTTY ? stream.columns : undefined;
  const isColored = color && wantsColor(stream, process.env);
  return { color: isColored, links: isColored && stream.isTTY, ...(width !== undefined && { width }) };
}
