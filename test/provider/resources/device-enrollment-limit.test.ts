import type { ValueObject } from '../../../core/index.js';
import { applyResource, planResource } from '../../../provider/engine/index.js';
import { resources } from '../../../provider/resources/index.js';
import { deviceEnrollmentLimit } from '../../../provider/resources/restrictions/device-enrollment-limit.js';
import { complete, startTenant } from '../../support/tenant.js';

const limit = (displayName: string, priority: number | null = null): ValueObject => ({
  displayName,
  limit: 3,
  priority,
  assignments: [{ target: 'allLicensedUsers' }],
});

test('places limits in the declared order with the fewest moves', async () => {
  await using tenant = await startTenant();

  for (const [index, name] of ['First', 'Second', 'Third'].entries()) {
    await tenant.manage(deviceEnrollmentLimit, limit(name, index + 1));
  }

  // Each new one comes last, which is where it is wanted.
  expect(tenant.requests().filter(({ path }) => path.endsWith('/setPriority'))).toEqual([]);
});

test('moves an object once if the order changes, because its move shifts the others', async () => {
  await using tenant = await startTenant();
  const first = await tenant.manage(deviceEnrollmentLimit, limit('First', 1));
  const second = await tenant.manage(deviceEnrollmentLimit, limit('Second', 2));
  tenant.requests();

  await tenant.manage(deviceEnrollmentLimit, limit('Second', 1), second);
  await tenant.manage(deviceEnrollmentLimit, limit('First', 2), first);

  expect(tenant.bodiesOf('POST')).toEqual([{ priority: 1 }]);
});

test('fails if a priority would leave a gap, and keeps the id of the created object', async () => {
  await using tenant = await startTenant();

  const answer = await tenant.apply(deviceEnrollmentLimit, limit('Only', 3));

  expect(answer.diagnostics.map(({ code }) => code)).toEqual(['INT2006']);
  expect(answer.state).toMatchObject({ displayName: 'Only', priority: 1 });
  expect(answer.state?.id).toMatch(/_Limit$/u);
});

test('keeps the id of a new limit if its assignments fail', async () => {
  await using tenant = await startTenant();
  tenant.emulator.addFault({
    match: { method: 'POST', path: /\/assign$/ },
    times: 1,
    then: { status: 400, code: 'BadRequest' },
  });

  const answer = await tenant.apply(deviceEnrollmentLimit, limit('Half done'));

  expect(answer.diagnostics).toHaveLength(1);
  expect(answer.state).toMatchObject({ displayName: 'Half done', assignments: [] });
  expect(answer.state?.id).toMatch(/_Limit$/u);
});

test('replaces all assignments in one call and sends nothing else', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(deviceEnrollmentLimit, limit('Staff'));
  tenant.requests();

  await tenant.manage(deviceEnrollmentLimit, { ...limit('Staff'), assignments: [{ target: 'allDevices' }] }, managed);

  const writes = tenant.requests().filter(({ method }) => method !== 'GET');
  expect(writes.map(({ method, body }) => [method, body])).toEqual([
    [
      'POST',
      {
        enrollmentConfigurationAssignments: [
          { target: { '@odata.type': '#microsoft.graph.allDevicesAssignmentTarget' } },
        ],
      },
    ],
  ]);
});

test('ignores the order and case of group ids', async () => {
  await using tenant = await startTenant();
  const groups = ['aaaaaaaa-0000-4000-8000-000000000001', 'bbbbbbbb-0000-4000-8000-000000000002'];
  const targets = groups.map((groupId) => ({ target: 'group', groupId }));
  const managed = await tenant.manage(deviceEnrollmentLimit, { ...limit('Staff'), assignments: targets });

  const shouted = targets.map(({ target, groupId }) => ({ target, groupId: groupId.toUpperCase() })).reverse();
  const { planned } = await tenant.plan(deviceEnrollmentLimit, { ...limit('Staff'), assignments: shouted }, managed);

  expect(planned).toEqual(managed.state);
});

test('fails if a group target has no group, or a filter is incomplete', async () => {
  const { validateResource } = await import('../../../provider/engine/index.js');
  const assignments = [
    { target: 'group', groupId: null, filterId: null, filterType: null },
    { target: 'allDevices', groupId: null, filterId: null, filterType: 'include' },
  ];

  const problems = validateResource(deviceEnrollmentLimit, { displayName: 'x', limit: 16, assignments });

  expect(problems.map(({ code }) => code)).toEqual(['INT1502', 'INT1507', 'INT1508']);
});

test('warns if the tenant and the plan together have more than 25 limits', async () => {
  await using tenant = await startTenant();
  const type = '#microsoft.graph.deviceEnrollmentLimitConfiguration';
  for (let index = 0; index < 24; index += 1) {
    const body = { '@odata.type': type, displayName: `Limit ${String(index)}`, limit: 5 };
    await tenant.handle.request('POST', '/beta/deviceManagement/deviceEnrollmentConfigurations', body);
  }

  const context = { ...tenant.context, definitions: resources };
  const plan = (displayName: string) => {
    const config = complete(deviceEnrollmentLimit.attributes, { displayName, limit: 5 });
    return planResource(deviceEnrollmentLimit, { prior: null, config, proposed: config, private: {} }, context);
  };

  const last = await plan('A');
  const beyond = await plan('B');

  expect(last.diagnostics).toEqual([]);
  expect(beyond.diagnostics).toMatchObject([
    { code: 'INT2172', severity: 'warning', why: expect.stringMatching(/^it has 24, and the plan so far creates 2/u) },
  ]);
});

test('does not count what apply has just created twice against the 25 limits', async () => {
  await using tenant = await startTenant();
  const context = { ...tenant.context, definitions: resources };
  const found: unknown[] = [];

  for (let index = 0; index < 15; index += 1) {
    const config = complete(deviceEnrollmentLimit.attributes, { displayName: `Limit ${String(index)}`, limit: 5 });
    const request = { prior: null, config, proposed: config, private: {} };
    const planned = await planResource(deviceEnrollmentLimit, request, context);
    found.push(...planned.diagnostics);
    await applyResource(
      deviceEnrollmentLimit,
      { prior: null, planned: planned.planned, config, private: planned.private },
      context,
    );
  }

  expect(found).toEqual([]);
});

test('does not read the list again for each create of an apply, because the plan has counted', async () => {
  await using tenant = await startTenant();
  const context = { ...tenant.context, definitions: resources, applying: true as const };
  const config = complete(deviceEnrollmentLimit.attributes, { displayName: 'Limit', limit: 5 });
  tenant.requests();

  await planResource(deviceEnrollmentLimit, { prior: null, config, proposed: config, private: {} }, context);

  expect(tenant.requests()).toEqual([]);
});
