import { unknown, type ValueObject } from '../../../core/index.js';
import { validateResource } from '../../../provider/engine/index.js';
import { defaultWindowsHelloForBusiness } from '../../../provider/resources/windows/default-windows-hello-for-business.js';
import { windowsHelloForBusiness } from '../../../provider/resources/windows/windows-hello-for-business.js';
import { complete, startTenant } from '../../support/tenant.js';

const codes = (definition: typeof windowsHelloForBusiness, config: ValueObject): readonly unknown[] =>
  validateResource(definition, complete(definition.attributes, config)).map(({ code, where }) => [code, where?.path]);

test.each<[string, typeof windowsHelloForBusiness, ValueObject, readonly unknown[]]>([
  [
    'the least PIN is longer than the greatest',
    windowsHelloForBusiness,
    { displayName: 'A', pinMinimumLength: 9, pinMaximumLength: 8 },
    [['INT1241', ['pinMinimumLength']]],
  ],
  [
    'the greatest PIN is shorter than the least that holds without a word',
    windowsHelloForBusiness,
    { displayName: 'A', pinMaximumLength: 5 },
    [['INT1241', ['pinMaximumLength']]],
  ],
  [
    'a PIN, its history and its age are out of range',
    defaultWindowsHelloForBusiness,
    { pinMinimumLength: 3, pinMaximumLength: 128, pinPreviousBlockCount: 51, pinExpirationInDays: 731 },
    [
      ['INT1502', ['pinMinimumLength']],
      ['INT1502', ['pinMaximumLength']],
      ['INT1502', ['pinPreviousBlockCount']],
      ['INT1502', ['pinExpirationInDays']],
    ],
  ],
])('fails when %s', (_case, definition, config, expected) => {
  expect(codes(definition, config)).toEqual(expected);
});

test.each<[string, typeof windowsHelloForBusiness, ValueObject]>([
  ['equal lengths', windowsHelloForBusiness, { displayName: 'A', pinMinimumLength: 8, pinMaximumLength: 8 }],
  ['a length known after apply', windowsHelloForBusiness, { displayName: 'A', pinMinimumLength: unknown }],
  ['a greatest length beside the least of the tenant', defaultWindowsHelloForBusiness, { pinMaximumLength: 5 }],
])('takes %s', (_case, definition, config) => {
  expect(codes(definition, config)).toEqual([]);
});

test('orders configurations separately from other enrollment configurations', async () => {
  await using tenant = await startTenant();
  const { enrollmentStatusPage } = await import('../../../provider/resources/windows/enrollment-status-page.js');
  await tenant.manage(enrollmentStatusPage, { displayName: 'Page' });

  const managed = await tenant.manage(windowsHelloForBusiness, { displayName: 'Staff' });

  expect(managed.state.priority).toBe(1);
  expect(managed.state.id).toMatch(/_WindowsHelloForBusiness$/u);
});
