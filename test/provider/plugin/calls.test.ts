import { type Attributes, unknown, type ValueObject } from '../../../core/index.js';
import { type Reattached, serveReattached } from '../../../provider/plugin/reattach.js';
import { dynamicToWire } from '../../../provider/plugin/wire/dynamic-value.js';
import type { DynamicValue } from '../../../provider/plugin/wire/messages.js';
import { objectCodec } from '../../../provider/plugin/wire/object-codec.js';
import { createFake, thing, whisper } from './fake-runtime.js';
import { type Caller, callerOf } from './grpc-client.js';

let served: Reattached;
let caller: Caller;

beforeEach(async () => {
  served = await serveReattached(createFake().runtime);
  caller = callerOf(fieldsOf(served));
});

afterEach(async () => {
  caller.close();
  await served.close();
});

/** As the fields of a handshake line. */
function fieldsOf({ reattach }: Reattached): readonly string[] {
  const [attachment] = Object.values(
    JSON.parse(reattach) as Record<string, { Addr: { Network: string; String: string } }>,
  );
  return ['1', '6', attachment?.Addr.Network ?? '', attachment?.Addr.String ?? '', 'grpc', ''];
}

const health = '/grpc.health.v1.Health/Check';

test('answers an unsupported call with UNIMPLEMENTED', async () => {
  await expect(caller.bytes('/tfplugin6.Provider/CallFunction')).rejects.toMatchObject({ code: 12 });
});

test('answers bytes that are not a message with INT4010, and continues', async () => {
  const silenced = jest.spyOn(process.stderr, 'write').mockReturnValue(true);

  const answer = await caller.bytes('/tfplugin6.Provider/ReadResource', Buffer.from([0x0a, 0xff]));

  silenced.mockRestore();
  expect(Buffer.from(answer).toString()).toContain('INT4010');
  await expect(caller.bytes(health)).resolves.toHaveLength(2);
});

test.each([
  [
    'ReadResource',
    { type_name: 'intune_nothing' },
    'INT4001: this provider does not have the resource type intune_nothing',
  ],
  [
    'ReadDataSource',
    { type_name: 'intune_nothing' },
    'INT4001: this provider does not have the data source intune_nothing',
  ],
  [
    'OpenEphemeralResource',
    { type_name: 'intune_nothing' },
    'INT4001: this provider does not have the ephemeral resource intune_nothing',
  ],
  [
    'RenewEphemeralResource',
    { type_name: 'intune_nothing' },
    'INT4001: this provider does not have the ephemeral resource intune_nothing',
  ],
  [
    'CloseEphemeralResource',
    { type_name: 'intune_nothing' },
    'INT4001: this provider does not have the ephemeral resource intune_nothing',
  ],
  ['ReadResource', { type_name: 'intune_test_thing' }, 'INT4002: a value from Terraform could not be read'],
  [
    'ReadResource',
    { type_name: 'intune_test_thing', current_state: dynamicToWire(['object', { a: 'bool' }], { a: true }) },
    'INT4002: a value from Terraform could not be read',
  ],
  [
    'PlanResourceChange',
    { type_name: 'intune_test_thing', prior_private: Buffer.from('[]') },
    'INT4002: a value from Terraform could not be read',
  ],
  [
    'UpgradeResourceState',
    { type_name: 'intune_test_thing', version: 2, raw_state: { json: Buffer.from('{}') } },
    'INT4003: the state of a thing needs version 0.0.2 of the provider or newer',
  ],
  [
    'UpgradeResourceState',
    { type_name: 'intune_test_thing', version: 1, raw_state: { json: Buffer.from('{') } },
    'INT4004: the stored state of an object could not be read',
  ],
  [
    'UpgradeResourceState',
    { type_name: 'intune_test_thing', version: 1, raw_state: { flatmap: { id: 'x' } } },
    'INT4004: the stored state of an object could not be read',
  ],
  [
    'ApplyResourceChange',
    { type_name: 'intune_test_thing' },
    'INT4006: cannot apply the thing: the configuration of the provider is not known yet',
  ],
  [
    'ImportResourceState',
    { type_name: 'intune_test_thing', id: 'x' },
    'INT4006: cannot import the thing: the configuration of the provider is not known yet',
  ],
])('refuses %s %j', async (method, request, summary) => {
  await expect(caller.provider(method, request)).resolves.toMatchObject({ diagnostics: [{ severity: 1, summary }] });
});

