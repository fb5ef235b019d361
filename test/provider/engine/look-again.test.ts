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

/** A write that Graph accepts without carrying it out: what is declared before and after, and the request that is swallowed. */
const swallowed: readonly [string, string, ValueObject, ValueObject, { method: string; path: RegExp }, string][] = [
  [
    'assignments of a new limit',
    'deviceEnrollmentLimit',
    {},
    { displayName: 'Staff', limit: 3, ...everybody },
    { method: 'POST', path: /\/assign$/u },
    'assignments',
  ],
  [
    'assignments that a limit is given later',
    'deviceEnrollmentLimit',
    { displayName: 'Staff', limit: 3 },
    { displayName: 'Staff', limit: 3, ...everybody },
    { method: 'POST', path: /\/assign$/u },
    'assignments',
  ],
  [
    'assignments that a branding profile loses',
    'brandingProfile',
    { profileName: 'Subsidiary', displayName: 'Fabrikam', ...everybody },
    { profileName: 'Subsidiary', displayName: 'Fabrikam', assignments: [] },
    { method: 'POST', path: /\/assign$/u },
    'assignments',
  ],
  [
    'assignments of an Autopilot profile, which are written one by one',
    'windowsAutopilotDeploymentProfile',
    { displayName: 'Notebooks' },
    { displayName: 'Notebooks', ...everybody },
    { method: 'POST', path: /\/assignments$/u },
    'assignments',
  ],
  [
    'a changed text of an object, answered with an empty object',
    'deviceCategory',
    { displayName: 'Kiosk', description: 'a' },
    { displayName: 'Kiosk', description: 'b' },
    { method: 'PATCH', path: /deviceCategories/u },
    'description',
  ],
  [
    'a text that is taken away',
    'deviceCategory',
    { displayName: 'Kiosk', description: 'a' },
    { displayName: 'Kiosk' },
    { method: 'PATCH', path: /deviceCategories/u },
    'description',
  ],
  [
    'a setting of a default object',
    'defaultDeviceEnrollmentLimit',
    { limit: 5 },
    { limit: 7 },
    { method: 'PATCH', path: /_DefaultLimit/u },
    'limit',
  ],
];

async function manage(tenant: TestTenant, definition: ResourceDefinition, config: ValueObject): Promise<Managed> {
  const { state, private: remembered } = await tenant.apply(definition, config);
  return { state: state ?? {}, private: remembered };
}

test.each(swallowed)('names %s, which Graph accepted and did not keep', async (_, name, before, after, match, lost) => {
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

test('waits for a read that still shows what was before the write', async () => {
  await using tenant = await startTenant();
  const limit = definitionOf('deviceEnrollmentLimit');
  tenant.emulator.addFault({ match: { method: 'POST', path: /\/assign$/u }, times: 1, then: { staleReads: 2 } });

  const { diagnostics } = await tenant.apply(limit, { displayName: 'Staff', limit: 3, ...everybody });

  expect(diagnostics).toEqual([]);
});

test('reads nothing again where the answers show all that was sent', async () => {
  await using tenant = await startTenant();
  const category = definitionOf('deviceCategory');
  const managed = await manage(tenant, category, { displayName: 'Kiosk', description: 'a' });
  tenant.requests();

  await tenant.apply(category, { displayName: 'Kiosk', description: 'b' }, managed);

  expect(tenant.requests().map(({ method }) => method)).toEqual(['PATCH']);
});
