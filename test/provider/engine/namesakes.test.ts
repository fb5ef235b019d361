import { type ResourceDefinition, unknown, type ValueObject } from '../../../core/index.js';
import type { EngineContext } from '../../../provider/engine/index.js';
import * as engine from '../../../provider/engine/index.js';
import { assignmentFilter } from '../../../provider/resources/access/assignment-filter.js';
import { roleScopeTag } from '../../../provider/resources/access/role-scope-tag.js';
import { deviceCategory } from '../../../provider/resources/devices/device-category.js';
import { resources } from '../../../provider/resources/index.js';
import { deviceEnrollmentLimit } from '../../../provider/resources/restrictions/device-enrollment-limit.js';
import { complete, idOf, type Managed, startTenant, type TestTenant } from '../../support/tenant.js';

type Mode = EngineContext['onExisting'];

/** Plans and applies a create with an empty state in a process that has read nothing yet. */
async function createIn(
  tenant: TestTenant,
  onExisting: Mode,
  [definition, config]: readonly [ResourceDefinition, ValueObject],
) {
  tenant.restart();
  const context: EngineContext = { ...tenant.context, ...(onExisting && { onExisting }), definitions: resources };
  const declared = complete(definition.attributes, config);
  const request = { prior: null, config: declared, proposed: declared, private: {} };
  const plan = await engine.planResource(definition, request, context);
  const apply = (): ReturnType<typeof engine.applyResource> =>
    engine.applyResource(
      definition,
      { prior: null, planned: plan.planned, config: declared, private: plan.private },
      context,
    );
  return { plan, apply, context };
}

test('a plan without a state warns about each namesake with its import, and fails if configured', async () => {
  await using tenant = await startTenant();
  const kiosk = await tenant.manage(deviceCategory, { displayName: 'Kiosk' });

  const warned = await createIn(tenant, undefined, [deviceCategory, { displayName: 'Kiosk' }]);
  const failed = await createIn(tenant, 'error', [deviceCategory, { displayName: 'Kiosk' }]);
  const other = await createIn(tenant, 'error', [deviceCategory, { displayName: 'Kiosks' }]);

  expect(warned.plan.diagnostics).toMatchObject([{ code: 'INT2153', severity: 'warning' }]);
  expect(warned.plan.diagnostics[0]?.fix).toContain(`terraform import intune_device_category.NAME ${idOf(kiosk)}`);
  expect(failed.plan.diagnostics).toMatchObject([{ code: 'INT2153', severity: 'error' }]);
  expect(other.plan.diagnostics).toEqual([]);
});

test('a default object is not a namesake', async () => {
  await using tenant = await startTenant();
  const { body } = await tenant.handle.request('GET', '/beta/deviceManagement/deviceEnrollmentConfigurations');
  const rows = (body as { value: { id: string; displayName: string }[] }).value;
  const named = rows.find(({ id }) => id.endsWith('_DefaultLimit'))?.displayName ?? '';

  const { plan } = await createIn(tenant, 'error', [deviceEnrollmentLimit, { displayName: named, limit: 3 }]);

  expect(named).not.toBe('');
  expect(plan.diagnostics).toEqual([]);
});

test.each([
  [
    'a category',
    deviceCategory,
    { displayName: 'Kiosk', description: 'old' },
    { displayName: 'Kiosk', description: 'new' },
  ],
  [
    'a scope tag, of which there can be one',
    roleScopeTag,
    { displayName: 'Europe' },
    { displayName: 'Europe', description: 'new' },
  ],
] as const)('adopts %s and changes what differs', async (_name, definition, before, after) => {
  await using tenant = await startTenant();
  const { state } = await tenant.manage(definition, before);
  const { plan, apply } = await createIn(tenant, 'adopt', [definition, after]);
  tenant.requests();

  const applied = await apply();

  expect(plan.diagnostics).toMatchObject([{ code: 'INT2154', severity: 'warning' }]);
  expect(idOf({ state: applied.state ?? {} })).toBe(idOf({ state }));
  expect(applied.diagnostics).toEqual([]);
  expect(tenant.bodiesOf('POST')).toEqual([]);
});

test('adopts an object that matches the declaration without a request', async () => {
  await using tenant = await startTenant();
  await tenant.manage(deviceCategory, { displayName: 'Kiosk' });
  const { plan, apply } = await createIn(tenant, 'adopt', [deviceCategory, { displayName: 'Kiosk' }]);
  tenant.requests();

  const applied = await apply();

  expect(plan.diagnostics).toMatchObject([{ code: 'INT2045' }]);
  expect(applied.diagnostics).toEqual([]);
  expect(tenant.requests().filter(({ method }) => method !== 'GET' && method !== 'BATCH')).toEqual([]);
});

test('refuses to adopt one of several, and one that differs in an immutable attribute', async () => {
  await using tenant = await startTenant();
  await tenant.manage(deviceEnrollmentLimit, { displayName: 'Field', limit: 2 });
  await tenant.manage(deviceEnrollmentLimit, { displayName: 'Field', limit: 3 });
  const rule = '(device.manufacturer -eq "A")';
  await tenant.manage(assignmentFilter, { displayName: 'Shops', platform: 'iOS', rule });

  const several = await createIn(tenant, 'adopt', [deviceEnrollmentLimit, { displayName: 'Field', limit: 2 }]);
  const fixed = await createIn(tenant, 'adopt', [assignmentFilter, { displayName: 'Shops', platform: 'macOS', rule }]);

  expect(several.plan.diagnostics).toMatchObject([{ code: 'INT2153', severity: 'error' }]);
  expect(fixed.plan.diagnostics).toMatchObject([{ code: 'INT2153', severity: 'error' }]);
});

