import {
  type ResourceDefinition,
  terraformType,
  toTerraformName,
  type TypeConstraint,
  unknown,
  type Value,
  type ValueObject,
} from '../../core/index.js';
import { demoTenantId } from '../../emulator/identities.js';
import { identityAttributes, parentsOf, renderImportId } from '../../provider/engine/index.js';
import { serveReattached } from '../../provider/plugin/index.js';
import { dynamicToWire } from '../../provider/plugin/wire/dynamic-value.js';
import type { DynamicValue } from '../../provider/plugin/wire/messages.js';
import { objectCodec } from '../../provider/plugin/wire/object-codec.js';
import { depIosEnrollmentProfile } from '../../provider/resources/apple/dep-ios-enrollment-profile.js';
import { deviceCategory } from '../../provider/resources/devices/device-category.js';
import { resources } from '../../provider/resources/index.js';
import { deviceEnrollmentLimitOrder } from '../../provider/resources/restrictions/device-enrollment-limit-order.js';
import { createRuntime } from '../../provider/runtime.js';
import { placedExample } from '../support/surroundings.js';
import { complete, identityFor, startTenant, type TestTenant, testTime } from '../support/tenant.js';
import { callerOf } from './plugin/grpc-client.js';

const providerConfig = (): DynamicValue => {
  const { attributes } = createRuntime({ version: 'test', environment: {} });
  return objectCodec(attributes).toWire(complete(attributes, {}));
};

/** What an answer of the provider can contain. */
interface Answered {
  readonly planned_state: DynamicValue;
  readonly planned_private: Uint8Array;
  readonly planned_identity: Sent;
  readonly new_state: DynamicValue;
  readonly private: Uint8Array;
  readonly new_identity: Sent;
  readonly upgraded_identity: Sent;
  readonly imported_resources: readonly {
    readonly state: DynamicValue;
    readonly private: Uint8Array;
    readonly identity: Sent;
  }[];
  readonly identity_schemas: Readonly<Record<string, IdentitySchema>>;
  readonly diagnostics: readonly { readonly summary: string; readonly detail: string; readonly severity: number }[];
}

type Sent = { readonly identity_data: DynamicValue } | null;

interface IdentitySchema {
  readonly version: { toNumber(): number };
  readonly identity_attributes: readonly {
    readonly name: string;
    readonly type: Uint8Array;
    readonly description: string;
    readonly required_for_import: boolean;
    readonly optional_for_import: boolean;
  }[];
}

/** A provider over gRPC, configured for a tenant. */
interface Served extends AsyncDisposable {
  ask(method: string, request?: object): Promise<Answered>;
  /** The same for calls about one resource. */
  about(definition: ResourceDefinition, method: string, request?: object): Promise<Answered>;
}

async function serve({ environment }: Pick<TestTenant, 'environment'>): Promise<Served> {
  const clock = { now: () => testTime, sleep: () => Promise.resolve() };
  const provider = await serveReattached(createRuntime({ version: 'test', environment, clock }));
  const [attached] = Object.values(
    JSON.parse(provider.reattach) as Record<string, { Addr: { Network: string; String: string } }>,
  );
  const caller = callerOf(['1', '6', attached?.Addr.Network ?? '', attached?.Addr.String ?? '']);
  const ask: Served['ask'] = async (method, request = {}) => (await caller.provider(method, request)) as Answered;
  await ask('ConfigureProvider', { terraform_version: '1.13.3', config: providerConfig() });
  return {
    ask,
    about: (definition, method, request = {}) => ask(method, { type_name: terraformType(definition.name), ...request }),
    [Symbol.asyncDispose]: async () => {
      caller.close();
      await provider.close();
    },
  };
}

const identityOf = (definition: ResourceDefinition, sent: Sent): ValueObject | null =>
  sent && objectCodec(identityAttributes(definition)).fromWire(sent.identity_data);

function identityToWire(definition: ResourceDefinition, identity: ValueObject): Sent {
  return { identity_data: objectCodec(identityAttributes(definition)).toWire(identity) };
}

/** An object that was created over gRPC, as Terraform stores it. */
interface Created {
  readonly state: DynamicValue;
  readonly private: Uint8Array;
  readonly identity: Sent;
  readonly plannedIdentity: Sent;
}

