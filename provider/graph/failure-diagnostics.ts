import { type Diagnostic, type DiagnosticCode, error } from '../../core/index.js';
import type { Failure, FailureCause } from './reply.js';

/** Says why no answer came: INT3007 to INT3011, INT3015. `what` is the thing that was tried, `address` the origin. */
export function diagnoseFailure(
  { cause, detail }: Failure,
  { what, address }: { readonly what: string; readonly address: string },
): Diagnostic {
  const { code, why, fix } = meanings[cause];
  return error(code, { what, why: `${address} ${why} (${detail})`, fix });
}

const unreachable = 'check the network, the proxy (HTTPS_PROXY) and the Graph endpoint';

const meanings: Readonly<Record<FailureCause, { code: DiagnosticCode; why: string; fix: string }>> = {
  refused: { code: 'INT3007', why: 'takes no connection', fix: unreachable },
  dns: { code: 'INT3007', why: 'is not known to the name service', fix: unreachable },
  tls: {
    code: 'INT3008',
    why: 'does not prove who it is',
    fix: 'set NODE_EXTRA_CA_CERTS to the certificate of your inspecting proxy, or correct the Graph endpoint',
  },
  silent: {
    code: 'INT3009',
    why: 'has answered nothing since another request was given up',
    fix: 'try again later; if it stays so, check the network',
  },
  oversized: {
    code: 'INT3015',
    why: 'sent an answer that is too large',
    fix: 'check that the endpoint is Microsoft Graph, and that no proxy changes its answers',
  },
  timeout: { code: 'INT3009', why: 'did not answer in time', fix: 'try again; if it stays so, check the network' },
  reset: { code: 'INT3010', why: 'broke the connection', fix: 'try again; if it stays so, check the network' },
  aborted: { code: 'INT3011', why: 'was not waited for', fix: 'run the command again' },
};
