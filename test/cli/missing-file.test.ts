import { demoTenantId } from '../../emulator/index.js';
import type { TenantSpec } from '../../schemas/index.js';
import { asProgram, asYaml } from './declare.js';
import { tenantFixture } from './tenant-fixture.js';

const spec: TenantSpec = {
  tenantId: demoTenantId,
  authority: { desired: 'intune' },
  enrollment: {
    apple: {
      dataSharingConsent: { granted: true },
      pushCertificate: {
        appleIdentifier: 'mdm@contoso.com',
        certificateFile: 'nope.pem',
        certificateSerialNumber: '01',
      },
    },
  },
};

test.each([
  ['YAML', asYaml, /where: +tenant\.yaml:1:\d+/u],
  ['constructs', asProgram, /where: +program\/stacks\/contoso\/cdk\.tf\.json/u],
] as const)(
  'a plan reports a missing file at its place, and not in the words of Terraform, through %s',
  async (_way, declare, place) => {
    await using fixture = await tenantFixture();
    const file = declare(fixture, spec);

    const { stdout, exitCode } = await fixture.cli(['plan', file]);

    expect(exitCode).toBe(1);
    expect(stdout).toContain('error INT1316: a file that the declaration names does not exist');
    expect(stdout).toMatch(place);
    expect(stdout.replaceAll(/\s+/gu, ' ')).toMatch(/why: the file \S*nope\.pem.* does not exist/u);
    expect(stdout).not.toContain('this function works');
  },
);
