import type { ResourceDefinition, ValueObject } from '../../../core/index.js';
import type { FaultEffect } from '../../../emulator/index.js';
import { resources } from '../../../provider/resources/index.js';
import { type Managed, startTenant, type TestTenant } from '../../support/tenant.js';

function definitionOf(name: string): ResourceDefinition {
  const found = resources.find((one) => one.name === name);
  if (!found) throw new Error(`no definition ${name}`);
  return found;
}

const group = '95b1a0d3-d3cb-4fa5-be5b-9a6f433f44b7';
const everybody = { assignments: [{ target: 'group', groupId: group }] };
/** Graph answers, and does nothing. */
const swallow: FaultEffect = { body: '{}' };

interface Swallowed {
  readonly what: string;
  readonly name: string;
  /** What is declared before the write. Empty: no object exists yet. */
  readonly before: ValueObject;
  readonly after: ValueObject;
  /** The request that Graph accepts without carrying it out. */
  readonly match: { readonly method: string; readonly path: RegExp };
  /** The attribute that Graph does not keep. */
  readonly lost: string;
}

const swallowed: readonly Swallowed[] = [
  {
    what: 'assignments of a new limit',
    name: 'deviceEnrollmentLimit',
    before: {},
    after: { displayName: 'Staff', limit: 3, ...everybody },
    match: { method: 'POST', path: /\/assign$/u },
    lost: 'assignments',
  },
  {
    what: 'assignments that a limit is given later',
    name: 'deviceEnrollmentLimit',
    before: { displayName: 'Staff', limit: 3 },
    after: { displayName: 'Staff', limit: 3, ...everybody },
    match: { method: 'POST', path: /\/assign$/u },
    lost: 'assignments',
  },
  {
    what: 'assignments that a branding profile loses',
    name: 'brandingProfile',
    before: { profileName: 'Subsidiary', displayName: 'Fabrikam', ...everybody },
    after: { profileName: 'Subsidiary', displayName: 'Fabrikam', assignments: [] },
    match: { method: 'POST', path: /\/assign$/u },
    lost: 'assignments',
  },
  {
    what: 'assignments of an Autopilot profile, which are written one by one',
    name: 'windowsAutopilotDeploymentProfile',
    before: { displayName: 'Notebooks' },
    after: { displayName: 'Notebooks', ...everybody },
    match: { method: 'POST', path: /\/assignments$/u },
    lost: 'assignments',
  },
  {
    what: 'a changed text of an object, answered with an empty object',
    name: 'deviceCategory',
    before: { displayName: 'Kiosk', description: 'a' },
    after: { displayName: 'Kiosk', description: 'b' },
    match: { method: 'PATCH', path: /deviceCategories/u },
    lost: 'description',
  },
  {
    what: 'a text that is taken away',
    name: 'deviceCategory',
    before: { displayName: 'Kiosk', description: 'a' },
    after: { displayName: 'Kiosk' },
    match: { method: 'PATCH', path: /deviceCategories/u },
    lost: 'description',
  },
  {
    what: 'a setting of a default object',
    name: 'defaultDeviceEnrollmentLimit',
    before: { limit: 5 },
    after: { limit: 7 },
    match: { method: 'PATCH', path: /_DefaultLimit/u },
    lost: 'limit',
  },
];

async function manage(tenant: TestTenant, definition: ResourceDefinition, config: ValueObject): Promise<Managed> {
  const { state, private: remembered } = await tenant.apply(definition, config);
  return { state: state ?? {}, private: remembered };
}

test.each(swallowed)('reports $what, which Graph accepted and did not store', async (row) => {
  const { name, before, after, match, lost } = row;
  await using tenant = await startTenant();
  const definition = definitionOf(name);
  const managed = Object.keys(before).length > 0 ? await manage(tenant, definition, before) : undefined;
  tenant.emulator.addFault({ match, then: swallow });

  const { diagnostics, private: remembered } = await tenant.apply(definition, after, managed);

  expect(diagnostics.map(({ code, severity, where }) => [code, severity, where?.path])).toEqual([
    ['INT2047', 'warning', [lost]],
  ]);
  expect(remembered).toMatchObject({ unfinished: { attributes: [lost] } });
});

test('waits for a read that still returns the state before the write', async () => {
  await using tenant = await startTenant();
  const limit = definitionOf('deviceEnrollmentLimit');
  tenant.emulator.addFault({ match: { method: 'POST', path: /\/assign$/u }, times: 1, then: { staleReads: 2 } });

  const { diagnostics } = await tenant.apply(limit, { displayName: 'Staff', limit: 3, ...everybody });

  expect(diagnostics).toEqual([]);
});

test('reads nothing again if the answers contain everything that was sent', async () => {
  await using tenant = await startTenant();
  const category = definitionOf('deviceCategory');
  const managed = await manage(tenant, category, { displayName: 'Kiosk', description: 'a' });
  tenant.requests();

  await tenant.apply(category, { displayName: 'Kiosk', description: 'b' }, managed);

  expect(tenant.requests().map(({ method }) => method)).toEqual(['PATCH']);
});
