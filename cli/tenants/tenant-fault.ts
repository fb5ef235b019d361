import { type Diagnostic, error } from '../../core/index.js';
import type { Environment } from '../process/session.js';

/** A tenant for which an uncaught error occurred. */
export interface FailedTenant {
  readonly name: string;
  /** File of the tenant's declaration, as given. */
  readonly file: string;
}

/**
 * Reports an error that was thrown while working on a tenant, so that the work on other tenants continues.
 *
 * INT1377 if the system refused something, such as a folder that is not writable or a full disk; otherwise an internal
 * error, INT9001, which includes the stack with INTUNEFORM_DEBUG=1.
 */
export function tenantFault({ name, file }: FailedTenant, thrown: unknown, env: Environment): Diagnostic {
  if (isSystemError(thrown)) return refused({ name, file }, thrown);
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const stack = thrown instanceof Error && env.INTUNEFORM_DEBUG === '1' ? thrown.stack : undefined;
  return error('INT9001', {
    what: `an internal error stopped the run for ${name}; other tenants are not affected`,
    where: { file },
    why: stack ?? message.split('\n')[0] ?? '',
    fix: 'run again with INTUNEFORM_DEBUG=1 and report what it prints',
  });
}

/** An error returned by the operating system. */
export interface SystemError extends Error {
  readonly code: string;
  readonly syscall: string;
  readonly path?: string;
}

/** Whether the error comes from the operating system instead of from our code. */
export function isSystemError(thrown: unknown): thrown is SystemError {
  return thrown instanceof Error && 'syscall' in thrown && 'code' in thrown;
}

function refused({ name, file }: FailedTenant, { code, syscall, path }: SystemError): Diagnostic {
  const place = path === undefined ? '' : ` of ${path}`;
  return error('INT1377', {
    what: `the operating system denied an operation for ${name}; the other tenants are not affected`,
    where: { file },
    why: `${syscall} failed with ${code}${place}`,
    fix: 'make the folder of the tenant and its contents readable and writable, or remove it (synth creates it again)',
  });
}
