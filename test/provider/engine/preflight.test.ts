import {
  type Identity,
  type Refusal,
  remedyOf,
  type ResourceDefinition,
  type ValueObject,
} from '../../../core/index.js';
import {
  applyResource,
  type EngineContext,
  type PlanAnswer,
  type PlanRequest,
  planResource,
} from '../../../provider/engine/index.js';
import { explainRefusal } from '../../../provider/engine/plan-checks/explain-refusal.js';
import { mdmAuthority } from '../../../provider/resources/authority/mdm-authority.js';
import { deviceCategory } from '../../../provider/resources/devices/device-category.js';
import { resources } from '../../../provider/resources/index.js';
import { defaultDeviceEnrollmentLimit } from '../../../provider/resources/restrictions/default-device-enrollment-limit.js';
import { exampleOf, placedExample } from '../../support/surroundings.js';
import { complete, identityFor, type Managed, startTenant, type TestTenant } from '../../support/tenant.js';

const application: Identity = {
  tenantId: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  kind: 'application',
  permissions: [],
  directoryRoles: [],
  name: 'nightly pipeline',
  expiresAt: new Date('2026-11-23T06:12:00Z'),
};
const reader = { ...application, permissions: ['DeviceManagementConfiguration.Read.All'] };
const writer = { ...application, permissions: ['DeviceManagementConfiguration.ReadWrite.All'] };
const user: Identity = { ...writer, kind: 'delegated', name: 'admin@contoso.com' };

const kiosk: ValueObject = { displayName: 'Kiosk', description: 'In shops' };
const refused: Refusal = {
  who: 'application',
  of: 'everything',
  certain: true,
  because: 'Microsoft lets only signed-in users reach it',
  evidence: 'a test',
  byHand: 'Devices > Categories',
};
const forPeople: ResourceDefinition = { ...deviceCategory, refusals: [refused] };

type Who = Pick<EngineContext, 'identity' | 'preflight'>;

function plan(tenant: TestTenant, definition: ResourceDefinition, who: Who, managed?: Managed): Promise<PlanAnswer> {
  const config = complete(definition.attributes, kiosk);
  const request = { prior: managed?.state ?? null, config, proposed: config, private: managed?.private ?? {} };
  return planResource(definition, request, { ...tenant.context, ...who });
}

const texts = ({ diagnostics }: Pick<PlanAnswer, 'diagnostics'>): readonly unknown[] =>
  diagnostics.map(({ severity, code, what }) => [severity, code, what]);

test('warns about a planned object that the identity can read but not write', async () => {
  await using tenant = await startTenant();

  const answer = await plan(tenant, deviceCategory, { identity: reader });

  expect(answer.diagnostics).toEqual([
    {
      code: 'INT2084',
      severity: 'warning',
      what: 'this identity has no permission to write the device category "Kiosk"',
      why: 'application "nightly pipeline" has none of the permissions that allow it to write the object: DeviceManagementConfiguration.ReadWrite.All',
      fix: 'grant it DeviceManagementConfiguration.ReadWrite.All as an application permission, with admin consent; intuneform doctor lists all required permissions',
    },
  ]);
  expect(answer.planned).toMatchObject(kiosk);
});

test('sends no request for an object that the identity cannot read, and reports that it is unknown', async () => {
  await using tenant = await startTenant();
  const config = complete(defaultDeviceEnrollmentLimit.attributes, { limit: 5 });
  const request = { prior: null, config, proposed: config, private: {} };

  const answer = await planResource(defaultDeviceEnrollmentLimit, request, {
    ...tenant.context,
    identity: application,
  });

  expect(texts(answer)).toEqual([
    ['warning', 'INT2086', `this identity has no permission to read the ${defaultDeviceEnrollmentLimit.noun}`],
  ]);
  expect(tenant.requests()).toEqual([]);
});

test('fails the plan if configured, and checks nothing if configured', async () => {
  await using tenant = await startTenant();

  expect(texts(await plan(tenant, deviceCategory, { identity: reader, preflight: 'fail' }))).toEqual([
    ['error', 'INT2084', 'this identity has no permission to write the device category "Kiosk"'],
  ]);
  expect(texts(await plan(tenant, deviceCategory, { identity: reader, preflight: 'off' }))).toEqual([]);
});

test.each([
  ['may write', { identity: writer }],
  ['is not known', {}],
] as const)('says nothing of an identity that %s', async (_case, who) => {
  await using tenant = await startTenant();

  expect(texts(await plan(tenant, deviceCategory, who))).toEqual([]);
});

test('does not report an unchanged object', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(deviceCategory, kiosk);

  expect(texts(await plan(tenant, deviceCategory, { identity: application }, managed))).toEqual([]);
});

test('hands over to a person what no application can write, with the values and the place', async () => {
  await using tenant = await startTenant();

  const answer = await plan(tenant, forPeople, { identity: writer });

  expect(answer.diagnostics).toEqual([
    {
      code: 'INT2085',
      severity: 'warning',
      what: 'the device category "Kiosk" must be applied by a person',
      why: 'Microsoft lets only signed-in users reach it, and the provider runs as application "nightly pipeline"',
      fix: expect.stringMatching(
        /^have a signed-in administrator apply it; by hand: Devices > Categories: set display_name "Kiosk", description "In shops"/u,
      ),
    },
  ]);
  expect(texts(await plan(tenant, forPeople, { identity: user }))).toEqual([]);
});

test('never includes a hidden value in a hand-over', async () => {
  await using tenant = await startTenant();
  const { description, ...others } = forPeople.attributes;
  if (!description) throw new Error('the category has no description');
  const secretive: ResourceDefinition = {
    ...forPeople,
    attributes: { ...others, description: { ...description, sensitive: true } },
  };

  const { diagnostics } = await plan(tenant, secretive, { identity: writer });

  expect(JSON.stringify(diagnostics)).toContain('Kiosk');
  expect(JSON.stringify(diagnostics)).not.toContain('In shops');
});

