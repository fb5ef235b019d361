import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { changedLines } from '../../../cli/drift/accept/line-diff.js';
import { loadDeclarations } from '../../../schemas/index.js';
import { stackOfYaml, yamlOf } from '../../examples/example.js';
import { startExampleTenant } from '../../examples/example-tenant.js';
import { startProvider } from '../../support/provider.js';
import { scratch } from '../scratch.js';
import { changesByHand } from './changes-by-hand.js';
import { acceptInto, driftOf } from './drifting.js';

const changes = [
  'an attribute',
  'an assignment',
  'an assignment to others',
  'a default object',
  'a nested value',
  'a row of a bulk resource',
  'scope tags',
  'the Company Portal',
  'groups of a user scope',
  'a number, by which devices are hidden',
] as const;

test('changes made by hand are accepted into the declaration, which is then valid and without drift', async () => {
  await using tenant = await startExampleTenant('all-platforms');
  await using provider = await startProvider(tenant);
  using here = scratch();
  provider.terraform.write(stackOfYaml('all-platforms'));
  await provider.terraform.apply();
  for (const change of changes) await changesByHand[change](tenant);
  const file = join(here.folder, 'tenant.yaml');
  writeFileSync(file, readFileSync(yamlOf('all-platforms')));
  const before = readFileSync(file, 'utf8');

  const { files, diagnostics } = await acceptInto(file, tenant);

  const after = readFileSync(file, 'utf8');
  const again = await driftOf(file, tenant);
  expect(diagnostics).toEqual([]);
  expect(files.flatMap(({ decisions }) => decisions.flatMap(({ reason }) => reason ?? []))).toEqual([]);
  expect(loadDeclarations([file]).diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(again).toMatchObject({ verdict: 'inSync', findings: [] });
  expect(linesOf(before, after)).toEqual([
    '-mdmUserScope: { groups: [All staff] }',
    '+mdmUserScope: { appliesTo: all }',
    '-personal: allow',
    '+personal: block',
    '-default: 5',
    '+default: 12',
    '-assignments: [{ group: Service desk }]',
    '-assignments: [{ group: Contractors }]',
    '+assignments: [{ allUsers: true }]',
    '-- { displayName: Office }',
    '-- { displayName: Field, scopeTags: [Field] }',
    '+- { displayName: Office, description: Rooms }',
    '+- { displayName: Field }',
    '-contactITName: Service desk',
    '+contactITName: Nobody',
    '-- {',
    '-importedDeviceIdentityType: serialNumber,',
    '-importedDeviceIdentifier: C02XL0GGJGH5,',
    '-description: MacBook at reception,',
    '-}',
    '-- { platform: windows, inactiveDays: 90 }',
    '+- { platform: windows, inactiveDays: 45 }',
  ]);
});

test('an order, and a deleted object, are skipped with the reason, and other drift is accepted', async () => {
  await using tenant = await startExampleTenant('all-platforms');
  await using provider = await startProvider(tenant);
  using here = scratch();
  provider.terraform.write(stackOfYaml('all-platforms'));
  await provider.terraform.apply();
  for (const change of ['the order of objects', 'an object that is gone', 'an attribute'] as const)
    await changesByHand[change](tenant);
  const file = join(here.folder, 'tenant.yaml');
  writeFileSync(file, readFileSync(yamlOf('all-platforms')));

  const { files } = await acceptInto(file, tenant);

  const again = await driftOf(file, tenant);
  const left = files.flatMap(({ decisions }) => decisions.filter(({ reason }) => reason !== undefined));
  expect(left.map(({ finding, reason }) => [finding.address, reason])).toEqual([
    ['intune_device_category.kiosk', 'it is missing in the tenant; remove it from the declaration by hand'],
    ['intune_device_enrollment_limit_order.order', 'it is the order of a list; reorder the elements by hand'],
  ]);
  expect(again.findings.map(({ address }) => address)).toEqual(left.map(({ finding }) => finding.address));
});

function linesOf(before: string, after: string): readonly string[] {
  return changedLines(before, after).map(({ kind, text }) => `${kind === 'added' ? '+' : '-'}${text.trim()}`);
}
