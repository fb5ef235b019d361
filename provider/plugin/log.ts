import { createRedactor, isJsonObject, type Json, type JsonObject, redacted, type Redactor } from '../../core/index.js';

/** Level of a log line, in ascending order. */
export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error';

/** Writes one line to the log. It never contains a secret. */
export type Log = (level: LogLevel, message: string, fields?: JsonObject) => void;

/** The log of a provider process, and its redactor. */
export interface ProviderLog {
  readonly log: Log;
  readonly redactor: Redactor;
}

/** Opens the log on standard error with the level in the environment. `unset`: the level if there is none. */
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

/** Options of a log. */
export interface LogOptions {
  /** Minimum level to write, or `off`. */
  readonly level: LogLevel | 'off';
  /** Receives a line without its line break. */
  readonly write: (line: string) => void;
  readonly redact: (text: string) => string;
  readonly now: () => Date;
}

const levels: readonly LogLevel[] = ['trace', 'debug', 'info', 'warn', 'error'];

/**
 * The level in the environment: TF_LOG_PROVIDER_INTUNE, otherwise TF_LOG_PROVIDER, otherwise TF_LOG. If none is set,
 * `unset` (default: off); an unknown level means trace, as in Terraform.
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
 * Creates a log in the format of hclog, which Terraform parses: one JSON object per line.
 *
 * @see https://github.com/hashicorp/go-hclog
 */
export function createLog({ level, write, redact, now }: LogOptions): Log {
  const least = level === 'off' ? levels.length : levels.indexOf(level);
  return (at, message, fields = {}) => {
    if (levels.indexOf(at) < least) return;
    // Terraform panics if `@message` is not text, and treats a line with another format of `@timestamp` as plain text.
    const head = { '@level': at, '@message': message, '@timestamp': timestamp(now()), '@module': 'provider.intune' };
    write(JSON.stringify(cleaned({ ...fields, ...head }, redact)));
  };
}

/** Six fractional digits and an offset, as Terraform parses it. */
function timestamp(date: Date): string {
  return date.toISOString().replace('Z', '000Z');
}

const secretNames = /authorization|secret|password|token|assertion|private_?key|cookie/iu;

/**
 * Redacted before conversion to JSON, which would escape a secret; members with names of secrets are removed
 * completely.
 */
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