test('fails apply before the first request of an object that the identity cannot write, whatever the plan did', async () => {
  await using tenant = await startTenant();
  const config = complete(deviceCategory.attributes, kiosk);
  const request = { prior: null, planned: config, config, private: {} };

  const answer = await applyResource(deviceCategory, request, { ...tenant.context, identity: reader });

  expect(texts(answer)).toEqual([
    ['error', 'INT2084', 'this identity has no permission to write the device category "Kiosk"'],
  ]);
  expect(answer.state).toBeNull();
  expect(tenant.requests()).toEqual([]);
});

test('fails to destroy what it cannot write, and keeps the state; forgetting needs no permission', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(deviceCategory, kiosk);
  const authority = await tenant.manage(mdmAuthority, { authority: 'intune' });
  const context = { ...tenant.context, identity: reader };
  const destroy = (definition: ResourceDefinition, { state, private: remembered }: Managed) =>
    applyResource(definition, { prior: state, planned: null, config: null, private: remembered }, context);

  const kept = await destroy(deviceCategory, managed);
  const forgotten = await destroy(mdmAuthority, authority);

  expect(texts(kept)).toEqual([
    ['error', 'INT2084', 'this identity has no permission to write the device category "Kiosk"'],
  ]);
  expect(kept.state).toBe(managed.state);
  expect(forgotten.state).toBeNull();
  expect(texts(forgotten)).toEqual([['warning', 'INT2009', expect.any(String)]]);
});

describe.each(
  resources.flatMap((definition) =>
    definition.refusals.map((refusal) => ({ definition, refusal, name: definition.name })),
  ),
)('$name, which is refused: $refusal.because,', ({ definition, refusal }) => {
  const { permissions } = definition;
  const holder: Identity = {
    ...application,
    kind: refusal.who,
    permissions: [...permissions.read, ...permissions.write],
  };
  /** With an identity that has all permissions, to create the initial objects. */
  const start = (): Promise<TestTenant> => startTenant({ managedGooglePlay: 'bound' }, identityFor(definition));

  /** A create; of a step that carries changes alone, a change. */
  async function requestIn(tenant: TestTenant): Promise<PlanRequest & { readonly planned: ValueObject }> {
    const { declared, changed } =
      refusal.step === undefined ? exampleOf(definition) : await placedExample(definition, tenant);
    const managed = refusal.step === undefined ? undefined : await tenant.manage(definition, declared);
    const config = complete(definition.attributes, changed);
    return {
      prior: managed?.state ?? null,
      config,
      proposed: config,
      planned: config,
      private: managed?.private ?? {},
    };
  }

  test('is reported at plan, with evidence or values, and with the fix', async () => {
    await using tenant = await start();

    const request = await requestIn(tenant);
    const { diagnostics } = await planResource(definition, request, { ...tenant.context, identity: holder });

    const code = refusal.certain ? 'INT2085' : 'INT2087';
    expect(diagnostics.filter((one) => one.code === code)).toMatchObject([
      {
        severity: 'warning',
        why: expect.stringContaining(refusal.because),
        fix: expect.stringContaining(remedyOf(refusal)),
      },
    ]);
  });

  test('is sent at apply only if it is uncertain', async () => {
    await using tenant = await start();
    const request = await requestIn(tenant);
    tenant.requests();

    const { diagnostics } = await applyResource(definition, request, { ...tenant.context, identity: holder });

    const refusedEarly = diagnostics.some(({ code, severity }) => code === 'INT2085' && severity === 'error');
    const sent = tenant.requests().filter(({ method }) => method !== 'GET');
    expect(refusedEarly).toBe(refusal.certain);
    expect(refusal.certain ? sent : []).toEqual([]);
  });

  test('is not reported to the roles that lift it', async () => {
    await using tenant = await start();
    const request = await requestIn(tenant);

    for (const { template } of refusal.unless ?? []) {
      const identity = { ...holder, directoryRoles: [template] };
      const answer = await planResource(definition, request, { ...tenant.context, identity });

      expect(answer.diagnostics.filter(({ code }) => code === 'INT2085' || code === 'INT2087')).toEqual([]);
    }
  });

  test('has the fix if Graph refuses it anyway, whatever the roles', () => {
    const what = 'cannot create /x';
    const directoryRoles = (refusal.unless ?? []).map(({ template }) => template);
    const from403 = {
      code: 'INT3003',
      severity: 'error',
      what,
      why: 'Graph responded with 403\nrequest-id 1',
      fix: '',
    } as const;

    const explained = explainRefusal(definition, { ...holder, directoryRoles }, from403);

    expect(explained.fix).toBe(remedyOf(refusal));
    expect(explained.why).toMatch(/^Graph responded with 403; .*\nrequest-id 1$/u);
    expect(explained.why).toContain(refusal.evidence);
  });
});

test.each([
  ['which permission is missing', reader, /has none of DeviceManagementConfiguration\.ReadWrite\.All/u, /^grant it/u],
  ['that no permission is missing', writer, /the token has the permission/u, /role/u],
])('says of a 403 %s', (_case, identity, why, fix) => {
  const from403 = {
    code: 'INT3003',
    severity: 'error',
    what: 'x',
    why: 'Graph responded with 403\nrequest-id 1',
    fix: '',
  } as const;

  expect(explainRefusal(deviceCategory, identity, from403)).toMatchObject({
    why: expect.stringMatching(why),
    fix: expect.stringMatching(fix),
  });
});
