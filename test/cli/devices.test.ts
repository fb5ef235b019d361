import { renderCsv } from '../../cli/devices/csv.js';
import { renderIcs } from '../../cli/devices/ics.js';
import { lookAtDepartures, type TenantDepartures, type Wanted } from '../../cli/devices/look.js';
import { devicesOutcome, type Found } from '../../cli/devices/outcome.js';
import { subjectOfDeclaration } from '../../cli/devices/subjects.js';
import { demoTenantId } from '../../emulator/index.js';
import { managedDeviceCleanupRule } from '../../provider/resources/devices/managed-device-cleanup-rule.js';
import { parseDeclaration, type TenantSpec } from '../../schemas/index.js';
import { startTenant, type TestTenant, testTime } from '../support/tenant.js';
import type { CliRun } from './cli-process.js';
import { asProgram, asYaml } from './declare.js';
import { tenantFixture, yamlOf } from './tenant-fixture.js';

const month: Wanted = { leaving: 30, platform: 'all' };

async function look(tenant: TestTenant, wanted = month, days = 90): Promise<TenantDepartures> {
  const { declaration } = parseDeclaration(yamlOf({ days }), 'tenant.yaml');
  if (!declaration) throw new Error('not valid');
  const clock = { now: () => testTime, sleep: () => Promise.resolve() };
  const { signal } = new AbortController();
  return lookAtDepartures(subjectOfDeclaration(declaration), wanted, {
    ...{ env: tenant.environment, signal, clock },
    patience: { requestTimeoutMs: 30_000, retryBudgetMs: 1000 },
  });
}

const found = (tenants: readonly TenantDepartures[], wanted = month): Found => ({
  ...{ tenants, wanted, diagnostics: [], now: testTime },
});

/** A tenant as it would be with hostile names. */
const hostile: TenantDepartures = {
  name: 'contoso',
  tenantId: demoTenantId,
  diagnostics: [],
  departures: {
    asOf: testTime,
    rules: new Map([['windows', 90]]),
    inForce: new Map(),
    platforms: [],
    groups: [
      {
        ...{ date: '2026-11-30', platform: 'windows', clock: 'rule', devices: 2 },
        first: ['=HYPERLINK("http://x")', '</svg><script>x()</script>\r\nEND:VEVENT,;\\'].map((deviceName) => ({
          ...{ deviceName, lastSync: undefined, certificateEnd: undefined, leaves: Date.parse('2026-11-30T01:00:00Z') },
        })),
      },
    ],
  },
};

describe('a fleet of 3,000 devices', () => {
  let tenant: TestTenant;
  beforeAll(async () => {
    tenant = await startTenant({ devices: 3000 });
  });
  afterAll(() => tenant[Symbol.asyncDispose]());

  test('is read once, page by page, and every device is counted', async () => {
    const { departures, diagnostics } = await look(tenant);

    const pages = tenant.requests().filter(({ path }) => path.includes('/managedDevices'));
    expect(diagnostics).toEqual([]);
    expect(pages).toHaveLength(3);
    const platforms = departures?.platforms ?? [];
    expect(platforms.reduce((sum, { listed }) => sum + listed, 0)).toBe(3000);
    for (const { listed, overdue, leaving, later, unknown } of platforms) {
      expect(overdue + leaving + later + unknown).toBe(listed);
    }
  });

  test('leaves by both timers, and devices that only the declared rule reaches leave when it is applied', async () => {
    const { departures } = await look(tenant);

    const windows = departures?.platforms.find(({ platform }) => platform === 'windows');
    expect(new Set(departures?.groups.map(({ clock }) => clock))).toEqual(new Set(['rule', 'certificate']));
    expect(windows?.overdue).toBe(0);
    expect(windows?.atOnce).toBeGreaterThan(0);
    expect(windows?.earlier).toBeGreaterThanOrEqual(windows?.atOnce ?? Infinity);
  });

  test('is shown for one platform, with the number of devices managed by Jamf', async () => {
    const { departures } = await look(tenant, { leaving: 30, platform: 'macOS' });

    expect(departures?.platforms.map(({ platform }) => platform)).toEqual(['macOS']);
    expect(departures?.platforms[0]?.jamf).toBeGreaterThan(0);
    expect(departures?.platforms[0]?.unknown).toBe(departures?.platforms[0]?.jamf);
  });

  test('is written as text, JSON, CSV, HTML and ICS with the same number of devices', async () => {
    const read = await look(tenant);
    const { text, json, formats, exitCode } = devicesOutcome(found([read]));

    const sum = (read.departures?.groups ?? []).reduce((all, { devices }) => all + devices, 0);
    const rows = (formats?.csv?.() ?? '').trimEnd().split('\r\n').slice(1);
    expect(exitCode).toBe(0);
    expect(text({ color: false })).toMatch(/^ {2}2026-11-23 {2}█+░* \d+$/mu);
    expect(text({ color: false })).toMatch(/rule windows: 90 days \(no such rule is in force yet\)/u);
    expect(text({ color: false })).toMatch(/devices leave earlier than under the rules in force \(windows \d+\)\./u);
    expect(JSON.stringify(json)).toContain('"inForceDays":null');
    expect(rows.reduce((all, row) => all + Number(/,(\d+),/u.exec(row)?.[1]), 0)).toBe(sum);
    const events = [...(formats?.ics?.() ?? '').matchAll(/SUMMARY:(\d+) devices? leaves? Intune/gu)];
    expect(events.reduce((all, [, devices]) => all + Number(devices), 0)).toBe(sum);
    expect(formats?.html?.()).toMatch(/<svg height="\d+" role="img"/u);
    expect(formats?.html?.()).not.toContain('<script');
  });

  test('no longer contains the devices that rules and certificates removed, a year later', async () => {
    const before = await look(tenant, { leaving: 365, platform: 'ios' });
    const soon = before.departures?.platforms[0];

    let time = testTime;
    await using later = await startTenant({ devices: 3000 }, { clock: () => time });
    time = new Date(testTime.getTime() + 365 * 86_400_000);

    const after = await look(later, { leaving: 365, platform: 'ios' });
    const listed = after.departures?.platforms[0]?.listed ?? Infinity;
    expect(soon?.leaving).toBeGreaterThan(0);
    expect(listed).toBe((soon?.listed ?? 0) - (soon?.leaving ?? 0));
    expect(after.departures?.platforms[0]?.overdue).toBe(0);
  });
});

