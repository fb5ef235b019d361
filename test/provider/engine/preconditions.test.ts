import { defineResource, type ResourceDefinition, string, type ValueObject } from '../../../core/index.js';
import { equalValues } from '../../../provider/engine/index.js';
import { deviceCategory } from '../../../provider/resources/devices/device-category.js';
import { startTenant, type TestTenant, testTime } from '../../support/tenant.js';

const facts = {
  doc: 'For tests.',
  source: 'https://learn.microsoft.com/graph/api/resources/intune-shared-devicemanagement',
  permissions: deviceCategory.permissions,
};

/** A category that needs the subscription to be in some state, and whose description is a date. */
const dated = (subscription: string): ResourceDefinition =>
  defineResource({
    ...facts,
    name: 'datedCategory',
    noun: 'dated category',
    shape: { kind: 'collection' },
    graph: deviceCategory.graph,
    attributes: {
      displayName: string({ required: true, doc: 'Name.' }),
      description: string({ format: 'dateTime', horizonYears: 2, doc: 'Until when.' }),
    },
    requires: [
      {
        graph: { version: 'beta', path: '/deviceManagement', area: 'other' },
        property: 'subscriptionState',
        oneOf: [subscription],
        when: { attribute: 'displayName', oneOf: ['Kiosk'] },
        unmet: 'the subscription has not been renewed',
        handOver: 'renew it in the Microsoft 365 admin center',
      },
    ],
    example: { declared: { displayName: 'Kiosk' } },
  });

/** The singleton that tells of the subscription, which nobody can write. */
const subscription = defineResource({
  ...facts,
  name: 'subscription',
  noun: 'subscription',
  shape: { kind: 'singleton' },
  graph: { version: 'beta', path: '/deviceManagement', area: 'other' },
  attributes: {
    subscriptionState: string({ handOver: 'renew it in the Microsoft 365 admin center', doc: 'State of it.' }),
  },
  example: { declared: { subscriptionState: 'active' } },
});

const codesOf = async (
  tenant: TestTenant,
  definition: ResourceDefinition,
  config: ValueObject,
): Promise<readonly string[]> => {
  const { diagnostics } = await tenant.plan(definition, config);
  return diagnostics.map(({ code }) => code);
};

test('warns in a plan while the tenant lacks what only a person can set up, with the steps', async () => {
  await using tenant = await startTenant();

  const { diagnostics } = await tenant.plan(dated('pending'), { displayName: 'Kiosk' });

  expect(diagnostics).toEqual([
    {
      code: 'INT2040',
      severity: 'warning',
      what: 'the dated category cannot be created yet: the subscription has not been renewed',
      why: 'subscriptionState of the tenant is active; pending is required',
      fix: 'renew it in the Microsoft 365 admin center',
    },
  ]);
});

test('omits a waiting object from an apply, and creates it once the person has acted', async () => {
  await using tenant = await startTenant();

  const waiting = await tenant.apply(dated('pending'), { displayName: 'Kiosk' });
  const later = await tenant.apply(dated('active'), { displayName: 'Kiosk' });

  expect(waiting.state).toBeNull();
  expect(waiting.diagnostics).toMatchObject([{ code: 'INT2040', severity: 'error' }]);
  expect(later.diagnostics).toEqual([]);
  expect(tenant.bodiesOf('POST')).toHaveLength(1);
});

test('omits a value that only a person can change from an apply', async () => {
  await using tenant = await startTenant();

  const { state, diagnostics } = await tenant.apply(subscription, { subscriptionState: 'warning' });

  expect(state).toBeNull();
  expect(diagnostics).toMatchObject([{ code: 'INT2041', severity: 'error' }]);
  expect(tenant.bodiesOf('PATCH')).toEqual([]);
});

test('lets a plan pass if the tenant meets the requirement, if the object does not need it, or if it is unknown', async () => {
  await using tenant = await startTenant();

  expect(await codesOf(tenant, dated('active'), { displayName: 'Kiosk' })).toEqual([]);
  expect(await codesOf(tenant, dated('pending'), { displayName: 'Office' })).toEqual([]);
  tenant.emulator.addFault({ match: { path: /\/deviceManagement/ }, then: { status: 403 } });
  tenant.restart();
  expect(await codesOf(tenant, dated('pending'), { displayName: 'Kiosk' })).toEqual([]);
});

test('reads only this one property', async () => {
  await using tenant = await startTenant();

  await tenant.plan(dated('active'), { displayName: 'Kiosk' });

  expect(tenant.requests().map(({ path }) => decodeURIComponent(path))).toEqual([
    '/deviceManagement?$select=subscriptionState',
  ]);
});

test('does not check an unchanged object, whatever the tenant lacks', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(dated('active'), { displayName: 'Kiosk' });

  const { diagnostics } = await tenant.plan(dated('pending'), { displayName: 'Kiosk' }, managed);

  expect(diagnostics).toEqual([]);
});

test('warns in a plan with another value than the tenant’s if only a person can change it', async () => {
  await using tenant = await startTenant();

  const { diagnostics } = await tenant.plan(subscription, { subscriptionState: 'warning' });

  expect(diagnostics).toEqual([
    {
      code: 'INT2041',
      severity: 'warning',
      what: 'the subscription differs from the declaration, and only a person can change subscription_state',
      where: { path: ['subscriptionState'] },
      why: 'declared "warning"; the tenant has "active"',
      fix: 'renew it in the Microsoft 365 admin center',
    },
  ]);
});

test('never sends a value that only a person can change', async () => {
  await using tenant = await startTenant();

  const { state } = await tenant.manage(subscription, { subscriptionState: 'active' });

  expect(state.subscriptionState).toBe('active');
  expect(tenant.bodiesOf('PATCH')).toEqual([]);
});

const years = (count: number, milliseconds: number): string => {
  const date = new Date(testTime);
  date.setUTCFullYear(date.getUTCFullYear() + count);
  return new Date(date.getTime() + milliseconds).toISOString();
};

test.each([
  ['now', testTime.toISOString(), ['INT2042']],
  ['just ahead', years(0, 1), []],
  ['at the end of the range', years(2, 0), []],
  ['beyond it', years(2, 1), ['INT2042']],
])('takes a date ahead that is not too far: %s', async (_when, description, codes) => {
  await using tenant = await startTenant();

  expect(await codesOf(tenant, dated('active'), { displayName: 'Office', description })).toEqual(codes);
});

test('accepts a date in the past that was set before', async () => {
  await using tenant = await startTenant();
  const past = '2020-01-01T00:00:00Z';
  const managed = await tenant.manage(dated('active'), { displayName: 'Office', description: years(1, 0) });
  const aged = { ...managed, state: { ...managed.state, description: past } };

  const { diagnostics } = await tenant.plan(dated('active'), { displayName: 'Lobby', description: past }, aged);

  expect(diagnostics).toEqual([]);
});

test('treats instants within the tolerance of an attribute as equal', () => {
  const attribute = string({ format: 'dateTime', toleranceSeconds: 300, doc: 'Expiry.' });

  const same = (left: string, right: string): boolean => equalValues(attribute, left, right);

  expect(same('2027-01-01T00:00:00Z', '2027-01-01T00:05:00Z')).toBe(true);
  expect(same('2027-01-01T00:00:00Z', '2027-01-01T00:05:01Z')).toBe(false);
  expect(equalValues(attribute, '2027-01-01T00:00:00Z', null)).toBe(false);
});