test('explains why it cannot adopt, and does not advise to adopt', async () => {
  await using tenant = await startTenant();
  await tenant.manage(deviceEnrollmentLimit, { displayName: 'Field', limit: 2 });
  await tenant.manage(deviceEnrollmentLimit, { displayName: 'Field', limit: 3 });
  const rule = '(device.manufacturer -eq "A")';
  await tenant.manage(assignmentFilter, { displayName: 'Shops', platform: 'iOS', rule });

  const several = await createIn(tenant, 'adopt', [deviceEnrollmentLimit, { displayName: 'Field', limit: 2 }]);
  const fixed = await createIn(tenant, 'adopt', [assignmentFilter, { displayName: 'Shops', platform: 'macOS', rule }]);

  const [many] = several.plan.diagnostics;
  const [other] = fixed.plan.diagnostics;
  expect(many?.why).toContain('only one of them can be adopted');
  expect(other?.why).toContain('a property differs that Graph cannot change');
  expect([many?.fix, other?.fix].join(' ')).not.toMatch(/on_?existing/iu);
  expect(many?.what).toMatch(/^the tenant already has 2 enrollment limits/);
  expect(other?.what).toMatch(/^the tenant already has an assignment filter/);
});

test.each(['error', 'adopt'] as const)('fails a plan with %s where nobody knows what the tenant has', async (mode) => {
  await using tenant = await startTenant();
  tenant.emulator.addFault({ match: { method: 'GET', path: /deviceCategories/ }, then: { status: 403 } });

  const { plan } = await createIn(tenant, mode, [deviceCategory, { displayName: 'Kiosk' }]);

  expect(plan.diagnostics).toMatchObject([{ code: 'INT3003', severity: 'error' }]);
});

test('two addresses with one name do not adopt the same object', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(deviceCategory, { displayName: 'Kiosk' });
  const config = { displayName: 'Kiosk' };
  const { context } = await createIn(tenant, 'adopt', [deviceCategory, config]);

  const [first, second] = await planBoth(context, config);

  const ids = [await first(), await second()].map(({ state }) => idOf({ state: state ?? {} }));
  expect(ids[0]).toBe(idOf(managed));
  expect(ids[1]).not.toBe(ids[0]);
});

test.each(['error', 'adopt'] as const)('with %s, what the run itself created is no namesake', async (mode) => {
  await using tenant = await startTenant();
  const first = await createIn(tenant, mode, [deviceCategory, { displayName: 'Kiosk' }]);
  const created = await first.apply();

  const [again] = await planBoth({ ...first.context, applying: true }, { displayName: 'Kiosk' });
  const second = await again();

  expect(created.diagnostics).toEqual([]);
  expect(second.diagnostics).toEqual([]);
  expect(idOf({ state: second.state ?? {} })).not.toBe(idOf({ state: created.state ?? {} }));
});

/** Plans a category for two addresses before either is applied. */
async function planBoth(context: EngineContext, config: ValueObject) {
  const declared = complete(deviceCategory.attributes, config);
  const request = { prior: null, config: declared, proposed: declared, private: {} };
  const planOne = async () => {
    const { planned, private: remembered, diagnostics } = await engine.planResource(deviceCategory, request, context);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    const apply = { prior: null, planned, config: declared, private: remembered };
    return () => engine.applyResource(deviceCategory, apply, context);
  };
  return [await planOne(), await planOne()] as const;
}

test('an object that one address adopts is not deleted by the other', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(deviceCategory, { displayName: 'Kiosk' });
  const { apply, context } = await createIn(tenant, 'adopt', [deviceCategory, { displayName: 'Kiosk' }]);

  await apply();
  const destroyed = await destroy(managed, context);

  expect(destroyed).toMatchObject({ state: null, diagnostics: [{ code: 'INT2155', severity: 'warning' }] });
  expect(tenant.requests().filter(({ method }) => method === 'DELETE')).toEqual([]);
});

test('an object that another address deletes first is created, not adopted', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(deviceCategory, { displayName: 'Kiosk' });
  const { apply, context } = await createIn(tenant, 'adopt', [deviceCategory, { displayName: 'Kiosk' }]);

  await destroy(managed, context);
  const applied = await apply();

  expect(applied.diagnostics).toEqual([]);
  expect(idOf({ state: applied.state ?? {} })).not.toBe(idOf(managed));
});

function destroy(
  { state, private: remembered }: Managed,
  context: EngineContext,
): ReturnType<typeof engine.applyResource> {
  return engine.applyResource(
    deviceCategory,
    { prior: state, planned: null, config: null, private: remembered },
    context,
  );
}

test('adopts an object whose references are known only after apply', async () => {
  await using tenant = await startTenant();
  await tenant.manage(deviceCategory, { displayName: 'Kiosk' });

  const { plan } = await createIn(tenant, 'adopt', [
    deviceCategory,
    { displayName: 'Kiosk', roleScopeTagIds: [unknown] },
  ]);

  expect(plan.diagnostics).toMatchObject([{ code: 'INT2154', severity: 'warning' }]);
});