async function created(provider: Served, definition: ResourceDefinition, declared: ValueObject): Promise<Created> {
  const config = objectCodec(definition.attributes).toWire(complete(definition.attributes, declared));
  const planned = await provider.about(definition, 'PlanResourceChange', { proposed_new_state: config, config });
  expect(errorsOf(planned)).toEqual([]);
  const applied = await provider.about(definition, 'ApplyResourceChange', {
    planned_state: planned.planned_state,
    planned_private: planned.planned_private,
    planned_identity: planned.planned_identity,
    config,
  });
  expect(errorsOf(applied)).toEqual([]);
  return {
    state: applied.new_state,
    private: applied.private,
    identity: applied.new_identity,
    plannedIdentity: planned.planned_identity,
  };
}

function errorsOf({ diagnostics }: Answered): readonly string[] {
  return diagnostics.filter(({ severity }) => severity === 1).map(({ summary, detail }) => `${summary}: ${detail}`);
}

const cases = resources.map((definition) => ({ type: terraformType(definition.name), definition }));

test('every resource has a valid identity schema: the parts of its import id, and the tenant', async () => {
  await using provider = await serve({ environment: {} });

  const { identity_schemas } = await provider.ask('GetResourceIdentitySchemas');

  expect(Object.keys(identity_schemas).sort()).toEqual(cases.map(({ type }) => type).sort());
  for (const { type, definition } of cases) {
    const { version, identity_attributes: parts } = schemaOf(identity_schemas, type);
    expect(Number(version)).toBe(0);
    expect(new Set(parts.map((part) => Buffer.from(part.type).toString()))).toEqual(new Set(['"string"']));
    expect(parts.filter((part) => part.required_for_import === part.optional_for_import)).toEqual([]);
    expect(parts.filter(({ name, description }) => !/^[a-z][a-z_]*$/u.test(name) || description === '')).toEqual([]);
    const required = parts.filter((part) => part.required_for_import).map(({ name }) => name);
    expect(required).toHaveLength(parentsOf(definition).length + 1);
    expect(Object.keys(definition.attributes).map(toTerraformName)).toEqual(expect.arrayContaining(required));
    expect(parts.filter((part) => part.optional_for_import).map(({ name }) => name)).toEqual(['tenant_id']);
  }
});

function schemaOf(schemas: Readonly<Record<string, IdentitySchema>>, type: string): IdentitySchema {
  const schema = schemas[type];
  if (!schema) throw new Error(`${type} has no identity`);
  return schema;
}

function textsOf(parts: ValueObject): readonly string[] {
  return Object.values(parts).filter((part) => typeof part === 'string');
}

test.each(cases)(
  '$type: apply, read, plan and both imports give one identity, and both imports give one state',
  async ({ definition }) => {
    await using tenant = await startTenant({ authority: 'unknown' }, identityFor(definition));
    await using provider = await serve(tenant);
    const { declared, changed } = await placedExample(definition, tenant);
    const codec = objectCodec(definition.attributes);

    const made = await created(provider, definition, declared);

    const state = codec.fromWire(made.state) ?? {};
    const identity = identityOf(definition, made.identity) ?? {};
    const { tenantId, ...parts } = identity;
    expect(made.plannedIdentity).toBeNull();
    expect(tenantId).toBe(demoTenantId);
    expect(textsOf(parts).join('/')).toBe(renderImportId(definition, state));

    const stored = { current_state: made.state, private: made.private };
    const read = await provider.about(definition, 'ReadResource', { ...stored, current_identity: made.identity });
    const older = await provider.about(definition, 'ReadResource', stored);
    expect(identityOf(definition, read.new_identity)).toEqual(identity);
    expect(identityOf(definition, older.new_identity)).toEqual(identity);
    expect(codec.fromWire(older.new_state)).toEqual(codec.fromWire(read.new_state));

    const config = codec.toWire(complete(definition.attributes, changed));
    const prior = { prior_state: made.state, prior_private: made.private, prior_identity: made.identity };
    const update = { ...prior, config, proposed_new_state: codec.toWire({ ...state, ...changed }) };
    const updated = await provider.about(definition, 'PlanResourceChange', update);
    const destroyed = await provider.about(definition, 'PlanResourceChange', prior);
    const replacement = { ...update, prior_state: null };
    const replaced = await provider.about(definition, 'PlanResourceChange', replacement);
    expect(identityOf(definition, updated.planned_identity)).toEqual(identity);
    expect([destroyed.planned_identity, replaced.planned_identity]).toEqual([null, null]);

    const byId = await provider.about(definition, 'ImportResourceState', { id: renderImportId(definition, state) });
    const [imported] = byId.imported_resources;
    if (!imported) throw new Error(errorsOf(byId).join('\n'));
    expect(identityOf(definition, imported.identity)).toEqual(identity);
    for (const tenantOf of [null, demoTenantId, demoTenantId.toUpperCase()]) {
      const wanted = identityToWire(definition, { ...parts, tenantId: tenantOf });
      const byIdentity = await provider.about(definition, 'ImportResourceState', { identity: wanted });
      expect(errorsOf(byIdentity)).toEqual([]);
      expect(byIdentity.imported_resources).toEqual(byId.imported_resources);
    }
  },
);

