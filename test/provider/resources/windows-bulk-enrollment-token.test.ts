import type { ValueObject } from '../../../core/index.js';
import { windowsBulkEnrollmentToken } from '../../../provider/resources/windows/windows-bulk-enrollment-token.js';
import { startTenant, testTime } from '../../support/tenant.js';

const day = 86_400_000;

/** A package whose token ends so many days after the moment of the test. */
function endingIn(days: number, more: ValueObject = {}): ValueObject {
  const tokenExpirationDateTime = new Date(testTime.getTime() + days * day).toISOString();
  return { packageName: 'Classrooms', tokenExpirationDateTime, ...more };
}

const cases: readonly (readonly [string, ValueObject, string | undefined, readonly string[]])[] = [
  ['has no token yet', { packageName: 'Classrooms' }, 'noToken', []],
  ['ends in 180 days', endingIn(180), 'valid', []],
  ['ends in more than 180 days', endingIn(180.5), undefined, ['INT2122']],
  ['ends in 30 days', endingIn(30), 'valid', []],
  ['ends in less than 30 days', endingIn(29.9), 'expiresSoon', ['INT2120']],
  ['ends within the declared days', endingIn(59.9, { renewBeforeDays: 60 }), 'expiresSoon', ['INT2120']],
  ['ends now', endingIn(0), 'expired', ['INT2121']],
];

test.each(cases)('checks a token that %s', async (_case, config, state, codes) => {
  await using tenant = await startTenant();

  const answer = await tenant.readData(windowsBulkEnrollmentToken, config);

  expect(answer.diagnostics.map(({ code }) => code)).toEqual(codes);
  expect(answer.state?.state).toBe(state);
  expect(tenant.requests()).toEqual([]);
});

test('shows the package, the date and the remaining days', async () => {
  await using tenant = await startTenant();

  const soon = await tenant.readData(windowsBulkEnrollmentToken, endingIn(10.5));
  const late = await tenant.readData(windowsBulkEnrollmentToken, endingIn(-1));

  expect(soon.diagnostics).toMatchObject([
    { severity: 'warning', what: expect.stringContaining('"Classrooms"') as unknown },
  ]);
  expect(soon.diagnostics[0]?.why).toMatch(/^it expires on 2026-12-03, in 10 days/u);
  expect(late.diagnostics).toMatchObject([
    { severity: 'warning', what: 'the bulk enrollment token of "Classrooms" expired on 2026-11-22' },
  ]);
});
