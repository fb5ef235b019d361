import { demoTenantId } from '../../emulator/index.js';
import type { TenantSpec } from '../../schemas/index.js';
import { asProgram, asYaml } from './declare.js';
import { tenantFixture } from './tenant-fixture.js';

const profiles = { ios: [{ displayName: 'iPhones' }] };
const spec: TenantSpec = {
  tenantId: demoTenantId,
  authority: { desired: 'intune' },
  enrollment: {
    apple: {
      pushCertificate: { appleIdentifier: 'mdm@contoso.com' },
      automatedDeviceEnrollment: [{ tokenName: 'Contoso', profiles, defaultProfiles: { ios: 'iPhones' } }],
    },
  },
};

test.each([
  ['YAML', asYaml],
  ['constructs', asProgram],
] as const)(
  'plan, doctor and next say that devices cannot enroll without an ADE token, and how to get there, through %s',
  async (_way, declare) => {
    await using fixture = await tenantFixture(
      {},
      { tenants: [{ tenantId: demoTenantId, pushCertificate: 'mdm@contoso.com' }] },
    );
    const file = declare(fixture, spec);
    expect((await fixture.cli(['apply', file, '--auto-approve'])).exitCode).toBe(0);

    const runs = [
      await fixture.cli(['plan', file]),
      await fixture.cli(['doctor', file]),
      await fixture.cli(['next', file]),
    ];

    const words = runs.map(({ stdout }) => stdout.replaceAll(/\s+/gu, ' '));
    const [plan, doctor, next] = words;
    expect(runs.map(({ exitCode }) => exitCode)).toEqual([0, 0, 2]);
    for (const text of [plan, doctor]) {
      expect(text).toContain(
        'company-owned devices cannot enroll by Automated Device Enrollment: no ADE token was uploaded',
      );
      expect(text).toContain('Apple Business Manager');
    }
    expect(next).toMatch(/person ADE token .*Apple Business Manager/u);
  },
);
