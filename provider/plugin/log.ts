import { createRedactor, isJsonObject, type Json, type JsonObject, redacted, type Redactor } from '../../core/index.js';

/** How much a log line matters, the least first. */
export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error';

/** Writes one line to the log. Nothing in it ever holds a secret. */
export type Log = (level: LogLevel, message: string, fields?: JsonObject) => void;

/** The log of a provider process, with what takes secrets out of it. */
export interface ProviderLog {
  readonly log: Log;
  readonly redactor: Redactor;
}

/** Opens the log that the environment asks for, on standard error. `unset`: the level where it asks for none. */
export function openLog(
  environment: Readonly<Record<string, string | undefined>>,
  unset: LogLevel | 'off' = 'off',
): ProviderLog {
  const redactor = createRedactor();
  const write = (line: string): void => {
    process.stderr.write(`${line}\n`);
  };
  const log = createLog({
    level: logLevel(environment, unset),
    write,
    redact: redactor.redact,
    now: () => new Date(),
  });
  return { log, redactor };
}

/** What a log needs. */
export interface LogOptions {
  /** Least level that is written, or `off`. */
  readonly level: LogLevel | 'off';
  /** Takes a line without its line break. */
  readonly write: (line: string) => void;
  readonly redact: (text: string) => string;
  readonly now: () => Date;
}

const levels: readonly LogLevel[] = ['trace', 'debug', 'info', 'warn', 'error'];

/**
 * The level that the environment asks for: TF_LOG_PROVIDER_INTUNE, else TF_LOG_PROVIDER, else TF_LOG. Where none is
 * set, `unset` (default: off); a word that is no level means trace, as for Terraform.
 *
 * @see https://developer.hashicorp.com/terraform/internals/debugging
 */
export function logLevel(
  environment: Readonly<Record<string, string | undefined>>,
  unset: LogLevel | 'off' = 'off',
): LogLevel | 'off' {
  const { TF_LOG_PROVIDER_INTUNE: ours, TF_LOG_PROVIDER: providers, TF_LOG: all } = environment;
  const asked = [ours, providers, all].find((level) => level !== undefined && level !== '')?.toLowerCase() ?? unset;
  return asked === 'off' ? 'off' : (levels.find((level) => level === asked) ?? 'trace');
}

/**
 * Makes a log in the form that Terraform understands: one JSON object a line, after hclog.
 *
 * @see https://github.com/hashicorp/go-hclog
 */
export function createLog({ level, write, redact, now }: LogOptions): Log {
  const least = level === 'off' ? levels.length : levels.indexOf(level);
  return (at, message, fields = {}) => {
    if (levels.indexOf(at) < least) return;
    // Terraform panics on an `@message` that is not text, and reads a line with another form of `@timestamp` as plain text.
    const head = { '@level': at, '@message': message, '@timestamp': timestamp(now()), '@module': 'provider.intune' };
    write(JSON.stringify(cleaned({ ...fields, ...head }, redact)));
  };
}

/** Six fractional digits and an offset, as Terraform parses it. */
function timestamp(date: Date): string {
  return date.toISOString().replace('Z', '000Z');
}

const secretNames = /authorization|secret|password|token|assertion|private_?key|cookie/iu;

/** Redacted before it becomes JSON, where a secret would be escaped; members with a telling name go whole. */
function cleaned(value: Json, redact: (text: string) => string): Json {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map((member: Json) => cleaned(member, redact));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      secretNames.test(name) && member !== null ? redacted : cleaned(member ?? null, redact),
    ]),
  );
}
