import type { Diagnostic } from '../core/index.js';
import { error } from '../core/index.js';
import type { ExitCode, TextStyle } from '../report/index.js';
import { renderDiagnostics, wantsColor } from '../report/index.js';
import { deliver } from './deliver.js';
import { createInterrupts } from './interrupts.js';
import type { Outcome } from './outcome.js';
import { parseCommandLine } from './parse.js';
import { createProgress } from './progress.js';
import type { Request } from './request.js';
import type { Session } from './session.js';
import { terminalAsk } from './ask.js';
import { faultOfOurs } from './fault.js';

/** Runs the command line of this process and answers its exit code. Nothing is thrown: a fault of ours becomes INT9001. */
export async function run(parameters: readonly string[]): Promise<ExitCode> {
  try {
    const parsed = parseCommandLine(parameters);
    if ('mistake' in parsed) return complain([parsed.mistake]);
    if ('request' in parsed) return await runRequest(parsed.request);
    // Help that nobody asked for answers a command without a verb.
    (parsed.asked ? process.stdout : process.stderr).write(parsed.shown);
    return parsed.asked ? 0 : 1;
  } catch (thrown) {
    process.stderr.write(faultOfOurs(thrown, process.env));
    return 1;
  }
}

async function runRequest(request: Request): Promise<ExitCode> {
  const session = createSession(request);
  if (request.verb === 'emulator') {
    const { emulator } = await import('./commands/emulator.js');
    return complain(await emulator(request, session));
  }
  const outcome = await runVerb(request, session);
  const output = 'output' in request ? request.output : undefined;
  const style = styleOf(process.stdout, request.color);
  const failure = await deliver(outcome, { format: request.format, output, style }, (text) =>
    process.stdout.write(text),
  );
  if (failure) return complain([failure]);
  outcome.delivered?.();
  return outcome.exitCode;
}

/** Every verb is loaded when it is asked for, so that the others cost nothing. */
async function runVerb(request: Exclude<Request, { verb: 'emulator' }>, session: Session): Promise<Outcome> {
  switch (request.verb) {
    case 'init':
      return (await import('./commands/init.js')).init(request, session);
    case 'validate':
      return (await import('./commands/validate.js')).validate(request, session);
    case 'synth':
      return (await import('./commands/synth.js')).synth(request, session);
    case 'plan':
      return (await import('./commands/plan.js')).plan(request, session);
    case 'apply':
      return (await import('./commands/apply.js')).apply(request, session);
    case 'drift':
      return (await import('./commands/drift.js')).drift(request, session);
    case 'export':
      return (await import('./commands/export.js')).exportVerb(request, session);
    case 'adopt':
      return (await import('./commands/adopt.js')).adopt(request, session);
    case 'doctor':
      return (await import('./commands/doctor.js')).doctor(request, session);
    case 'token android':
      return (await import('./commands/token-android.js')).tokenAndroid(request, session);
    case 'package windows':
      return (await import('./commands/package-windows.js')).packageWindows(request, session);
    case 'report merge':
      return (await import('./commands/report-merge.js')).reportMerge(request);
    case 'provider install':
      return (await import('./commands/provider-install.js')).providerInstall(request, session);
    case 'provider package':
      return (await import('./commands/provider-package.js')).providerPackage(request, session);
  }
}

function createSession(request: Request): Session {
  return {
    env: process.env,
    cwd: process.cwd(),
    progress: createProgress(process.stderr, request),
    interrupts: createInterrupts(process, { end: endInterrupted, tell: (line) => process.stderr.write(`${line}\n`) }),
    isShownToPerson: process.stdout.isTTY,
    ask: process.stdin.isTTY && process.stderr.isTTY ? terminalAsk : undefined,
  };
}

function endInterrupted(): never {
  complain([
    error('INT1309', {
      what: 'interrupted',
      why: 'a signal ended the run while Terraform was not running; nothing was changed in the tenant by this step',
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
  return { color: color && wantsColor(stream, process.env), ...(width !== undefined && { width }) };
}
