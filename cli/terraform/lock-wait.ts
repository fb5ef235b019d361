import { setTimeout as pause } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';

import type { JsonObject } from '../../core/index.js';
import type { Environment, Session } from '../process/session.js';
import { type RunOptions, runTerraform, type TerraformPlace, type TerraformRun } from './run.js';

/** Seconds that a run waits for another one that holds the lock of the state, such as a Terraform whose CLI was killed. */
const patience = 120;

/** Milliseconds between one attempt and the next. */
const interval = 500;

/** A run of Terraform that takes the lock of the state. */
export interface LockedRun extends RunOptions {
  readonly verb: 'plan' | 'apply' | 'untaint' | 'import';
  /** What follows the verb and the time to wait. */
  readonly parameters: readonly string[];
}

/**
 * Runs Terraform, which waits for the lock of the state as long as the user's `TF_CLI_ARGS` say, or two minutes.
 *
 * Terraform takes a local lock and then writes who holds it. A run that comes between the two finds no holder and gives up without
 * waiting, whatever it may wait. It has done nothing yet, and is started again.
 */
export async function runTerraformLocked(
  place: TerraformPlace,
  { verb, parameters, ...options }: LockedRun,
): Promise<TerraformRun> {
  const wait = lockWait(place.env, verb);
  const start = performance.now();
  for (;;) {
    const run = await runTerraform(place, [verb, ...wait, ...parameters], options);
    const waited = performance.now() - start;
    if (wait.length === 0 || options.interrupts.arrived || waited > patience * 1000) return run;
    if (!isRefusedWithoutWaiting(run)) return run;
    options.onEvent?.({ type: waitEvent });
    await pause(interval);
  }
}

/** The argument that makes Terraform wait for the lock of the state. Nothing where the user's `TF_CLI_ARGS` say how long. */
function lockWait(env: Environment, verb: LockedRun['verb']): readonly string[] {
  const said = [env.TF_CLI_ARGS, env[`TF_CLI_ARGS_${verb}`]].some((text) => text?.includes('-lock-timeout'));
  return said ? [] : [`-lock-timeout=${String(patience)}s`];
}

/** Whether Terraform found the lock taken and gave up without waiting, because it did not see who holds it. */
export function isRefusedWithoutWaiting({ succeeded, stdout, stderr }: TerraformRun): boolean {
  if (succeeded) return false;
  const words = stripVTControlCharacters(`${stdout}\n${stderr}`);
  return (
    /acquiring the state lock/iu.test(words) &&
    /resource temporarily unavailable|another process has locked/iu.test(words) &&
    !words.includes('Lock Info:')
  );
}

/** Says what a run of Terraform waits for: the lock of the state, and Graph. */
export function reportWaits(
  tenant: { readonly name: string },
  session: Pick<Session, 'progress'>,
): Required<Pick<RunOptions, 'onEvent' | 'onWait'>> {
  const onWait = (line: string): void => {
    session.progress.note(`${tenant.name}: ${line}`);
  };
  return { onEvent: reportLockWait(tenant, session), onWait };
}

/** Type of the event by which Terraform says that it waits for the lock. */
const waitEvent = 'state_lock_acquire';

/** Says it once. */
function reportLockWait(
  { name }: { readonly name: string },
  { progress }: Pick<Session, 'progress'>,
): (event: JsonObject) => void {
  let said = false;
  return ({ type }) => {
    if (type !== waitEvent || said) return;
    said = true;
    progress.note(`${name}: waiting for the state lock, at most ${String(patience)} s; another run may hold it`);
  };
}
