import type { JsonObject } from '../../core/index.js';
import type { Environment, Session } from '../process/session.js';
import type { RunOptions } from './run.js';

/** Seconds that a run waits for another one that holds the lock of the state, such as a Terraform whose CLI was killed. */
const patience = 120;

/** The argument that makes Terraform wait for the lock of the state. Nothing where the user's `TF_CLI_ARGS` say how long. */
export function lockWait(env: Environment, verb: 'plan' | 'apply'): readonly string[] {
  const said = [env.TF_CLI_ARGS, env[`TF_CLI_ARGS_${verb}`]].some((text) => text?.includes('-lock-timeout'));
  return said ? [] : [`-lock-timeout=${String(patience)}s`];
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

/** Says it once. */
function reportLockWait(
  { name }: { readonly name: string },
  { progress }: Pick<Session, 'progress'>,
): (event: JsonObject) => void {
  let said = false;
  return ({ type }) => {
    if (type !== 'state_lock_acquire' || said) return;
    said = true;
    progress.note(`${name}: waiting for the state lock, at most ${String(patience)} s; another run may hold it`);
  };
}