test('also counts undeclared rules in force', async () => {
  await using tenant = await startTenant({ devices: 200 });
  await tenant.manage(managedDeviceCleanupRule, {
    ...{ displayName: 'iOS', deviceCleanupRulePlatformType: 'ios', deviceInactivityBeforeRetirementInDays: 60 },
  });

  const { departures } = await look(tenant);

  expect(Object.fromEntries(departures?.rules ?? [])).toEqual({ ios: 60, windows: 90 });
  expect(Object.fromEntries(departures?.inForce ?? [])).toEqual({ ios: 60 });
});

test('is unreadable if one page of many fails, and never partly counted, in any format', async () => {
  await using tenant = await startTenant({ devices: 3000 });
  tenant.emulator.addFault({ match: { path: /managedDevices.*skiptoken/ }, then: { status: 403, code: 'Forbidden' } });

  const read = await look(tenant);

  const { exitCode, formats, json } = devicesOutcome(found([read]));
  expect(read.departures).toBeUndefined();
  expect(exitCode).toBe(5);
  expect(json).toMatchObject({ tenants: [{ departures: null }] });
  expect(formats?.csv?.()).toContain('unreadable: ');
  expect(formats?.ics?.()).toContain('could not be read');
});

test('reports that there is not a list of devices (INT3014), never that there are no devices', async () => {
  await using tenant = await startTenant({ devices: 10 });
  tenant.emulator.addFault({ match: { path: /managedDevices/ }, then: { status: 404, code: 'ResourceNotFound' } });

  const { departures, diagnostics } = await look(tenant);

  expect(departures).toBeUndefined();
  expect(diagnostics.map(({ code }) => code)).toEqual(['INT3014']);
});

test('writes CSV in which no name is interpreted as a formula', () => {
  const csv = renderCsv([hostile]);

  expect(csv).toContain(`,"'=HYPERLINK(""http://x"")`);
  expect(csv.trimEnd().split('\r\n')).toHaveLength(2);
});

test('writes ICS in which no name ends its event, with lines of at most 75 octets and a stable UID', () => {
  const ics = renderIcs([hostile], testTime);

  const lines = ics.trimEnd().split('\r\n');
  expect(lines.filter((line) => line === 'END:VEVENT')).toHaveLength(1);
  expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
  expect(lines).toEqual(expect.arrayContaining(['DTSTART;VALUE=DATE:20261130', 'DTEND;VALUE=DATE:20261201']));
  expect(renderIcs([hostile], new Date(0))).toContain(lines.find((line) => line.startsWith('UID:')) ?? 'no UID');
});

test('writes HTML in which no name is interpreted as markup', () => {
  const html = devicesOutcome(found([hostile])).formats?.html?.() ?? '';

  expect(html).not.toContain('<script');
  expect(html).toContain('&#60;script&#62;');
});

test('shows the same departures for a program as for a YAML declaration', async () => {
  await using fixture = await tenantFixture({}, { tenants: [{ tenantId: demoTenantId, devices: 1000 }] });
  const spec: TenantSpec = {
    ...{ tenantId: demoTenantId, authority: { desired: 'intune' } as const },
    retention: { cleanupRules: [{ platform: 'windows', inactiveDays: 60 }] },
  };
  const [program, yaml] = [asProgram(fixture, spec), asYaml(fixture, spec)];
  const look = (file: string, format: string): Promise<CliRun> =>
    fixture.cli(['devices', file, '--leaving', '90d', '--format', format]);

  const runs = [await look(program, 'csv'), await look(yaml, 'csv'), await look(program, 'text')];

  expect(runs.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0]);
  const [fromProgram, fromYaml, text] = runs.map(({ stdout }) => stdout);
  expect(fromProgram?.split('\r\n').length).toBeGreaterThan(10);
  expect(fromProgram).toBe(fromYaml);
  expect(text).toContain('rule windows: 60 days (no such rule is in force yet)');
});
