import fc from 'fast-check';

import { createRedactor, type JsonObject } from '../../../core/index.js';
import { createLog, type LogLevel, logLevel } from '../../../provider/plugin/log.js';

function logOf(level: LogLevel | 'off', secrets: readonly string[] = []) {
  const lines: string[] = [];
  const redactor = createRedactor();
  secrets.forEach(redactor.add);
  const write = (line: string): unknown => lines.push(line);
  const now = (): Date => new Date('2026-11-23T05:12:00.123Z');
  return { lines, log: createLog({ level, write, redact: redactor.redact, now }) };
}

test('writes lines in the format that Terraform parses', () => {
  const { lines, log } = logOf('info');

  log('warn', 'throttled', { area: 'devices', seconds: 1.5, '@message': 'not this one' });

  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    {
      '@level': 'warn',
      '@message': 'throttled',
      '@timestamp': '2026-11-23T05:12:00.123000Z',
      '@module': 'provider.intune',
      area: 'devices',
      seconds: 1.5,
    },
  ]);
});

test.each<[LogLevel | 'off', LogLevel[]]>([
  ['trace', ['trace', 'debug', 'info', 'warn', 'error']],
  ['warn', ['warn', 'error']],
  ['off', []],
])('writes at level %s only %j', (level, written) => {
  const { lines, log } = logOf(level);

  (['trace', 'debug', 'info', 'warn', 'error'] as const).forEach((each) => {
    log(each, each);
  });

  expect(lines.map((line) => (JSON.parse(line) as JsonObject)['@level'])).toEqual(written);
});

test.each([
  [{}, 'off'],
  [{ TF_LOG: 'DEBUG' }, 'debug'],
  [{ TF_LOG: 'JSON' }, 'trace'],
  [{ TF_LOG: 'trace', TF_LOG_PROVIDER: 'ERROR' }, 'error'],
  [{ TF_LOG: 'trace', TF_LOG_PROVIDER: 'error', TF_LOG_PROVIDER_INTUNE: 'OFF' }, 'off'],
  [{ TF_LOG: 'info', TF_LOG_PROVIDER: '' }, 'info'],
] as const)('reads its level from %j', (environment, level) => {
  expect(logLevel(environment)).toBe(level);
});

test('never writes a known secret, in any text and spelling', () => {
  const secrets = fc.string({ unit: 'grapheme', minLength: 8, maxLength: 30 }).map((text) => `${text}-1`);

  fc.assert(
    fc.property(secrets, fc.string(), fc.string(), (secret, before, after) => {
      const { lines, log } = logOf('trace', [secret]);
      const text = `${before}${secret}${after}`;

      log('info', text, { text, list: [{ deep: text }], form: `a=${encodeURIComponent(secret)}` });

      const line = lines.join();
      expect(JSON.stringify(JSON.parse(line))).not.toContain(JSON.stringify(secret).slice(1, -1));
      expect(line).not.toContain(encodeURIComponent(secret));
    }),
  );
});

test('redacts whole members with the name of a secret', () => {
  const { lines, log } = logOf('info');

  log('info', 'request', { headers: { Authorization: 'opaque', accept: 'json' }, clientSecret: { a: 1 }, token: null });

  expect(JSON.parse(lines.join())).toMatchObject({
    headers: { Authorization: '[redacted]', accept: 'json' },
    clientSecret: '[redacted]',
    token: null,
  });
});
