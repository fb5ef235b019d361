import { type Diagnostic, error, type Path, renderPath, withArticle } from '../../../core/index.js';

/**
 * Ends a call early with a diagnostic. Thrown if Terraform sent what the protocol does not allow: this is not the
 * user's fault, and does not need a branch in every handler. Caught once, where calls are answered.
 */
export class ProtocolFault extends Error {
  constructor(readonly diagnostic: Diagnostic) {
    super(diagnostic.what);
  }
}

/** A message that is invalid in the protocol. `why`: default, it is not a message. */
export function malformed(
  call: string,
  why = 'it is not a message of the Terraform plugin protocol 6, or it was truncated',
): ProtocolFault {
  return new ProtocolFault(
    error('INT4010', {
      what: `${withArticle(`${call} request`)} could not be read`,
      why,
      fix: 'run again; if the problem persists, use a supported version of Terraform or OpenTofu',
    }),
  );
}

/**
 * A value that does not match its type. `path` uses Terraform's names and can be empty; no part of the value is quoted.
 */
export function undecodable(path: Path, why: string): ProtocolFault {
  const place = path.length === 0 ? '' : ` at ${renderPath(path)}`;
  return new ProtocolFault(
    error('INT4002', {
      what: `a value from Terraform could not be read${place}`,
      why,
      fix: 'run `terraform init -upgrade`, so that Terraform and the provider use the same schema',
    }),
  );
}
