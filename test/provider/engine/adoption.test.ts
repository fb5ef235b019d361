import {
  type Identity,
  isAlwaysThere,
  refusesApplications,
  type ResourceDefinition,
  sightingIn,
  type ValueObject,
} from '../../../core/index.js';
import {
  applyResource,
  type EngineContext,
  type PlanAnswer,
  planResource,
  type StateAnswer,
} from '../../../provider/engine/index.js';
import { resources } from '../../../provider/resources/index.js';
import { defaultDeviceEnrollmentLimit } from '../../../provider/resources/restrictions/default-device-enrollment-limit.js';
import { placedExample } from '../../support/surroundings.js';
import { complete, identityFor, startTenant, type TestTenant, testTime } from '../../support/tenant.js';

const cases = resources.filter(isAlwaysThere).map((definition) => ({ name: definition.name, definition }));

test('covers every shape of objects that always exist', () => {
  const shapes = new Set(cases.map(({ definition }) => definition.shape.kind));

  expect([...shapes].sort()).toEqual(['action', 'builtin', 'choice', 'order', 'singleton']);
});

describe.each(cases)('$name in a tenant that already matches the declaration', ({ definition }) => {
  test('is recorded: no change is planned, nothing is sent, also for a read-only identity', async () => {
    await using tenant = await startTenant({}, identityFor(definition));
    const { declared } = await placedExample(definition, tenant);
    await tenant.apply(definition, declared);
    tenant.restart();
    tenant.requests();

    const context = { ...tenant.context, identity: readerOf(definition), preflight: 'fail' } as const;
    const { planned, applied } = await adopt(definition, declared, context);

    expect(codesOf(planned)).toEqual(['warning INT2045']);
    expect(applied.diagnostics).toEqual([]);
    expect(applied.state).toMatchObject(withoutSecrets(definition, declared));
    expect(writesOf(tenant)).toEqual([]);
  });
});

const changing = cases.filter(({ definition }) => definition.example.changed !== undefined || isArranged(definition));

test.each(changing)('$name reports the values of the tenant if they differ', async ({ definition }) => {
  await using tenant = await startTenant({}, identityFor(definition));
  const { declared, changed } = await placedExample(definition, tenant);
  await tenant.apply(definition, declared);
  tenant.restart();

  const planned = await tenant.plan(definition, changed);

  const told = planned.diagnostics.find(({ code }) => code === 'INT2007');
  expect(Object.keys(sightingIn(told?.why ?? '') ?? {}).length).toBeGreaterThan(0);
});

test('shows both sides of the changes by an adoption, under Terraform’s names', async () => {
  await using tenant = await startTenant();

  const { diagnostics } = await tenant.plan(defaultDeviceEnrollmentLimit, { limit: 7 });

  expect(diagnostics).toEqual([
    {
      code: 'INT2007',
      severity: 'warning',
      what: 'the default enrollment limit of the tenant is adopted and changed',
      why: 'the tenant has {"limit":5}\napply sets {"limit":7}',
      fix: 'none, if this change is intended; destroy restores the original settings',
    },
  ]);
});

test('fails if the tenant changed between plan and apply, and the identity is read-only', async () => {
  await using tenant = await startTenant();
  const context = { ...tenant.context, identity: readerOf(defaultDeviceEnrollmentLimit) };
  const config = complete(defaultDeviceEnrollmentLimit.attributes, { limit: 5 });
  const {
    planned,
    private: remembered,
    diagnostics,
  } = await planResource(defaultDeviceEnrollmentLimit, { prior: null, config, proposed: config, private: {} }, context);
  expect(diagnostics.map(({ code }) => code)).toEqual(['INT2045']);
  await tenant.apply(defaultDeviceEnrollmentLimit, { limit: 7 });
  tenant.requests();

  const answer = await applyResource(
    defaultDeviceEnrollmentLimit,
    { prior: null, planned, config, private: remembered },
    context,
  );

  expect(answer.state).toBeNull();
  expect(answer.diagnostics.map(({ code }) => code)).toEqual(['INT2084']);
  expect(writesOf(tenant)).toEqual([]);
});

function isArranged({ shape }: ResourceDefinition): boolean {
  return shape.kind === 'order' || shape.kind === 'choice';
}

async function adopt(
  definition: ResourceDefinition,
  declared: ValueObject,
  context: EngineContext,
): Promise<{ readonly planned: PlanAnswer; readonly applied: StateAnswer }> {
  const config = complete(definition.attributes, declared);
  const planned = await planResource(definition, { prior: null, config, proposed: config, private: {} }, context);
  const change = { prior: null, planned: planned.planned, config, private: planned.private };
  return { planned, applied: await applyResource(definition, change, context) };
}

function readerOf(definition: ResourceDefinition): Identity {
  const { permissions } = definition;
  return {
    tenantId: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
    kind: refusesApplications(definition) ? 'delegated' : 'application',
    permissions: permissions.read.filter((name) => !permissions.write.includes(name)),
    directoryRoles: [],
    name: 'reader',
    expiresAt: new Date(testTime.getTime() + 3_600_000),
  };
}

function codesOf({ diagnostics }: PlanAnswer): readonly string[] {
  return diagnostics.map(({ severity, code }) => `${severity} ${code}`);
}

function withoutSecrets({ attributes }: ResourceDefinition, declared: ValueObject): ValueObject {
  return Object.fromEntries(Object.entries(declared).filter(([name]) => !attributes[name]?.writeOnly));
}

function writesOf(tenant: TestTenant): readonly string[] {
  return tenant
    .requests()
    .filter(({ method }) => method !== 'GET')
    .map(({ method, path }) => `${method} ${path}`);
}
