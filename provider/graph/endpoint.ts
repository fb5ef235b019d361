import type { Diagnostic } from '../../core/index.js';
import { argumentError, type Given, renderOrigin, renderSetting } from './arguments.js';

/** Whether an address is this machine: `localhost`, `127.x.x.x` or `[::1]`. False for what is not an address. */
export function isLoopback(address: string): boolean {
  const { hostname } = parse(address) ?? { hostname: '' };
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/u.test(hostname);
}

/** Whether a token may travel to an address: by HTTPS, or to this machine. */
export function isSafeForTokens(address: string): boolean {
  return parse(address)?.protocol === 'https:' || (parse(address)?.protocol === 'http:' && isLoopback(address));
}

/** Checks the address of Graph: an origin (INT1408), by HTTPS or on this machine (INT1409). */
export function checkEndpoint(given: Given): readonly Diagnostic[] {
  const url = parse(given.value);
  if (url === undefined || !isOrigin(url)) return [notAnOrigin(given, url)];
  return isSafeForTokens(given.value) ? [] : [notSafe(given)];
}

/** The error for an address that a token must not travel to. */
export function notSafe(given: Given): Diagnostic {
  return argumentError('INT1409', given.name, {
    what: 'a token would be sent unencrypted',
    why: `${renderOrigin(given)} is "${withoutUserinfo(given.value)}"; allowed are https URLs, and http only for localhost, 127.0.0.1 or [::1]`,
    fix: `set ${renderSetting(given.name)} to an https URL`,
  });
}

function notAnOrigin(given: Given, url: URL | undefined): Diagnostic {
  const fault = url === undefined ? 'is not an address' : 'has more than scheme, host and port';
  return argumentError('INT1408', given.name, {
    what: 'the Graph endpoint is not a plain URL',
    why: `${renderOrigin(given)} is "${withoutUserinfo(given.value)}", which ${fault}`,
    fix: `set ${renderSetting(given.name)} to something like https://graph.microsoft.com, without a version or path`,
  });
}

function isOrigin(url: URL): boolean {
  const bare = url.pathname === '/' && url.search === '' && url.hash === '';
  return /^https?:$/u.test(url.protocol) && bare && url.username === '' && url.password === '';
}

/** An address may hold `user:password@`, which no message repeats. */
function withoutUserinfo(address: string): string {
  return address.replace(/\/\/[^/]*@/u, '//');
}

function parse(address: string): URL | undefined {
  return URL.canParse(address) ? new URL(address) : undefined;
}
