import { type Diagnostic, error } from '../../core/index.js';
import { Token } from '../cdk.js';
import { renderLine } from '../tenant-check.js';
import type { AutodiscoveryDomain } from './autodiscovery-domain.js';

/**
 * Returns the problems of the domains, one line each. Names that only Terraform knows are refused too, because record
 * names are derived from them.
 */
export function domainProblems(domains: readonly AutodiscoveryDomain[]): readonly string[] {
  const repeated = domains.filter(({ domain }, index) => domains.findIndex((other) => other.domain === domain) < index);
  return [
    ...domains
      .flatMap(({ domain, zone }) => [domain, zone ?? domain].filter((name, index) => index === 0 || name !== domain))
      .filter((name) => !isDomain(name))
      .map(notADomain),
    ...domains
      .filter(({ domain, zone }) => zone !== undefined && domain !== zone && !domain.endsWith(`.${zone}`))
      .map(outsideZone),
    ...repeated.map(({ domain }) => twice(domain)),
  ].map(renderLine);
}

/** At least two labels of letters, digits and hyphens. */
const domainName = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/iu;

function isDomain(name: string): boolean {
  return !Token.isUnresolved(name) && domainName.test(name);
}

function notADomain(name: string): Diagnostic {
  return error('INT1130', {
    what: 'autodiscovery is declared for a value that is not a domain',
    why: Token.isUnresolved(name) ? 'only Terraform knows the value' : `got "${name}"`,
    fix: 'write the domain of the users as literal text, such as contoso.com',
  });
}

function outsideZone({ domain, zone }: AutodiscoveryDomain): Diagnostic {
  return error('INT1131', {
    what: `the domain ${domain} is not in its zone`,
    why: `the zone is ${zone ?? ''}`,
    fix: 'use the DNS zone that contains the domain',
  });
}

function twice(domain: string): Diagnostic {
  return error('INT1132', {
    what: `the domain ${domain} is declared twice`,
    why: 'each domain has one pair of records',
    fix: 'keep one of them',
  });
}
