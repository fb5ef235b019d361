import { error } from '../../core/index.js';
import { inert, renderDiagnostics } from '../../report/index.js';
import type { Environment } from './session.js';

/** Text for an exception that should not occur. The stack is included only with INTUNEFORM_DEBUG=1. */
export function internalErrorText(thrown: unknown, env: Environment): string {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const text = renderDiagnostics(
    [
      error('INT9001', {
        what: 'an internal error occurred',
        why: message.split('\n')[0] ?? '',
        fix: 'run again with INTUNEFORM_DEBUG=1 and report what it prints',
      }),
    ],
    { color: false },
  );
  const stack = thrown instanceof Error ? (thrown.stack ?? '') : '';
  return env.INTUNEFORM_DEBUG === '1' ? `${text}${stack.split('\n').map(inert).join('\n')}\n` : text;
}