test('an import of an order by identity can be limited to the highest positions, as by id', async () => {
  await using tenant = await startTenant();
  await using provider = await serve(tenant);
  const { declared } = await placedExample(deviceEnrollmentLimitOrder, tenant);
  await created(provider, deviceEnrollmentLimitOrder, declared);
  const identity = identityToWire(deviceEnrollmentLimitOrder, { id: 'order:1', tenantId: null });

  const { imported_resources } = await provider.about(deviceEnrollmentLimitOrder, 'ImportResourceState', { identity });

  const [imported] = imported_resources;
  const state = imported && objectCodec(deviceEnrollmentLimitOrder.attributes).fromWire(imported.state);
  expect(state?.ids).toHaveLength(1);
  expect(identityOf(deviceEnrollmentLimitOrder, imported?.identity ?? null)).toEqual({
    id: 'order',
    tenantId: demoTenantId,
  });
});

interface Wrong {
  readonly identity: Value;
  readonly summary: string;
  readonly why: string;
}

const token = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
const elsewhere = '0f0f0f0f-1111-4222-8333-444444444444';
const whole = { depOnboardingSettingId: token, id: 'profile-1', tenantId: null };

const incomplete = 'INT2027: the import of intune_dep_ios_enrollment_profile has an incomplete identity';

test.each<[string, Wrong]>([
  [
    'a missing part',
    {
      identity: { ...whole, id: null },
      summary: incomplete,
      why: `id is missing (given: dep_onboarding_setting_id = "${token}")`,
    },
  ],
  [
    'an empty part',
    {
      identity: { ...whole, depOnboardingSettingId: '' },
      summary: incomplete,
      why: 'dep_onboarding_setting_id is empty',
    },
  ],
  ['an unknown part', { identity: { ...whole, id: unknown }, summary: incomplete, why: 'id is not known yet' }],
  [
    'nothing',
    {
      identity: { depOnboardingSettingId: null, id: null, tenantId: null },
      summary: incomplete,
      why: 'dep_onboarding_setting_id is missing, and id is missing',
    },
  ],
  ['an empty tenant', { identity: { ...whole, tenantId: '' }, summary: incomplete, why: 'tenant_id is empty' }],
  [
    'an unknown tenant',
    { identity: { ...whole, tenantId: unknown }, summary: incomplete, why: 'tenant_id is not known yet' },
  ],
  [
    'another tenant',
    {
      identity: { ...whole, tenantId: elsewhere },
      summary: 'INT2028: the import of intune_dep_ios_enrollment_profile names an object of another tenant',
      why: `tenant_id is "${elsewhere}" (given: dep_onboarding_setting_id = "${token}", id = "profile-1"); the provider is configured for tenant ${demoTenantId}`,
    },
  ],
  [
    'a part with more parts',
    {
      identity: { ...whole, id: 'profile-1/profile-2' },
      summary: `INT2017: the tenant has no ADE profile for iOS with id "${token}/profile-1/profile-2"`,
      why: 'is imported by',
    },
  ],
])('an identity with %s is refused with the reason and the parts, before Graph is asked', async (_case, wrong) => {
  await using tenant = await startTenant();
  await using provider = await serve(tenant);
  tenant.requests();
  const attributes = identityAttributes(depIosEnrollmentProfile);
  const identity = { identity_data: objectCodec(attributes).toWire(wrong.identity as ValueObject) };

  const { imported_resources, diagnostics } = await provider.about(depIosEnrollmentProfile, 'ImportResourceState', {
    identity,
  });

  expect(imported_resources).toEqual([]);
  expect(diagnostics).toHaveLength(1);
  expect(diagnostics[0]?.summary).toBe(wrong.summary);
  expect(diagnostics[0]?.detail).toContain(wrong.why);
  expect(tenant.requests()).toEqual([]);
});

