import type { ValueObject } from '../../../core/index.js';
import { validateResource } from '../../../provider/engine/index.js';
import { defaultDeviceEnrollmentPlatformRestrictions as presets } from '../../../provider/resources/restrictions/default-device-enrollment-platform-restrictions.js';
import { deviceEnrollmentPlatformRestriction as custom } from '../../../provider/resources/restrictions/device-enrollment-platform-restriction.js';
import { complete, startTenant } from '../../support/tenant.js';

const android = { androidRestriction: { platformBlocked: true } };

test('sends all platforms if one changes, and never Windows Phone, which Graph returns but refuses', async () => {
  await using tenant = await startTenant();

  const { diagnostics } = await tenant.apply(presets, android);

  const [body] = tenant.bodiesOf('PATCH') as readonly ValueObject[];
  expect(diagnostics).toEqual([]);
  expect(body?.androidRestriction).toMatchObject({ platformBlocked: true });
  expect(body?.iosRestriction).toMatchObject({ platformBlocked: false });
  expect(Object.keys(body ?? {})).not.toContain('windowsMobileRestriction');
});

test('reports only what adopting changes', async () => {
  await using tenant = await startTenant();

  const { diagnostics } = await tenant.plan(presets, android);

  expect(diagnostics.map(({ code, why }) => [code, why])).toEqual([
    [
      'INT2007',
      'the tenant has {"android_restriction":{"platform_blocked":false}}\napply sets {"android_restriction":{"platform_blocked":true}}',
    ],
  ]);
});

test('treats empty versions from Graph as none', async () => {
  await using tenant = await startTenant();

  const { diagnostics } = await tenant.plan(presets, { iosRestriction: {}, macOSRestriction: {} });

  expect(diagnostics.map(({ code }) => code)).toEqual(['INT2045']);
});

test('restores every platform on destroy', async () => {
  await using tenant = await startTenant();
  const { state, private: remembered } = await tenant.apply(presets, android);
  if (!state) throw new Error('not adopted');
  tenant.requests();

  const { diagnostics } = await tenant.destroy(presets, { state, private: remembered });

  expect(diagnostics).toEqual([]);
  expect(tenant.bodiesOf('PATCH')).toMatchObject([{ androidRestriction: { platformBlocked: false } }]);
});

const restriction = (platformType: string, platformRestriction: ValueObject, more: ValueObject = {}): ValueObject => ({
  displayName: 'A',
  platformType,
  platformRestriction,
  ...more,
});

test.each([
  ['ios', { osMinimumVersion: '17.0.1', osMaximumVersion: '17.1' }],
  ['android', { osMinimumVersion: '9.0.0.1', blockedManufacturers: ['Acme'] }],
  ['windows', { osMinimumVersion: '10.0.22621.0', osMaximumVersion: '10.0.26100' }],
  ['mac', { personalDeviceEnrollmentBlocked: true }],
  ['ios', { platformBlocked: true, personalDeviceEnrollmentBlocked: true }],
])('takes a restriction of %s that can work: %j', (platform, settings) => {
  expect(validateResource(custom, complete(custom.attributes, restriction(platform, settings)))).toEqual([]);
});

test.each([
  ['ios', { osMinimumVersion: '17.0.1.2' }],
  ['ios', { osMinimumVersion: '9.10', osMaximumVersion: '9.9' }],
  ['androidForWork', { osMinimumVersion: 'twelve' }],
  ['mac', { osMinimumVersion: '14.0' }],
  ['windows', { blockedManufacturers: ['Acme'] }],
])('fails when a restriction of %s cannot work: %j', (platform, settings) => {
  const found = validateResource(custom, complete(custom.attributes, restriction(platform, settings)));

  expect(found.map(({ code }) => code)).toEqual(['INT2064']);
});

test('warns about a version of Windows with a revision, which real tenants have', () => {
  const settings = { osMinimumVersion: '10.0.22621.5', osMaximumVersion: '10.0.26100.9999' };

  const found = validateResource(custom, complete(custom.attributes, restriction('windows', settings)));

  expect(found.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['warning INT2066', 'warning INT2066']);
});

test('fails if an Android restriction is assigned with a filter', () => {
  const assignments = [
    { target: 'allDevices', filterId: '11111111-2222-4333-8444-555555555555', filterType: 'include' },
  ];
  const found = (platform: string): readonly string[] =>
    validateResource(custom, complete(custom.attributes, restriction(platform, {}, { assignments }))).map(
      ({ code }) => code,
    );

  expect(found('androidForWork')).toEqual(['INT2065']);
  expect(found('ios')).toEqual([]);
});

test('is replaced when its platform changes', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(custom, restriction('ios', {}));

  const { requiresReplace } = await tenant.plan(custom, restriction('mac', {}), managed);

  expect(requiresReplace).toEqual([['platformType']]);
});
