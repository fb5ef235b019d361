import type { Answer, Failure } from '../../../provider/graph/reply.js';
import { decide, noAttempts, parseRetryAfter, type RetryOptions } from '../../../provider/graph/retry.js';
import { start } from './connect.js';

const now = start.getTime();

describe('parseRetryAfter', () => {
  test.each([
    ['2', 2000],
    ['2.128', 2128],
    [' 0 ', 0],
    ['300', 300_000],
    ['Mon, 23 Nov 2026 05:12:30 GMT', 30_000],
    ['Mon, 23 Nov 2026 05:11:00 GMT', 0],
  ])('reads %j as %d milliseconds', (text, milliseconds) => {
    expect(parseRetryAfter(text, now)).toBe(milliseconds);
  });

  test.each([undefined, '', 'soon', '-5'])('does not understand %j', (text) => {
    expect(parseRetryAfter(text, Date.parse('9999-01-01'))).toBeUndefined();
  });
});

describe('decide', () => {
  test('waits as long as Graph asks, to the fraction of a second', () => {
    const verdict = decide(answer(429, '2.128'), once, options());

    expect(verdict).toEqual({ again: true, delayMs: 2128, renewToken: false, throttled: true });
  });

  test('waits for a minimum that doubles, up to a minute, if Graph specifies no time', () => {
    const waits = [1, 2, 3, 9].map((made) =>
      decide(answer(429), { ...noAttempts, made }, options({ random: () => 0.5 })),
    );

    expect(waits.map((verdict) => verdict.again && verdict.delayMs)).toEqual([750, 1500, 3000, 45_000]);
  });

  test.each(['0', '0.0', 'Mon, 23 Nov 2026 05:00:00 GMT', undefined, 'soon'])(
    'waits for a growing floor, never for nothing, when Retry-After is %j',
    (retryAfter) => {
      const waits = [1, 2, 3, 4].map((made) =>
        decide(answer(429, retryAfter), { ...noAttempts, made }, options({ random: () => 0 })),
      );

      expect(waits.map((verdict) => verdict.again && verdict.delayMs)).toEqual([500, 1000, 2000, 4000]);
    },
  );

  test.each(['GET', 'POST'] as const)('takes "Rate limit reached" for throttling, also as 500 (%s)', (method) => {
    const message = 'Rate limit reached because of too many requests to query broker. Please retry after sometime.';
    const reply = { ...answer(500), body: { error: { code: 'InternalServerError', message } } };

    expect(decide(reply, once, options({ method }))).toMatchObject({ again: true, throttled: true });
  });

  test('counts timeouts against the budget', () => {
    const late: Failure = { kind: 'failure', cause: 'timeout', detail: 'X', sent: true };

    expect(decide(late, { ...once, made: 3, spentMs: 299_900 }, options()).again).toBe(false);
    expect(decide(late, { ...once, made: 3, spentMs: 100_000 }, options()).again).toBe(true);
  });

  test('gives up if the wait would exceed the budget, and still reports how long the area must wait', () => {
    const verdict = decide(answer(429, '200'), { ...once, spentMs: 150_000 }, options());

    expect(verdict).toEqual({ again: false, throttledMs: 200_000 });
  });

  test('gives up on a server that throttles forever without specifying a wait', () => {
    expect(decide(answer(429, '0'), { ...noAttempts, made: 20 }, options()).again).toBe(false);
  });

  test.each([
    ['GET', 500, true],
    ['PATCH', 502, true],
    ['DELETE', 504, true],
    ['GET', 501, false],
    ['GET', 400, false],
    ['GET', 403, false],
    ['POST', 500, false],
    ['POST', 503, false],
    ['POST', 504, false],
    ['POST', 429, true],
    ['POST', 401, true],
  ] as const)('repeats %s after %d: %s', (method, status, again) => {
    expect(decide(answer(status), once, options({ method })).again).toBe(again);
  });

  test('repeats POST after 503 with Retry-After, because Graph did nothing', () => {
    expect(decide(answer(503, '5'), once, options({ method: 'POST' }))).toMatchObject({ again: true, delayMs: 5000 });
  });

  test.each([
    ['GET', 'reset', true, true],
    ['PATCH', 'timeout', true, true],
    ['POST', 'reset', true, false],
    ['POST', 'timeout', true, false],
    ['POST', 'refused', false, true],
    ['GET', 'tls', false, false],
    ['GET', 'aborted', false, false],
  ] as const)('repeats %s after %s (sent: %s): %s', (method, cause, sent, again) => {
    const failure: Failure = { kind: 'failure', cause, detail: 'X', sent };

    expect(decide(failure, once, options({ method })).again).toBe(again);
  });

  test('requests a new token once', () => {
    const first = decide(answer(401), once, options());

    expect(first).toEqual({ again: true, delayMs: 0, renewToken: true, throttled: false });
    expect(decide(answer(401), { ...once, renewed: true }, options()).again).toBe(false);
  });
});

const once = { ...noAttempts, made: 1 };

function options(more: Partial<RetryOptions> = {}): RetryOptions {
  return { method: 'GET', random: () => 1, now, budgetMs: 300_000, patienceMs: 300_000, ...more };
}

function answer(status: number, retryAfter?: string): Answer {
  const header = (name: string): string | undefined => (name === 'retry-after' ? retryAfter : undefined);
  return { kind: 'answer', status, header, body: undefined, malformed: false, bytes: 0, clientRequestId: 'x' };
}
