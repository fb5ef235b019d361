import { setTimeout as pause } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';

import type { JsonObject } from '../../core/index.js';
import type { Environment, Session } from '../process/session.js';
import { type RunOptions, runTerraform, type TerraformPlace, type TerraformRun } from './run.js';

/** Seconds that a run waits for another holder of the state lock, such as a Terraform whose command was killed. */
const patience = 120;

/** Milliseconds between two attempts. */
const interval = 500;

/** A run of Terraform that locks the state. */
export interface LockedRun extends RunOptions {
  readonly verb: 'plan' | 'apply' | 'untaint' | 'import';
  /** Arguments after the command and the lock timeout. */
  readonly parameters: readonly string[];
}

/**
 * Runs Terraform with a lock timeout: the one in the user's `TF_CLI_ARGS`, or two minutes.
 *
 * Terraform takes a local lock and then writes its holder. A run between the two steps finds no holder and fails
 * immediately, whatever its timeout. It has not done anything yet, and is started again.
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

/** The argument for the lock timeout. Empty if the user's `TF_CLI_ARGS` sets it. */
function lockWait(env: Environment, verb: LockedRun['verb']): readonly string[] {
  const said = [env.TF_CLI_ARGS, env[`TF_CLI_ARGS_${verb}`]].some((text) => text?.includes('-lock-timeout'));
  return said ? [] : [`-lock-timeout=${String(patience)}s`];
}

/** Whether Terraform found the lock taken and failed immediately, because it found no holder. */
export function isRefusedWithoutWaiting({ succeeded, stdout, stderr }: TerraformRun): boolean {
  if (succeeded) return false;
  const words = stripVTControlCharacters(`${stdout}\n${stderr}`);
  return (
    /acquiring the state lock/iu.test(words) &&
    /resource temporarily unavailable|another process has locked/iu.test(words) &&
    !words.includes('Lock Info:')
  );
}

/** Reports what a run of Terraform waits for: the state lock, and Graph. */
export function reportWaits(
  tenant: { readonly name: string },
  session: Pick<Session, 'progress'>,
): Required<Pick<RunOptions, 'onEvent' | 'onWait'>> {
  const onWait = (line: string): void => {
    session.progress.note(`${tenant.name}: ${line}`);
  };
  return { onEvent: reportLockWait(tenant, session), onWait };
}

/** Type of Terraform's event while it waits for the lock. */
const waitEvent = 'state_lock_acquire';

/** Reports the wait once. */
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
