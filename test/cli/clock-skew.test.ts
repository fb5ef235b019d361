import { demoTenantId } from '../../emulator/index.js';
import { tenantFixture } from './tenant-fixture.js';

const minutes = 7;
const declared = {
  more: [
    '  scopeTags: [{ displayName: Region }]',
    '  enrollment:',
    '    limits:',
    '      default: 4',
    '      custom: [{ displayName: Field, limit: 2, assignments: [{ group: Field staff }] }, { displayName: Desk, limit: 9 }]',
    '    categories: [{ displayName: Kiosk, scopeTags: [Region] }]',
    '    android:',
    '      corporateProfiles:',
    "        - { displayName: Kiosks, enrollmentMode: corporateOwnedDedicatedDevice, tokenExpirationDateTime: '2031-01-01T00:00:00Z' }",
  ],
};

test.each([
  ['ahead of', minutes],
  ['behind', -minutes],
])('a service whose clock is minutes %s that of the machine changes no verdict', async (_way, offset) => {
  await using fixture = await tenantFixture(declared, {
    clock: () => new Date(Date.now() + offset * 60_000),
    tenants: [{ tenantId: demoTenantId, devices: 20, managedGooglePlay: 'bound' }],
  });

  const applied = await fixture.cli(['apply', 'tenant.yaml', '--auto-approve']);
  const next = await fixture.cli(['plan', 'tenant.yaml']);
  await fixture.changeRule({ deviceInactivityBeforeRetirementInDays: 180 });
  const drifted = await fixture.cli(['plan', 'tenant.yaml']);
  const restored = await fixture.cli(['apply', 'tenant.yaml', '--auto-approve']);
  const last = await fixture.cli(['drift', 'tenant.yaml']);

  const codes = [applied, next, drifted, restored, last].map(({ exitCode }) => exitCode);
  expect({ codes, last: last.stdout }).toMatchObject({ codes: [0, 0, 3, 0, 0] });
});
