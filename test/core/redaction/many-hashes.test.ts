import '../../support/count-work.js';

import { createHash } from 'node:crypto';

import { createRedactor } from '../../../core/index.js';
import { workOf } from '../../support/work.js';

/** Texts as long as hardware hashes, in Base64. */
function hashes(count: number, from: number): readonly string[] {
  return Array.from({ length: count }, (_, index) =>
    Array.from({ length: 94 }, (__, part) =>
      createHash('sha256')
        .update(`${String(from + index)} ${String(part)}`)
        .digest('hex'),
    ).join(''),
  ).map((hex) => Buffer.from(hex, 'hex').toString('base64'));
}

test('registers thousands of hardware hashes without every form of each, and finds them all', () => {
  const redactor = createRedactor();
  const [first, more] = [hashes(100, 0), hashes(100, 100)];

  const work = workOf(() => {
    first.forEach(redactor.addSent);
  });
  const workForMore = workOf(() => {
    more.forEach(redactor.addSent);
  });

  expect(workForMore).toBeLessThan(work / 10);
  for (const secret of [...first, ...more]) {
    expect(redactor.redact(`answered: ${secret}.`)).toBe('answered: [redacted].');
    expect(redactor.redact(JSON.stringify({ part: secret.slice(1000, 1100) }))).not.toContain(secret.slice(1040, 1060));
    expect(redactor.redactAnswer({ message: secret })).toEqual({ message: '[redacted]' });
  }
});
