import type { ValueObject } from '../../../core/index.js';
import { deviceCleanupPreview } from '../../../provider/resources/devices/device-cleanup-preview.js';
import { managedDeviceCleanupRule } from '../../../provider/resources/devices/managed-device-cleanup-rule.js';
import { idOf, startTenant } from '../../support/tenant.js';

const ruleBody = (days: number, platform: string) => ({
  displayName: `Silent ${platform}`,
  deviceCleanupRulePlatformType: platform,
  deviceInactivityBeforeRetirementInDays: days,
});
const rule = (days: number, platform = 'windows'): ValueObject => ruleBody(days, platform);

test('fails at plan if the platform already has a rule, and explains how to import it', async () => {
  await using tenant = await startTenant();
  const { state } = await tenant.manage(managedDeviceCleanupRule, rule(90));

  const { diagnostics } = await tenant.plan(managedDeviceCleanupRule, rule(60));

  expect(diagnostics.map(({ code, fix }) => [code, fix])).toEqual([
    [
      'INT2001',
      `import it: terraform import intune_managed_device_cleanup_rule.NAME ${idOf({ state })}; if this run replaces it, ` +
        'remove create_before_destroy, because a unique object cannot be created before the old one is destroyed',
    ],
  ]);
});

test('replaces a rule if its platform changes, and does not conflict with itself', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(managedDeviceCleanupRule, rule(90));

  const answer = await tenant.plan(managedDeviceCleanupRule, rule(90, 'ios'), managed);

  expect(answer.requiresReplace).toEqual([['deviceCleanupRulePlatformType']]);
  expect(answer.diagnostics).toEqual([]);
});

test('omits the platform from an update', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(managedDeviceCleanupRule, rule(90));

  await tenant.manage(managedDeviceCleanupRule, rule(120), managed);

  expect(tenant.bodiesOf('PATCH')).toEqual([{ deviceInactivityBeforeRetirementInDays: 120 }]);
});

test('does not report a newer modification time alone as drift', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(managedDeviceCleanupRule, rule(90));
  const stale = { ...managed, private: {}, state: { ...managed.state, lastModifiedDateTime: '2020-01-01T00:00:00Z' } };

  const { state } = await tenant.read(managedDeviceCleanupRule, stale);

  expect(state).toBe(stale.state);
});

