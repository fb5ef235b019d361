import { demoTenantId } from '../../emulator/index.js';
import type { CliRun } from './cli-process.js';
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
  test('advice about declarations uses the language of the declaration', async () => {
    await using fixture = await tenantFixture({}, { tenants: [{ tenantId: demoTenantId, authority: 'office365' }] });
    const file = declare(fixture, intune);

    const runs = [await fixture.cli(['plan', file]), await fixture.cli(['drift', file])];

    for (const { stdout } of runs) {
      expect(stdout.replaceAll(/\s+/gu, ' ')).toMatch(/(?:fix|to do): declare transition: \{/u);
      expect(stdout.replaceAll(/\s+/gu, ' ')).toContain(`: declare ${transition}`);
    }
  });

  test('a change of the Company Portal is drift of one attribute, and the report says that enrollment is closed', async () => {
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

  test('plan and drift show in which weeks devices leave, and which of them leave earlier', async () => {
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
      // A failed run has the reason in its report, and no departures.
      const failed = [json, markdown, html].filter((run) => run?.exitCode !== exitCode);
      expect(failed.map((run) => `${run?.stdout ?? ''}${run?.stderr ?? ''}`)).toEqual([]);
      const { tenants } = JSON.parse(json?.stdout ?? '') as {
        tenants: readonly { findings: readonly FindingJson[] }[];
      };
      const { text, affected = 0, weeks = [] } = tenants[0]?.findings[0]?.devices ?? {};

      const leaving = weeks.reduce((sum, { rule, certificate }) => sum + rule + certificate, 0);
      expect(text).toMatch(/^hides \d+ of \d+ devices now and \d+ within 60 days/u);
      expect(leaving).toBeGreaterThan(affected);
      expect(weeks.every(({ rule, certificate, earlier }) => earlier <= rule + certificate)).toBe(true);
      expect(markdown?.stdout).toContain('| week of | by the rule | by their certificate | earlier than now |');
      expect(html?.stdout).toContain('<figure class="departures">');
      expect(html?.stdout).toContain(`aria-label="${String(leaving)} devices leave in ${String(weeks.length)} weeks`);
    }
  });

  test('exceptions of maxAffected are excluded from its count, and every report lists them', async () => {
    await using fixture = await tenantFixture();
    const cap = (exceptions: readonly { readonly deviceName: string }[]): string =>
      declare(fixture, {
        ...intune,
        retention: {
          cleanupRules: [{ platform: 'windows', inactiveDays: 90 }],
          maxAffected: { count: 1, ...(exceptions.length > 0 && { exceptions }) },
        },
      });

    const refused = await fixture.cli(['plan', cap([])]);
    const file = cap([{ deviceName: 'WIN-*' }]);
    const runs: CliRun[] = [];
    for (const format of ['text', 'json', 'markdown', 'html'])
      runs.push(await fixture.cli(['plan', file, '--format', format]));
    const [text, json, markdown, html] = runs.map(({ stdout }) => stdout);

    expect([refused, ...runs].map(({ exitCode }) => exitCode)).toEqual([1, 2, 2, 2, 2]);
    expect(refused.stdout).toContain('error INT1210: the cleanup rule for windows would hide');
    const { tenants } = JSON.parse(json ?? '') as { tenants: readonly { findings: readonly FindingJson[] }[] };
    const { affected = 0, excepted } = tenants[0]?.findings[0]?.devices ?? {};
    expect(affected).toBeGreaterThan(1);
    expect(excepted).toEqual([{ exception: 'deviceName WIN-*', devices: affected }]);
    const words = `of which maxAffected does not count ${String(affected)} (deviceName WIN-*: ${String(affected)})`;
    expect(text?.replaceAll(/\s+/gu, ' ')).toContain(words);
    expect(markdown?.replaceAll('\\', '')).toContain(words);
    expect(html).toContain(words);
  });

  test('a bound of an acknowledgement is checked when the transition is planned, and again when it is applied', async () => {
    await using fixture = await tenantFixture(
      {},
      { tenants: [{ tenantId: demoTenantId, authority: 'office365', devices: 200 }] },
    );
    const reviewed = await appleDevices(fixture);
    const bounded = (devices: number): string =>
      declare(fixture, {
        ...intune,
        authority: {
          desired: 'intune',
          transition: {
            from: 'office365',
            acknowledge: [{ coexistence: { devices: 200 } }, { 'apns-required': { devices } }, 'irreversible'],
          },
        },
      });

    const refused = await fixture.cli(['plan', bounded(reviewed - 1)]);
    const file = bounded(reviewed);
    const planned = await fixture.cli(['plan', file]);
    const grown = Array.from({ length: 201 }, (_none, index) => ({ id: String(index), userId: '' }));
    fixture.emulator.addFault({
      match: { path: /managedDevices/ },
      then: { body: JSON.stringify({ value: grown }) },
    });
    fixture.emulator.clearJournal();
    const outgrown = await fixture.cli(['apply', file]);

    expect([refused, planned, outgrown].map(({ exitCode }) => exitCode)).toEqual([1, 2, 1]);
    for (const [{ stdout }, name, devices] of [
      [refused, 'apns-required', reviewed],
      [outgrown, 'coexistence', 201],
    ] as const) {
      expect(stdout).toContain(`error INT2051: ${name} of the MDM authority is acknowledged for`);
      expect(stdout.replaceAll(/\s+/gu, ' ')).toContain(`it now affects ${String(devices)}`);
    }
    expect(fixture.emulator.journal.filter(({ path }) => path.includes('setMobileDeviceManagementAuthority'))).toEqual(
      [],
    );
  });
});

interface FindingJson {
  readonly devices?: {
    readonly text: string;
    readonly affected: number;
    readonly excepted?: readonly { readonly exception: string; readonly devices: number }[];
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

async function appleDevices({ tenant }: TenantFixture): Promise<number> {
  const { body } = await tenant.request('GET', '/v1.0/deviceManagement/managedDeviceOverview');
  const { deviceOperatingSystemSummary: counts } = body as {
    deviceOperatingSystemSummary: { iosCount: number; macOSCount: number };
  };
  return counts.iosCount + counts.macOSCount;
}
