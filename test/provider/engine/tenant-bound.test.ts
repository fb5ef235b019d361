import * as engine from '../../../provider/engine/index.js';
import { mdmAuthority } from '../../../provider/resources/authority/mdm-authority.js';
import { deviceCategory } from '../../../provider/resources/devices/device-category.js';
import { complete, idOf, type Managed, startTenant, type TestTenant } from '../../support/tenant.js';

const other = '0f0f0f0f-1111-4222-8333-444444444444';
const kiosk = complete(deviceCategory.attributes, { displayName: 'Kiosk' });

/** The provider as it is when the tenant id of its configuration was replaced. */
function elsewhere({ context }: TestTenant): engine.EngineContext {
  return { ...context, graph: { ...context.graph, tenantId: other } };
}

function planOf(managed: Managed, config: typeof kiosk | null): engine.PlanRequest {
  return { prior: managed.state, config, proposed: config, private: managed.private };
}

test('a state of another tenant is refused with both ids, and nothing is read, planned or written', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(deviceCategory, { displayName: 'Kiosk' });
  const there = elsewhere(tenant);
  const renamed = { ...kiosk, displayName: 'Kiosks' };
  tenant.requests();

  const read = await engine.readResource(deviceCategory, managed, there);
  const plan = await engine.planResource(deviceCategory, planOf(managed, renamed), elsewhere(tenant));
  const destroy = await engine.planResource(deviceCategory, planOf(managed, null), elsewhere(tenant));
  const apply = await engine.applyResource(
    deviceCategory,
    { prior: managed.state, planned: null, config: null, private: managed.private },
    there,
  );

  for (const { diagnostics } of [read, plan, destroy, apply]) {
    expect(diagnostics).toMatchObject([{ code: 'INT2150', severity: 'error' }]);
    expect(diagnostics[0]?.what).toContain(tenant.context.graph.tenantId);
    expect(diagnostics[0]?.why).toContain(other);
  }
  expect([read.state, plan.planned, apply.state]).toEqual([managed.state, managed.state, managed.state]);
  expect(tenant.requests()).toEqual([]);
});

test('one error ends a plan of many objects', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(deviceCategory, { displayName: 'Kiosk' });
  const there = elsewhere(tenant);

  const first = await engine.readResource(deviceCategory, managed, there);
  const second = await engine.readResource(deviceCategory, managed, there);

  expect([first, second].map(({ diagnostics }) => diagnostics.length)).toEqual([1, 0]);
  expect(second.state).toEqual(managed.state);
});

test('a plan with a create is not applied in another tenant', async () => {
  await using tenant = await startTenant();
  const { planned, private: remembered } = await tenant.plan(deviceCategory, { displayName: 'Kiosk' });
  tenant.requests();

  const applied = await engine.applyResource(
    deviceCategory,
    { prior: null, planned, config: kiosk, private: remembered },
    elsewhere(tenant),
  );

  expect(applied).toMatchObject({ state: null, diagnostics: [{ code: 'INT2150' }] });
  expect(tenant.requests()).toEqual([]);
});

test('an imported object, and a read one with an older state, belong to the tenant from then on', async () => {
  await using tenant = await startTenant();
  const { state } = await tenant.manage(deviceCategory, { displayName: 'Kiosk' });
  const recorded = { tenant: tenant.context.graph.tenantId };

  const imported = await engine.importResource(deviceCategory, idOf({ state }), tenant.context);
  const read = await tenant.read(deviceCategory, { state, private: {} });

  expect([imported.private, read.private]).toEqual([expect.objectContaining(recorded), recorded]);
});

test('an older state without a tenant causes no error, and gets this tenant only after a read', async () => {
  await using tenant = await startTenant();
  const { state } = await tenant.manage(deviceCategory, { displayName: 'Kiosk' });
  tenant.emulator.addFault({ match: { path: /deviceCategories/ }, then: { status: 403, code: 'Forbidden' } });
  tenant.restart();

  const read = await tenant.read(deviceCategory, { state, private: {} });

  expect(read).toMatchObject({ state, private: {} });
  expect(read.private).not.toHaveProperty('tenant');
});

test('an older state of the authority has the tenant as its id', async () => {
  await using tenant = await startTenant();
  const state = complete(mdmAuthority.attributes, { id: tenant.context.graph.tenantId, desired: 'intune' });

  const read = await engine.readResource(mdmAuthority, { state, private: {} }, elsewhere(tenant));

  expect(read.diagnostics).toMatchObject([{ code: 'INT2150' }]);
});