describe('the preview', () => {
  test('counts by whole days and platform, and excludes devices that a rule in force already covers', async () => {
    await using tenant = await startTenant({ devices: 2000 });
    const before = await tenant.readData(deviceCleanupPreview, { platform: 'windows', inactiveDays: 90 });
    const all = await tenant.readData(deviceCleanupPreview, { platform: 'all', inactiveDays: 90 });

    expect(before.diagnostics).toEqual([]);
    const { fleetSize, hiddenNow, newlyHidden, newlyHiddenPercent } = before.state ?? {};
    expect(Number(hiddenNow)).toBeGreaterThan(0);
    expect(newlyHidden).toBe(hiddenNow);
    expect(newlyHiddenPercent).toBe(Math.round((Number(newlyHidden) / Number(fleetSize)) * 10_000) / 100);
    expect(all.state?.fleetSize).toBe(2000);
    expect(Number(all.state?.hiddenNow)).toBeGreaterThan(Number(hiddenNow));
  });

  test('agrees with what the tenant hides once the rule exists', async () => {
    await using tenant = await startTenant({ devices: 2000 });
    const before = await tenant.readData(deviceCleanupPreview, { platform: 'windows', inactiveDays: 90 });

    await tenant.manage(managedDeviceCleanupRule, rule(90));
    tenant.restart();
    const after = await tenant.readData(deviceCleanupPreview, { platform: 'windows', inactiveDays: 90 });

    expect(Number(before.state?.fleetSize) - Number(after.state?.fleetSize)).toBe(before.state?.newlyHidden);
    expect(after.state?.newlyHidden).toBe(0);
  });

  test('counts devices that the rule removes within some days, and those that the certificate removes before', async () => {
    await using tenant = await startTenant({ devices: 2000 });
    const read = async (inactiveDays: number, withinDays?: number): Promise<ValueObject> => {
      const config = { platform: 'windows', inactiveDays, ...(withinDays !== undefined && { withinDays }) };
      const { state } = await tenant.readData(deviceCleanupPreview, config);
      return state ?? {};
    };

    const month = await read(90);
    const quarter = await read(90, 90);
    const longest = await read(270);

    expect(Number(quarter.newlyLeaving)).toBeGreaterThan(Number(month.newlyLeaving));
    expect(Number(longest.certificateFirst)).toBeGreaterThan(Number(month.certificateFirst));
    expect(month.reachable).toBe(month.fleetSize);
    await tenant.manage(managedDeviceCleanupRule, rule(90));
    tenant.restart();
    expect((await read(90)).newlyLeaving).toBe(0);
  });

  test('names the next devices, the longest inactive first, with the day on which the rule applies to them', async () => {
    await using tenant = await startTenant({ devices: 2000 });

    const { state } = await tenant.readData(deviceCleanupPreview, { platform: 'windows', inactiveDays: 90 });

    const next = state?.nextDevices as readonly { lastSyncDateTime: string; hiddenOn: string }[];
    const times = next.map(({ lastSyncDateTime }) => lastSyncDateTime);
    expect(next.length).toBeGreaterThan(0);
    expect(times).toEqual([...times].sort());
    expect(next.every(({ hiddenOn }) => hiddenOn >= '2026-11-23')).toBe(true);
  });

  test('reads the fleet once for all previews, and needs no more memory for a larger fleet', async () => {
    await using tenant = await startTenant({ devices: 100_000 });
    const platforms = ['windows', 'ios', 'macOS'];

    await Promise.all(
      platforms.map((platform) => tenant.readData(deviceCleanupPreview, { platform, inactiveDays: 60 })),
    );

    const pages = tenant.requests().filter(({ path }) => path.includes('/managedDevices'));
    expect(pages).toHaveLength(100);
  });

  test('is unreadable if one page of many fails, and never counts part of a fleet', async () => {
    await using tenant = await startTenant({ devices: 3000 });
    tenant.emulator.addFault({
      match: { path: /managedDevices.*skiptoken/ },
      then: { status: 403, code: 'Forbidden' },
    });

    const { state, diagnostics } = await tenant.readData(deviceCleanupPreview, {
      platform: 'windows',
      inactiveDays: 90,
    });

    expect(state).toBeNull();
    expect(diagnostics.map(({ severity }) => severity)).toEqual(['error']);
  });
});

test('warns about an undeclared rule for all platforms, also with an unchanged rule', async () => {
  await using tenant = await startTenant();
  const managed = await tenant.manage(managedDeviceCleanupRule, rule(90));
  await tenant.handle.request('POST', '/beta/deviceManagement/managedDeviceCleanupRules', ruleBody(60, 'all'));
  tenant.restart();
  const read = await tenant.read(managedDeviceCleanupRule, managed);

  if (!read.state) throw new Error('it is gone');
  const before = { state: read.state, private: read.private };
  const planned = await tenant.plan(managedDeviceCleanupRule, rule(90), before);

  expect(planned.planned).toEqual(managed.state);
  expect(planned.diagnostics).toMatchObject([
    {
      code: 'INT2170',
      severity: 'warning',
      what: 'the tenant has a cleanup rule for all devices that affects windows devices too, and earlier',
    },
  ]);
});

test('does not warn about a rule that the same run has just created', async () => {
  await using tenant = await startTenant();
  const other = await tenant.apply(managedDeviceCleanupRule, rule(60, 'all'));

  const planned = await tenant.plan(managedDeviceCleanupRule, rule(90));

  expect(other.state).not.toBeNull();
  expect(planned.diagnostics).toEqual([]);
});

test('does not warn about a rule for another platform, or one in the same state', async () => {
  await using tenant = await startTenant();
  await tenant.handle.request('POST', '/beta/deviceManagement/managedDeviceCleanupRules', ruleBody(60, 'ios'));
  const other = await tenant.apply(managedDeviceCleanupRule, rule(60, 'all'));
  tenant.restart();
  if (!other.state) throw new Error('there is no rule for all platforms');
  await tenant.read(managedDeviceCleanupRule, { state: other.state, private: other.private });

  const { diagnostics } = await tenant.plan(managedDeviceCleanupRule, rule(90));

  expect(diagnostics).toEqual([]);
});
