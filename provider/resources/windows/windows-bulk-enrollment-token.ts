import {
  type DataRead,
  defineDataSource,
  type Diagnostic,
  error,
  type Graph,
  int,
  longestBulkTokenDays,
  type ReportedExpiration,
  string,
  type ValueObject,
  warning,
} from '../../../core/index.js';
import { renewBeforeDays } from '../expiry.js';

const source = 'https://learn.microsoft.com/intune/intune-service/enrollment/windows-bulk-enroll';
const day = 86_400_000;

const states = ['noToken', 'valid', 'expiresSoon', 'expired'] as const;

/** Monitors the token of a bulk enrollment package. Graph does not have it: the date comes from the declaration. */
export const windowsBulkEnrollmentToken = defineDataSource({
  name: 'windowsBulkEnrollmentToken',
  noun: 'bulk enrollment token',
  doc:
    'Monitors the token of a Windows provisioning package for bulk enrollment. Graph does not list such tokens, so the ' +
    'provider compares the declared date with the clock, and warns before and after expiration. It sends no request to ' +
    'Graph, and the token itself is never declared.',
  source,
  permissions: { read: [], write: [] },
  attributes: {
    packageName: string({ required: true, minLength: 1, doc: 'Name of the package with the token.' }),
    tokenExpirationDateTime: string({
      format: 'dateTime',
      doc: `Expiration date of the token, at most ${String(longestBulkTokenDays)} days ahead. If omitted, there is no token yet.`,
      source,
    }),
    renewBeforeDays: int({
      min: 1,
      max: longestBulkTokenDays,
      unit: 'days',
      doc: `Number of days before expiration from which every plan warns. Default: ${String(renewBeforeDays.default)}.`,
    }),
    state: string({
      computed: true,
      oneOf: states,
      doc: '`noToken`: no date is declared. `expiresSoon`: within `renewBeforeDays`.',
    }),
  },
  read: (config, _graph: Graph, now) => Promise.resolve(judge(config, now)),
  ends: endOf,
  example: { declared: { packageName: 'Classroom computers' } },
});

function judge(config: ValueObject, now: Date): DataRead {
  const { packageName, tokenExpirationDateTime: text } = config;
  const name = typeof packageName === 'string' ? packageName : '';
  const end = typeof text === 'string' ? Date.parse(text) : NaN;
  if (Number.isNaN(end)) return present(name, 'noToken');
  const left = end - now.getTime();
  const on = new Date(end).toISOString().slice(0, 10);
  if (left <= 0) return present(name, 'expired', [expired(name, on)]);
  if (left > longestBulkTokenDays * day) return { state: 'refused', diagnostics: [tooLong(name, on)] };
  const days = Math.floor(left / day);
  const window = typeof config.renewBeforeDays === 'number' ? config.renewBeforeDays : renewBeforeDays.default;
  return days < window ? present(name, 'expiresSoon', [expiresSoon(name, on, days)]) : present(name, 'valid');
}

function present(name: string, state: (typeof states)[number], diagnostics: readonly Diagnostic[] = []): DataRead {
  return { state: 'present', value: { id: name, state }, diagnostics };
}

const where = { path: ['tokenExpirationDateTime'] };
const renew = 'get a new token in Windows Configuration Designer, build the package again, and declare the new date';

function endOf(values: ValueObject): readonly ReportedExpiration[] {
  const { packageName, tokenExpirationDateTime: expirationDateTime, renewBeforeDays: window } = values;
  if (typeof expirationDateTime !== 'string') return [];
  const named = typeof packageName === 'string' ? { name: packageName } : {};
  const windowDays = typeof window === 'number' ? window : renewBeforeDays.default;
  const expiry = { consequence: 'after it expires, no device can enroll with the package', remedy: renew };
  return [{ noun: 'bulk enrollment token', ...named, ...expiry, expirationDateTime, windowDays }];
}

function expired(name: string, on: string): Diagnostic {
  return warning('INT2121', {
    what: `the bulk enrollment token of ${JSON.stringify(name)} expired on ${on}`,
    where,
    why: 'devices can no longer enroll with the package',
    fix: `${renew}; or remove the package from the declaration`,
  });
}

function tooLong(name: string, on: string): Diagnostic {
  return error('INT2122', {
    what: `the bulk enrollment token of ${JSON.stringify(name)} cannot be valid until ${on}`,
    where,
    why: `Microsoft issues tokens for at most ${String(longestBulkTokenDays)} days`,
    fix: 'declare the date that Windows Configuration Designer showed',
  });
}

function expiresSoon(name: string, on: string, days: number): Diagnostic {
  return warning('INT2120', {
    what: `the bulk enrollment token of ${JSON.stringify(name)} expires soon`,
    where,
    why: `it expires on ${on}, in ${String(days)} days; after that, no device can enroll with the package`,
    fix: renew,
  });
}