test('the fix of an incomplete identity shows all of its parts', async () => {
  await using tenant = await startTenant();
  await using provider = await serve(tenant);
  const identity = identityToWire(depIosEnrollmentProfile, { ...whole, id: null });

  const { diagnostics } = await provider.about(depIosEnrollmentProfile, 'ImportResourceState', { identity });

  expect(diagnostics[0]?.detail).toContain('`identity = { dep_onboarding_setting_id = "…", id = "…" }`');
});

const object = (types: Readonly<Record<string, TypeConstraint>>, value: ValueObject): DynamicValue =>
  dynamicToWire(['object', types], value);

const unreadable: readonly [string, DynamicValue | null, string][] = [
  ['no value', null, 'expected an object, got null'],
  ['null', dynamicToWire('string', null), 'expected an object, got null'],
  ['a text', dynamicToWire('string', 'x'), 'an object was expected'],
  ['an unknown whole', dynamicToWire('string', unknown), 'the whole object is unknown'],
  ['a part too few', object({ id: 'string' }, { id: 'x' }), 'missing: tenant_id'],
  [
    'a part too many',
    object({ id: 'string', tenant_id: 'string', name: 'string' }, { id: 'x', tenant_id: null, name: 'x' }),
    'not in the schema: name',
  ],
  [
    'a part of another type',
    object({ id: 'number', tenant_id: 'string' }, { id: 7, tenant_id: null }),
    'a string was expected',
  ],
  ['damaged bytes', { msgpack: Buffer.from([0xc1]) }, 'the bytes are not a msgpack document'],
];

test.each(unreadable)('an identity with %s is refused with INT4002', async (_case, identity_data, why) => {
  await using tenant = await startTenant();
  await using provider = await serve(tenant);

  const answer = await provider.about(deviceCategory, 'ImportResourceState', { identity: { identity_data } });

  expect(answer.imported_resources).toEqual([]);
  expect(answer.diagnostics[0]?.summary).toContain('INT4002: a value from Terraform could not be read');
  expect(answer.diagnostics[0]?.detail).toContain(why);
});

test('an id and an identity at once are refused with INT4010', async () => {
  await using tenant = await startTenant();
  await using provider = await serve(tenant);
  const identity = identityToWire(deviceCategory, { id: 'x', tenantId: null });

  const answer = await provider.about(deviceCategory, 'ImportResourceState', { id: 'x', identity });

  expect(errorsOf(answer)).toEqual([expect.stringContaining('INT4010: an ImportResourceState request')]);
  expect(errorsOf(answer)[0]).toContain('it has both an id and an identity');
});

test.each([
  [
    'another object',
    { identity_data: objectCodec(identityAttributes(deviceCategory)).toWire({ id: 'x', tenantId: 'y' }) },
  ],
  ...unreadable.map(([name, identity_data]): [string, object] => [name, { identity_data }]),
])('a stored identity with %s is replaced by the one of the stored object', async (_case, stored) => {
  await using tenant = await startTenant();
  await using provider = await serve(tenant);
  const made = await created(provider, deviceCategory, { displayName: 'Kiosk' });
  const config = objectCodec(deviceCategory.attributes).toWire(
    complete(deviceCategory.attributes, { displayName: 'Kiosks' }),
  );

  const read = await provider.about(deviceCategory, 'ReadResource', {
    ...{ current_state: made.state, private: made.private },
    current_identity: stored,
  });
  const plan = await provider.about(deviceCategory, 'PlanResourceChange', {
    ...{ prior_state: made.state, prior_private: made.private, config, proposed_new_state: config },
    prior_identity: stored,
  });

  expect([read, plan].flatMap(errorsOf)).toEqual([]);
  const identity = identityOf(deviceCategory, made.identity);
  expect(identity).not.toBeNull();
  expect(identityOf(deviceCategory, read.new_identity)).toEqual(identity);
  expect(identityOf(deviceCategory, plan.planned_identity)).toEqual(identity);
});