test('refuses a write-only argument from a Terraform that would store it', async () => {
  const config = objectCodec(thing.attributes).toWire({ displayName: 'x', secretText: 'secret' });
  const request = { type_name: 'intune_test_thing', config };

  const old = await caller.provider('ValidateResourceConfig', request);
  const current = await caller.provider('ValidateResourceConfig', {
    ...request,
    client_capabilities: { write_only_attributes_allowed: true },
  });

  expect(old).toMatchObject({ diagnostics: [{ summary: expect.stringContaining('INT4005'), severity: 1 }] });
  expect(current).toMatchObject({ diagnostics: [] });
});

test('keeps the state of an object that cannot be refreshed yet, with a warning', async () => {
  const codec = objectCodec(thing.attributes);
  const current_state = codec.toWire({ id: 'id-1', displayName: 'x' });

  const answer = await caller.provider('ReadResource', {
    type_name: 'intune_test_thing',
    current_state,
    private: Buffer.from('{"a":1}'),
  });

  expect(answer).toMatchObject({
    new_state: { msgpack: Buffer.from(current_state.msgpack ?? []) },
    private: Buffer.from('{"a":1}'),
    diagnostics: [{ severity: 2, summary: expect.stringContaining('INT4006') }],
  });
});

test('checks an ephemeral block before it is opened, unknown values included', async () => {
  const codec = objectCodec(whisper.attributes);
  const check = (config: ValueObject): Promise<unknown> =>
    caller.provider('ValidateEphemeralResourceConfig', {
      type_name: 'intune_test_whisper',
      config: codec.toWire(config),
    });

  expect(await check({ said: '' })).toMatchObject({
    diagnostics: [
      { severity: 1, summary: 'INT4002: nothing whispered', attribute: { steps: [{ attribute_name: 'said' }] } },
    ],
  });
  expect(await check({ said: unknown })).toMatchObject({ diagnostics: [] });
});

test('does not open an ephemeral block before it knows the tenant', async () => {
  const config = objectCodec(whisper.attributes).toWire({ said: 'x' });

  const answer = await caller.provider('OpenEphemeralResource', { type_name: 'intune_test_whisper', config });

  expect(answer).toMatchObject({
    diagnostics: [{ severity: 1, summary: expect.stringContaining('INT4006') as string }],
  });
});

test('opens an ephemeral block for the run, and supports renewal and closing', async () => {
  const codec = objectCodec(whisper.attributes);
  const type_name = 'intune_test_whisper';
  const configuration = objectCodec({
    tenantId: thing.attributes.displayName,
    clientSecret: thing.attributes.note,
  } as Attributes);
  await caller.provider('ConfigureProvider', { config: configuration.toWire({ tenantId: 't' }) });

  const opened = (await caller.provider('OpenEphemeralResource', {
    type_name,
    config: codec.toWire({ said: 'x' }),
  })) as {
    readonly result: DynamicValue;
  };
  const renewed = await caller.provider('RenewEphemeralResource', { type_name });
  const closed = await caller.provider('CloseEphemeralResource', { type_name });

  expect(codec.fromWire(opened.result)).toEqual({ said: 'x', secretHeard: 'whispered x' });
  expect([renewed, closed]).toMatchObject([{ diagnostics: [] }, { diagnostics: [] }]);
});

test('accepts and returns messages of more than 4 MiB', async () => {
  const note = 'x'.repeat(6 * 1024 * 1024);
  const current_state = objectCodec(thing.attributes).toWire({ id: 'id-1', displayName: 'x', note });

  const answer = (await caller.provider('ReadResource', { type_name: 'intune_test_thing', current_state })) as {
    new_state: { msgpack: Buffer };
  };

  expect(answer.new_state.msgpack.length).toBeGreaterThan(note.length);
});

test('returns its types and capabilities', async () => {
  await expect(caller.provider('GetMetadata')).resolves.toMatchObject({
    resources: [{ type_name: 'intune_test_thing' }],
    data_sources: [{ type_name: 'intune_test_echo' }],
    ephemeral_resources: [{ type_name: 'intune_test_whisper' }],
    server_capabilities: { plan_destroy: true, get_provider_schema_optional: true },
    diagnostics: [],
  });
});
