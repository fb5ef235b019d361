import { type Diagnostic, error } from '../../core/index.js';
import type { Environment } from './settings.js';

/** In the HTTP client's order of precedence. Each is also read in lower case. */
const variables = ['HTTPS_PROXY', 'ALL_PROXY', 'HTTP_PROXY'];

/**
 * Checks the proxy of the environment (INT1413): with an invalid address, the client would fail late, and only report
 * that it is invalid.
 */
export function checkProxy(environment: Environment): readonly Diagnostic[] {
  const variable = variables
    .flatMap((name) => [name, name.toLowerCase()])
    .find((name) => environment[name] !== undefined && environment[name] !== '');
  const fault = variable === undefined ? undefined : faultOf(environment[variable] ?? '');
  if (variable === undefined || fault === undefined) return [];
  return [
    error('INT1413', {
      what: 'the proxy cannot be used',
      // The address may contain a password, so it is not included.
      why: `the environment variable ${variable} ${fault}`,
      fix: `set ${variable} to a URL such as http://proxy.contoso.com:8080, or remove it`,
    }),
  ];
}

function faultOf(address: string): string | undefined {
  if (!URL.canParse(address)) return 'is not a valid URL';
  const { protocol, username, password } = new URL(address);
  if (protocol !== 'http:' && protocol !== 'https:') return `uses ${protocol.slice(0, -1)}; allowed are http and https`;
  return isDecodable(username) && isDecodable(password)
    ? undefined
    : 'has a user name or password with an unescaped percent sign';
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
