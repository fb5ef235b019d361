import {
  type DeclaredChange,
  defineResource,
  error,
  int,
  isUnknown,
  type ResourceDefinition,
  string,
} from '../../../core/index.js';
import { applyResource, importResource, planResource } from '../../../provider/engine/index.js';
import { deviceEnrollmentLimit } from '../../../provider/resources/restrictions/device-enrollment-limit.js';
import { complete, idOf, startTenant } from '../../support/tenant.js';

const judged: DeclaredChange[] = [];

/** A definition with a check and an expiry, over an endpoint of the emulator. */
const watched: ResourceDefinition = defineResource({
  name: 'watchedLimit',
  noun: 'watched limit',
  doc: 'An enrollment limit with a check, an end, and attributes that go together, for a test.',
  source: 'https://learn.microsoft.com/graph/api/resources/intune-onboarding-deviceenrollmentlimitconfiguration',
  shape: { kind: 'collection' },
  graph: deviceEnrollmentLimit.graph,
  permissions: deviceEnrollmentLimit.permissions,
  attributes: {
    displayName: string({ required: true, doc: 'Name of the limit.' }),
    limit: int({ required: true, doc: 'Devices per user.' }),
    warnAbove: int({ local: true, default: 12, doc: 'What Graph never sees.' }),
    lastModifiedDateTime: string({ computed: true, follows: ['limit'], doc: 'When it was changed.' }),
    until: string({ local: true, format: 'dateTime', doc: 'When it ends.' }),
  },
  together: [['displayName', 'limit']],
  check: (change) => {
    judged.push(change);
    if (change.planned.limit !== 14) return [];
    return [error('INT2006', { what: 'fourteen is refused', why: 'got 14', fix: 'use another number' })];
  },
  expiry: { noun: 'watched limit', attribute: 'until', consequence: 'nothing follows', remedy: 'declare another end' },
  example: { declared: { displayName: 'x', limit: 1 } },
});

const declared = { displayName: 'Staff', limit: 3 };

test('refuses what the definition’s check refuses: in the plan, and before a request for values known only at apply', async () => {
  await using tenant = await startTenant();
  const config = complete(watched.attributes, { ...declared, limit: 14 });

  const plan = await tenant.plan(watched, config);
  const request = { prior: null, planned: plan.planned, config, private: {} };
  const applied = await applyResource(watched, request, tenant.context);

  expect(plan.diagnostics.map(({ code }) => code)).toContain('INT2006');
  expect(applied.diagnostics.map(({ code }) => code)).toEqual(['INT2006']);
  expect(applied.state).toBeNull();
  expect(tenant.bodiesOf('POST')).toEqual([]);
});

test('refuses an update in the same way, and keeps the state', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(watched, declared);
  const config = complete(watched.attributes, { ...declared, limit: 14 });

  const planned = { ...managed.state, limit: 14 };
  const applied = await applyResource(
    watched,
    { prior: managed.state, planned, config, private: managed.private },
    tenant.context,
  );

  expect(applied.diagnostics.map(({ code }) => code)).toEqual(['INT2006']);
  expect(applied.state).toEqual(managed.state);
  expect(tenant.bodiesOf('PATCH')).toEqual([]);
});

test('passes the current values and the time to the check', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(watched, declared);
  judged.length = 0;

  await tenant.plan(watched, { ...declared, limit: 4 }, managed);

  expect(judged.map(({ present, now }) => [present, now])).toEqual([[managed.state, tenant.context.clock.now()]]);
});

test('warns in every plan about a monitored object, also without changes', async () => {
  await using tenant = await startTenant();
  const ending = { ...declared, until: '2026-12-01T00:00:00Z' };
  const managed = await tenant.apply(watched, ending);
  if (!managed.state) throw new Error('not created');

  const again = await tenant.plan(watched, ending, { state: managed.state, private: managed.private });

  expect(again.planned).toEqual(managed.state);
  expect(again.diagnostics.map(({ code, what }) => [code, what])).toEqual([
    ['INT2038', 'the watched limit expires soon'],
  ]);
});

test('sends attributes together if Graph only accepts them together', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(watched, declared);
  tenant.requests();

  await tenant.manage(watched, { ...declared, limit: 4 }, managed);
  const [changed] = tenant.bodiesOf('PATCH');
  await tenant.manage(
    watched,
    { ...declared, warnAbove: 5 },
    { state: { ...managed.state, warnAbove: 6 }, private: {} },
  );

  expect(changed).toMatchObject({ displayName: 'Staff', limit: 4 });
  expect(tenant.bodiesOf('PATCH')).toEqual([]);
});

test('leaves values that follow a changed attribute to Graph, and only then', async () => {
  const state = { id: '1', ...declared, warnAbove: 12, until: null, lastModifiedDateTime: '2026-01-01T00:00:00Z' };
  const planOf = async (changes: object): Promise<unknown> => {
    const config = complete(watched.attributes, { ...declared, ...changes });
    const { planned } = await planResource(watched, { prior: state, config, proposed: config, private: {} }, undefined);
    return planned?.lastModifiedDateTime;
  };

  expect(isUnknown((await planOf({ limit: 4 })) as never)).toBe(true);
  expect(await planOf({ displayName: 'Others' })).toBe('2026-01-01T00:00:00Z');
});

test('sets the defaults of values that Graph never returns on an imported object', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(watched, declared);

  const imported = await importResource(watched, idOf(managed), tenant.context);
  const { planned } = await tenant.plan(watched, declared, { state: imported.state ?? {}, private: {} });

  expect(imported.state).toMatchObject({ warnAbove: 12 });
  expect(planned).toEqual(imported.state);
});