test('an object of another tenant, and one that cannot be refreshed yet, keep their identity', async () => {
  await using tenant = await startTenant();
  await using provider = await serve(tenant);
  const made = await created(provider, deviceCategory, { displayName: 'Kiosk' });
  const foreign = identityToWire(deviceCategory, { id: 'x', tenantId: elsewhere });
  const remembered = Buffer.from(JSON.stringify({ tenant: elsewhere }));
  await using unconfigured = await serve({ environment: {} });

  const refused = await provider.about(deviceCategory, 'ReadResource', {
    ...{ current_state: made.state, private: remembered, current_identity: foreign },
  });
  const unread = await unconfigured.about(deviceCategory, 'ReadResource', {
    ...{ current_state: made.state, private: made.private, current_identity: made.identity },
  });

  expect(errorsOf(refused)).toEqual([expect.stringContaining('INT2150')]);
  expect(identityOf(deviceCategory, refused.new_identity)).toMatchObject({ tenantId: elsewhere });
  expect(unread.diagnostics[0]?.summary).toContain('INT4006');
  expect(identityOf(deviceCategory, unread.new_identity)).toEqual(identityOf(deviceCategory, made.identity));
});

test('a deleted object has no identity', async () => {
  await using tenant = await startTenant();
  await using provider = await serve(tenant);
  const made = await created(provider, deviceCategory, { displayName: 'Kiosk' });
  const nothing = objectCodec(deviceCategory.attributes).toWire(null);

  const destroyed = await provider.about(deviceCategory, 'ApplyResourceChange', {
    ...{ prior_state: made.state, planned_state: nothing, config: nothing },
    ...{ planned_private: made.private, planned_identity: made.identity },
  });
  const read = await provider.about(deviceCategory, 'ReadResource', {
    ...{ current_state: made.state, private: made.private, current_identity: made.identity },
  });

  expect([destroyed, read].flatMap(errorsOf)).toEqual([]);
  expect([destroyed.new_identity, read.new_identity]).toEqual([null, null]);
});

const stored = { id: 'x', tenant_id: demoTenantId };

test.each<[string, object, Value]>([
  ['unchanged', { raw_identity: rawOf(stored) }, { id: 'x', tenantId: demoTenantId }],
  ['not at all where there is none', {}, null],
  ['not at all where it is null', { raw_identity: rawOf(null) }, null],
])('upgrades an identity of version 0 %s', async (_case, request, expected) => {
  await using provider = await serve({ environment: {} });

  const answer = await provider.about(deviceCategory, 'UpgradeResourceIdentity', request);

  expect(answer.diagnostics).toEqual([]);
  expect(identityOf(deviceCategory, answer.upgraded_identity)).toEqual(expected);
});

test.each<[string, object, string, string]>([
  ['of a newer version', { version: 1, raw_identity: rawOf(stored) }, 'INT4003', 'its schema version is 1'],
  ['of a negative version', { version: -1, raw_identity: rawOf(stored) }, 'INT4004', 'its version is -1'],
  ['that is cut off', { raw_identity: { json: Buffer.from('{') } }, 'INT4004', 'the bytes are not a JSON document'],
  ['that is a list', { raw_identity: rawOf([]) }, 'INT4004', 'an object was expected'],
  ['with a part too few', { raw_identity: rawOf({ id: 'x' }) }, 'INT4004', 'missing: tenant_id'],
  ['with a number', { raw_identity: rawOf({ ...stored, id: 7 }) }, 'INT4004', 'a string was expected'],
  [
    'with an empty part',
    { raw_identity: rawOf({ ...stored, id: '' }) },
    'INT4004',
    'one of its parts is null or empty',
  ],
  ['with null', { raw_identity: rawOf({ ...stored, id: null }) }, 'INT4004', 'one of its parts is null or empty'],
  [
    'with another part',
    { raw_identity: rawOf({ ...stored, constructor: 'x' }) },
    'INT4004',
    'not in the schema: constr',
  ],
])('refuses to upgrade an identity %s', async (_case, request, code, why) => {
  await using provider = await serve({ environment: {} });

  const { diagnostics } = await provider.about(deviceCategory, 'UpgradeResourceIdentity', request);

  expect(diagnostics).toHaveLength(1);
  expect(diagnostics[0]?.summary).toMatch(new RegExp(`^${code}: the stored identity of a device category `, 'u'));
  expect(diagnostics[0]?.detail).toContain(why);
});

function rawOf(value: unknown): { readonly json: Uint8Array } {
  return { json: Buffer.from(JSON.stringify(value)) };
}
