import type { Diagnostic } from '../../core/index.js';
import { argumentError, type Given, renderOrigin, renderSetting } from './arguments.js';

/**
 * Whether an address is on this machine: `localhost`, `127.x.x.x` or `[::1]`. False for texts that are not addresses.
 */
export function isLoopback(address: string): boolean {
  const { hostname } = parse(address) ?? { hostname: '' };
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/u.test(hostname);
}

/** Whether tokens can be sent to an address: by HTTPS, or on this machine. */
export function isSafeForTokens(address: string): boolean {
  return parse(address)?.protocol === 'https:' || (parse(address)?.protocol === 'http:' && isLoopback(address));
}

/** Checks the address of Graph: it must be an origin (INT1408), with HTTPS or on this machine (INT1409). */
export function checkEndpoint(given: Given): readonly Diagnostic[] {
  const url = parse(given.value);
  if (url === undefined || !isOrigin(url)) return [notAnOrigin(given, url)];
  return isSafeForTokens(given.value) ? [] : [notSafe(given)];
}

/** Creates the error for an address to which no token can be sent. */
export function notSafe(given: Given): Diagnostic {
  return argumentError('INT1409', given.name, {
    what: 'a token would be sent unencrypted',
    why: `${renderOrigin(given)} is "${withoutUserinfo(given.value)}"; allowed are https URLs, and http only for localhost, 127.0.0.1 or [::1]`,
    fix: `set ${renderSetting(given.name)} to an https URL`,
  });
}

function notAnOrigin(given: Given, url: URL | undefined): Diagnostic {
  const fault = url === undefined ? 'is not a valid URL' : 'contains more than a scheme, host and port';
  return argumentError('INT1408', given.name, {
    what: 'the Graph endpoint is not a plain URL',
    why: `${renderOrigin(given)} is "${withoutUserinfo(given.value)}", which ${fault}`,
    fix: `set ${renderSetting(given.name)} to a URL such as https://graph.microsoft.com, without a version or path`,
  });
}

function isOrigin(url: URL): boolean {
  const bare = url.pathname === '/' && url.search === '' && url.hash === '';
  return /^https?:$/u.test(url.protocol) && bare && url.username === '' && url.password === '';
}

/** Removes `user:password@` from an address, for messages. */
function withoutUserinfo(address: string): string {
  return address.replace(/\/\/[^/]*@/u, '//');
}

function parse(address: string): URL | undefined {
  return URL.canParse(address) ? new URL(address) : undefined;
}
