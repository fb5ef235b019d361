import { defineResource, int, type ResourceDefinition, string, textOf, type ValueObject } from '../../../core/index.js';
import { applyResource, importResource, planResource, readResource } from '../../../provider/engine/index.js';
import { deviceEnrollmentLimit } from '../../../provider/resources/restrictions/device-enrollment-limit.js';
import { complete, idOf, startTenant, type TestTenant } from '../../support/tenant.js';

/** A definition with features that no resource uses yet, over endpoints of the emulator. */
const stepped: ResourceDefinition = defineResource({
  name: 'steppedLimit',
  noun: 'stepped limit',
  doc: 'An enrollment limit whose priority is carried by an action, for a test.',
  source: 'https://learn.microsoft.com/graph/api/resources/intune-onboarding-deviceenrollmentlimitconfiguration',
  shape: { kind: 'collection' },
  graph: deviceEnrollmentLimit.graph,
  permissions: deviceEnrollmentLimit.permissions,
  attributes: {
    displayName: string({ required: true, doc: 'Name of the limit.' }),
    limit: int({ required: true, doc: 'Devices per user.' }),
    token: string({ doc: 'Carried by an action and never stored.', writeOnly: { version: 'tokenVersion' } }),
    tokenVersion: int({ doc: 'Raise it to send the token again.', local: true }),
  },
  steps: [
    {
      action: 'assign',
      takes: ['token'],
      body: ({ token }) => ({
        enrollmentConfigurationAssignments: [],
        token: typeof token === 'string' ? token : null,
      }),
    },
  ],
  example: { declared: { displayName: 'x', limit: 1 } },
});

const declared = { displayName: 'Staff', limit: 3, token: 'planted-secret-1', tokenVersion: 1 };

const stepsOf = (tenant: TestTenant): readonly unknown[] =>
  tenant
    .requests()
    .filter(({ path }) => path.endsWith('/assign'))
    .map(({ body }) => body);

test('passes a write-only value to its action once, and stores it nowhere', async () => {
  await using tenant = await startTenant();

  const managed = await tenant.manage(stepped, declared);
  const sent = stepsOf(tenant);
  const again = await tenant.plan(stepped, { ...declared, token: 'planted-secret-2' }, managed);

  expect(sent).toEqual([{ enrollmentConfigurationAssignments: [], token: 'planted-secret-1' }]);
  expect(JSON.stringify(managed)).not.toContain('planted-secret');
  expect(again.planned).toEqual(managed.state);
});

test('passes it again when its version changes, and nothing else', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(stepped, declared);
  tenant.requests();

  await tenant.manage(stepped, { ...declared, token: 'planted-secret-2', tokenVersion: 2 }, managed);

  expect(tenant.requests().map(({ method, body }) => [method, body])).toEqual([
    ['POST', { enrollmentConfigurationAssignments: [], token: 'planted-secret-2' }],
  ]);
});

test('keeps the old version if the action fails, so that it is sent again', async () => {
  await using tenant = await startTenant();
  tenant.emulator.addFault({ match: { path: /\/assign$/ }, times: 1, then: { status: 400 } });

  const { state, diagnostics } = await tenant.apply(stepped, declared);

  expect(diagnostics).toHaveLength(1);
  expect(state).toMatchObject({ displayName: 'Staff', tokenVersion: null });
});

test('reports what remains if Terraform requests a stop in between', async () => {
  await using tenant = await startTenant();
  const stop = new AbortController();
  const config = complete(deviceEnrollmentLimit.attributes, {
    displayName: 'Staff',
    limit: 3,
    assignments: [{ target: 'allDevices' }],
  });
  const { planned, private: remembered } = await tenant.plan(deviceEnrollmentLimit, config);
  // Stopped while the object itself is being created.
  const context = {
    ...tenant.context,
    signal: stop.signal,
    graph: { ...tenant.context.graph, send: stopAfter(tenant, stop) },
  };

  const answer = await applyResource(
    deviceEnrollmentLimit,
    { prior: null, planned, config, private: remembered },
    context,
  );

  expect(answer.diagnostics.map(({ code }) => code)).toEqual(['INT2021']);
  expect(answer.state).toMatchObject({ displayName: 'Staff', assignments: [] });
});

function stopAfter({ context: { graph } }: TestTenant, stop: AbortController): typeof graph.send {
  return async (write) => {
    const result = await graph.send(write);
    stop.abort();
    return result;
  };
}

describe('an object below a parent', () => {
  const child: ResourceDefinition = defineResource({
    name: 'childEntry',
    noun: 'child entry',
    doc: 'An assignment of an enrollment configuration as an object of its own, for a test.',
    source: 'https://learn.microsoft.com/graph/api/resources/intune-onboarding-enrollmentconfigurationassignment',
    shape: { kind: 'collection' },
    graph: {
      version: 'beta',
      path: '/deviceManagement/deviceEnrollmentConfigurations/{configurationId}/assignments',
      area: 'enrollment',
    },
    permissions: deviceEnrollmentLimit.permissions,
    attributes: {
      configurationId: string({ required: true, immutable: true, local: true, doc: 'Id of the parent.' }),
      sourceId: string({ computed: true, doc: 'Where it comes from.' }),
    },
    example: { declared: { configurationId: 'x' } },
  });

  test('is read and imported under the parent’s path', async () => {
    await using tenant = await startTenant();
    const parent = await tenant.manage(deviceEnrollmentLimit, {
      displayName: 'Staff',
      limit: 3,
      assignments: [{ target: 'allDevices' }],
    });
    const configurationId = idOf(parent);
    const list = await tenant.context.graph.list({
      ...child.graph,
      path: child.graph.path.replace('{configurationId}', configurationId),
    });
    const id = list.state === 'present' ? (textOf(list.value[0]?.id) ?? '') : '';

    const imported = await importResource(child, `${configurationId}/${id}`, tenant.context);
    const read = await readResource(child, { state: imported.state ?? {}, private: {} }, tenant.context);

    expect(imported.diagnostics).toEqual([]);
    expect(imported.state).toMatchObject({ id, configurationId });
    expect(read.state).toEqual(imported.state);
  });

  test('cannot be imported without its parent', async () => {
    await using tenant = await startTenant();

    const { diagnostics } = await importResource(child, 'abc', tenant.context);

    expect(diagnostics.map(({ code, why }) => [code, why.endsWith('written configurationId/id')])).toEqual([
      ['INT2017', true],
    ]);
  });

  test('is replaced under another parent', async () => {
    const prior: ValueObject = { id: '1', configurationId: 'a', sourceId: null };
    const config: ValueObject = { id: null, configurationId: 'b', sourceId: null };

    const { requiresReplace } = await planResource(child, { prior, config, proposed: config, private: {} }, undefined);

    expect(requiresReplace).toEqual([['configurationId']]);
  });
});
