import { textOf } from '../../core/index.js';
import { itemsOf } from '../support/tenant.js';
import { tenantFixture } from './tenant-fixture.js';

const configurations = '/beta/deviceManagement/deviceEnrollmentConfigurations';

test('a reorder by hand shows the actor, in plan with a state and in drift without one', async () => {
  const limits = ['One', 'Two', 'Three'].map((name, index) =>
    `      - { displayName: ${name}, limit: ${String(index + 1)}, assignments: [{ group: Kiosks }] }`.replace(
      'Kiosks',
      ['Kiosks', 'All staff', 'Field staff'][index] ?? '',
    ),
  );
  await using fixture = await tenantFixture({
    more: ['  enrollment:', '    limits:', '      custom:', ...limits.map((line) => `  ${line}`)],
  });
  await fixture.apply();
  const { body } = await fixture.tenant.request('GET', configurations);
  const moved = textOf(itemsOf(body).find(({ displayName }) => displayName === 'Three')?.id) ?? '';
  const priority = { priority: 1 };
  await fixture.tenant.request('POST', `${configurations}/${moved}/setPriority`, priority, {
    actor: 'eve@contoso.com',
  });

  const planned = await fixture.cli(['plan', 'tenant.yaml']);
  const compared = await fixture.cli(['drift', 'tenant.yaml']);

  expect([planned.exitCode, compared.exitCode]).toEqual([3, 3]);
  for (const { stdout } of [planned, compared]) {
    expect(stdout).toMatch(/order of the enrollment limits/u);
    expect(stdout).toMatch(/changed \d{4}-\d{2}-\d{2} \d{2}:\d{2} UTC by eve@contoso\.com/u);
  }
});
