import type { Identity, ValueObject } from '../../../core/index.js';
import { approvalOf, type EngineContext, type PlanAnswer, planResource } from '../../../provider/engine/index.js';
import { roleScopeTag } from '../../../provider/resources/access/role-scope-tag.js';
import { deviceCategory } from '../../../provider/resources/devices/device-category.js';
import { resources } from '../../../provider/resources/index.js';
import { ask } from '../../emulator/ask.js';
import { complete, startTenant, type TestTenant } from '../../support/tenant.js';

const path = '/beta/deviceManagement/operationApprovalPolicies';
const kiosk: ValueObject = { displayName: 'Kiosk' };

function addPolicy(tenant: TestTenant, policyType: string): Promise<unknown> {
  const body = { displayName: 'Second pair of eyes', policyType, policySet: { policyType }, approverGroupIds: ['a'] };
  return ask(tenant.emulator, `POST ${path}`, { body });
}

async function planned(tenant: TestTenant, definition = deviceCategory): Promise<PlanAnswer> {
  const config = complete(definition.attributes, kiosk);
  const request = { prior: null, config, proposed: config, private: {} };
  return planResource(definition, request, tenant.context);
}

const found = ({ diagnostics }: PlanAnswer): readonly unknown[] =>
  diagnostics.map(({ severity, code, what }) => [severity, code, what]);

test('plan names each write that waits for the approval of another administrator', async () => {
  await using tenant = await startTenant();
  await addPolicy(tenant, 'tenantConfiguration');

  const created = await planned(tenant);

  expect(found(created)).toEqual([
    ['warning', 'INT2174', 'the change of the device category "Kiosk" waits for the approval of another administrator'],
  ]);
  expect(created.diagnostics[0]?.why).toContain('"Second pair of eyes"');
});

test('a destroy waits as well, and an object that does not change does not', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(deviceCategory, kiosk);
  await addPolicy(tenant, 'tenantConfiguration');
  tenant.restart();
  const { state: prior, private: remembered } = managed;

  const kept = await tenant.plan(deviceCategory, kiosk, managed);
  const gone = { prior, config: null, proposed: null, private: remembered };
  const destroyed = await planResource(deviceCategory, gone, tenant.context);

  expect(found(kept)).toEqual([]);
  expect(found(destroyed)).toContainEqual(expect.arrayContaining(['INT2174']));
});

test('apply does not repeat the warning, because it reports what Graph answers', async () => {
  await using tenant = await startTenant();
  await addPolicy(tenant, 'tenantConfiguration');
  const config = complete(deviceCategory.attributes, kiosk);
  const request = { prior: null, config, proposed: config, private: {} };

  const answer = await planResource(deviceCategory, request, { ...tenant.context, applying: true });

  expect(found(answer)).toEqual([]);
});

test('a policy of another type causes no warning, and Graph is not asked for a resource that none can cover', async () => {
  await using tenant = await startTenant();
  await addPolicy(tenant, 'script');
  const asked = (): number =>
    tenant.requests().filter((one) => one.method === 'GET' && one.path.endsWith('operationApprovalPolicies')).length;

  const tag = await planned(tenant, roleScopeTag);
  const forTag = asked();
  const category = await planned(tenant);

  expect([found(tag), forTag]).toEqual([[], 0]);
  expect([found(category), asked()]).toEqual([[], 1]);
});

test('unreadable access policies are reported once, as unknown', async () => {
  await using tenant = await startTenant();
  tenant.emulator.addFault({ match: { path: '/operationApprovalPolicies' }, then: { status: 403 } });

  const answers = [await planned(tenant), await planned(tenant)];

  expect(answers.map(found)).toEqual([
    [['warning', 'INT2175', 'it is unknown whether changes wait for the approval of another administrator']],
    [],
  ]);
});

test('an object that is only recorded does not use up the warning about unreadable access policies', async () => {
  await using tenant = await startTenant();
  await tenant.manage(deviceCategory, kiosk);
  tenant.restart();
  tenant.emulator.addFault({ match: { path: '/operationApprovalPolicies' }, then: { status: 403 } });
  const context: EngineContext = { ...tenant.context, onExisting: 'adopt', definitions: resources };
  const create = (config: ValueObject): Promise<PlanAnswer> =>
    planResource(deviceCategory, { prior: null, config, proposed: config, private: {} }, context);

  const recorded = await create(complete(deviceCategory.attributes, kiosk));
  const created = await create(complete(deviceCategory.attributes, { displayName: 'Shop' }));

  expect(found(recorded)).toMatchObject([['warning', 'INT2045', expect.anything()]]);
  expect(found(created)).toMatchObject([['warning', 'INT2175', expect.anything()]]);
});

test.each(['unknown', 'unknownFutureValue'])('a policy of the type %s may cover the object', async (policyType) => {
  await using tenant = await startTenant();
  await addPolicy(tenant, policyType);

  const { diagnostics } = await planned(tenant);

  expect(diagnostics).toMatchObject([{ code: 'INT2175', why: expect.stringContaining('"Second pair of eyes"') }]);
});

test('a policy of the type counts even if Graph does not name the type of another', async () => {
  await using tenant = await startTenant();
  await addPolicy(tenant, 'unknownFutureValue');
  await addPolicy(tenant, 'tenantConfiguration');

  expect(found(await planned(tenant))).toMatchObject([['warning', 'INT2174', expect.anything()]]);
});

test('an identity without the permission does not ask Graph, and the answer is unknown', async () => {
  await using tenant = await startTenant();
  const identity: Identity = {
    tenantId: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
    kind: 'application',
    permissions: ['DeviceManagementServiceConfig.ReadWrite.All'],
    directoryRoles: [],
    name: 'nightly pipeline',
    expiresAt: new Date('2026-11-23T06:12:00Z'),
  };

  const finding = await approvalOf(deviceCategory, { graph: tenant.context.graph, identity });

  expect(finding.state).toBe('unknown');
  expect(tenant.requests()).toEqual([]);
});

test.each(resources.filter(({ approval }) => approval).map((definition) => [definition.name, definition] as const))(
  'a tenant whose access policies cover %s rejects its write without a justification',
  async (_name, definition) => {
    await using tenant = await startTenant();
    await addPolicy(tenant, definition.approval?.policyType ?? '');

    const answer = await ask(tenant.emulator, `POST /beta${definition.graph.path}`, { body: { displayName: 'A' } });

    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.body)).toContain('x-msft-approval-justification');
  },
);
