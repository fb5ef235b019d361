import { demoTenantId } from '../../emulator/index.js';
import { asProgram, asYaml } from './declare.js';
import { type TenantFixture, tenantFixture } from './tenant-fixture.js';

const intune = { tenantId: demoTenantId, authority: { desired: 'intune' } } as const;

describe.each([
  ['YAML', asYaml, 'transition: { from: office365, acknowledge: [coexistence, apns-required, irreversible] }'],
  [
    'constructs',
    asProgram,
    "transition: { from: 'office365', acknowledge: ['coexistence', 'apns-required', 'irreversible'] }",
  ],
] as const)('through %s', (_name, declare, transition) => {
  test('what is to be declared is said in the language of the declaration', async () => {
    await using fixture = await tenantFixture({}, { tenants: [{ tenantId: demoTenantId, authority: 'office365' }] });
    const file = declare(fixture, intune);

    const runs = [await fixture.cli(['plan', file]), await fixture.cli(['drift', file])];

    for (const { stdout } of runs) {
      expect(stdout.replaceAll(/\s+/gu, ' ')).toMatch(/(?:fix|to do): declare transition: \{/u);
      expect(stdout.replaceAll(/\s+/gu, ' ')).toContain(`: declare ${transition}`);
    }
  });

  test('a change of the Company Portal is drift of one attribute, and says that enrollment is closed', async () => {
    await using fixture = await tenantFixture();
    const companyPortal = {
      default: { displayName: 'Contoso', enrollmentAvailability: 'availableWithPrompts' },
    } as const;
    const file = declare(fixture, { ...intune, enrollment: { companyPortal } });
    expect((await fixture.cli(['apply', file, '--auto-approve'])).exitCode).toBe(0);
    await close(fixture);

    const runs = [
      await fixture.cli(['plan', file, '--format', 'json']),
      await fixture.cli(['drift', file, '--format', 'json']),
    ];

    for (const { exitCode, stdout } of runs) {
      expect(exitCode).toBe(3);
      expect((JSON.parse(stdout) as { tenants: unknown }).tenants).toMatchObject([
        {
          findings: [
            {
              kind: 'drift',
              attributes: [{ path: 'enrollmentAvailability', declared: 'availableWithPrompts', tenant: 'unavailable' }],
              severity: 'warning',
              reason: { text: expect.stringContaining('enrollment closed: users cannot enroll') as unknown },
            },
          ],
        },
      ]);
    }
  });

  test('plan and drift show in which weeks devices leave, and which of them earlier', async () => {
    await using fixture = await tenantFixture();
    const retention = (inactiveDays: number) =>
      ({
        cleanupRules: [{ platform: 'windows', inactiveDays }],
        maxAffected: { percent: 100, within: '60d' },
      }) as const;
    expect(
      (await fixture.cli(['apply', declare(fixture, { ...intune, retention: retention(200) }), '--auto-approve']))
        .exitCode,
    ).toBe(0);
    const file = declare(fixture, { ...intune, retention: retention(100) });

    for (const [verb, exitCode] of [
      ['plan', 2],
      ['drift', 3],
    ] as const) {
      const [json, markdown, html] = await Promise.all(
        ['json', 'markdown', 'html'].map((format) => fixture.cli([verb, file, '--format', format])),
      );
      // A run that failed says why in its report, and has no departures.
      const failed = [json, markdown, html].filter((run) => run?.exitCode !== exitCode);
      expect(failed.map((run) => `${run?.stdout ?? ''}${run?.stderr ?? ''}`)).toEqual([]);
      const { tenants } = JSON.parse(json?.stdout ?? '') as {
        tenants: readonly { findings: readonly FindingJson[] }[];
      };
      const { text, affected = 0, weeks = [] } = tenants[0]?.findings[0]?.devices ?? {};

      const leaving = weeks.reduce((sum, { rule, certificate }) => sum + rule + certificate, 0);
      expect(text).toMatch(/^hides \d+ of \d+ devices, makes \d+ leave within 60 days/u);
      expect(leaving).toBeGreaterThan(affected);
      expect(weeks.every(({ rule, certificate, earlier }) => earlier <= rule + certificate)).toBe(true);
      expect(markdown?.stdout).toContain('| week of | by the rule | by their certificate | earlier than now |');
      expect(html?.stdout).toContain('<figure class="departures">');
      expect(html?.stdout).toContain(`aria-label="${String(leaving)} devices leave in ${String(weeks.length)} weeks`);
    }
  });
});

interface FindingJson {
  readonly devices?: {
    readonly text: string;
    readonly affected: number;
    readonly weeks: readonly { readonly rule: number; readonly certificate: number; readonly earlier: number }[];
  };
}

async function close({ tenant }: TenantFixture): Promise<void> {
  const path = '/beta/deviceManagement/intuneBrandingProfiles';
  const { body } = await tenant.request('GET', path);
  const profiles = (body as { value: { id: string; isDefaultProfile: boolean }[] }).value;
  const id = profiles.find(({ isDefaultProfile }) => isDefaultProfile)?.id ?? '';
  const { status } = await tenant.request('PATCH', `${path}/${id}`, { enrollmentAvailability: 'unavailable' });
  if (status !== 200) throw new Error(`the change by hand was answered ${String(status)}`);
}
