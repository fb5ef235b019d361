import { spawn } from 'node:child_process';

/** Result of a step. */
export interface StepRun {
  readonly name: string;
  readonly exitCode: number;
  /** Standard output and standard error, as the log of the pipeline shows them. */
  readonly log: string;
}

/** A step: what the shell reads, and in which environment. */
export interface Script {
  readonly name: string;
  readonly text: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Parameters of bash before the script. */
  readonly shell: readonly string[];
}

/** Runs a step with bash. Of the test's environment, it only gets PATH. */
export async function runScript({ name, text, cwd, env, shell }: Script): Promise<StepRun> {
  const child = spawn('bash', [...shell, '-c', text], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const log: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => log.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => log.push(chunk));
  const exitCode = await new Promise<number>((end, fail) => {
    child.once('error', fail);
    child.once('close', (code) => {
      end(code ?? -1);
    });
  });
  return { name, exitCode, log: Buffer.concat(log).toString() };
}

/** Names of the steps with what each ended with. */
export function endingsOf({ steps }: StepRuns): readonly string[] {
  return steps.map(({ name, exitCode }) => `${name}: ${String(exitCode)}`);
}

/** Everything that the steps wrote. */
export function logOf({ steps }: StepRuns): string {
  return steps.map(({ log }) => log).join('');
}

interface StepRuns {
  readonly steps: readonly StepRun[];
}

/** An environment with values in the place of expressions. */
export function evaluatedWith(
  texts: Readonly<Record<string, string>> = {},
  evaluate: (text: string) => string,
): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, evaluate(text)]));
}
