import { type Diagnostic, type DiagnosticCode, error } from '../../core/index.js';
import type { Failure, FailureCause } from './reply.js';

/**
 * Explains why no answer arrived: INT3007 to INT3011, INT3015. `what` is the attempted action, `address` the origin.
 */
export function diagnoseFailure(
  { cause, detail }: Failure,
  { what, address }: { readonly what: string; readonly address: string },
): Diagnostic {
  const { code, why, fix } = meanings[cause];
  return error(code, { what, why: `${address} ${why} (${detail})`, fix });
}

const unreachable = 'check the network, the proxy (HTTPS_PROXY) and the Graph endpoint';

const meanings: Readonly<Record<FailureCause, { code: DiagnosticCode; why: string; fix: string }>> = {
  refused: { code: 'INT3007', why: 'refuses connections', fix: unreachable },
  dns: { code: 'INT3007', why: 'cannot be resolved', fix: unreachable },
  tls: {
    code: 'INT3008',
    why: 'has no trusted certificate',
    fix: 'set NODE_EXTRA_CA_CERTS to the CA certificate of your proxy, or correct the Graph endpoint',
  },
  silent: {
    code: 'INT3009',
    why: 'has not responded since another request timed out',
    fix: 'try again later; if the problem persists, check the network',
  },
  oversized: {
    code: 'INT3015',
    why: 'sent a response that is too large',
    fix: 'check that the endpoint is Microsoft Graph, and that no proxy changes its responses',
  },
  timeout: {
    code: 'INT3009',
    why: 'did not respond in time',
    fix: 'try again; if the problem persists, check the network',
  },
  reset: {
    code: 'INT3010',
    why: 'closed the connection',
    fix: 'try again; if the problem persists, check the network',
  },
  aborted: { code: 'INT3011', why: 'was canceled', fix: 'run the command again' },
};
