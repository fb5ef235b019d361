/**
 * Measures the preview of four cleanup rules, the same with exceptions of every kind, and the calendar of departures
 * for fleets of 1,000, 100,000 and 1,000,000 devices: requests, seconds and peak memory. Each size runs in its own
 * process. Pages are generated one by one in that process, so that the memory is that of the preview and not of an
 * emulator. The figures include neither network nor JSON.
 */
import { spawnSync } from 'node:child_process';

import { readDepartures } from '../cli/devices/look.js';
import type { Graph, GraphPage, JsonObject, KnownOrUnreadable, ValueObject } from '../core/index.js';
import { deviceCleanupPreview } from '../provider/resources/devices/device-cleanup-preview.js';
import { report, timed } from './measure.js';

const sizes = [1000, 100_000, 1_000_000];
const pageSize = 1000;
const day = 86_400_000;
const now = new Date('2026-11-23T05:12:00Z');
const types = ['desktop', 'iPhone', 'macMDM', 'androidForWork'];
const rules = { windows: 90, ios: 120, macOS: 270, androidPersonallyOwnedWorkProfile: 60 };

/** One exception of every kind. The group contains a tenth of the fleet. */
const exceptions = [
  { deviceName: 'DEVICE-1*', deviceCategory: null, scopeTag: null, group: null },
  { deviceName: null, deviceCategory: 'Kiosk', scopeTag: null, group: null },
  { deviceName: null, deviceCategory: null, scopeTag: '3', group: null },
  { deviceName: null, deviceCategory: null, scopeTag: null, group: deviceIdAt(0) },
];

type Read = (graph: Graph) => Promise<void>;
const reads: Readonly<Record<string, Read>> = { preview, previewWithExceptions, calendar };

const size = process.env.BENCH_DEVICES;
if (size === undefined) {
  for (const devices of sizes) {
    for (const BENCH_READ of Object.keys(reads)) {
      const env = { ...process.env, BENCH_DEVICES: String(devices), BENCH_READ };
      const { status } = spawnSync(process.execPath, [...process.execArgv, __filename], { stdio: 'inherit', env });
      if (status !== 0) process.exitCode = 1;
    }
  }
} else {
  void measure(Number(size), reads[process.env.BENCH_READ ?? 'preview'] ?? preview);
}

async function previewWithExceptions(graph: Graph): Promise<void> {
  await previews(graph, { exceptions });
}

async function measure(devices: number, read: (graph: Graph) => Promise<void>): Promise<void> {
  const requests = { count: 0 };
  const before = process.resourceUsage().maxRSS / 1024;
  const milliseconds = await timed(() => read(fleetOf(devices, requests)));
  const peakMb = process.resourceUsage().maxRSS / 1024;
  report(`devices ${read.name}`, { devices, requests: requests.count, milliseconds, peakMb, startMb: before });
  // A row of the targets reports more than that as a figure.
  if (peakMb > 200 && process.env.BENCH_IS_ROW === undefined) process.exitCode = 1;
}

async function preview(graph: Graph): Promise<void> {
  await previews(graph, {});
}

async function previews(graph: Graph, more: ValueObject): Promise<void> {
  const answers = await Promise.all(
    Object.entries(rules).map(([platform, inactiveDays]) =>
      deviceCleanupPreview.read({ platform, inactiveDays, ...more }, graph, now),
    ),
  );
  if (answers.some(({ state }) => state !== 'present')) throw new Error('a preview is not present');
}

async function calendar(graph: Graph): Promise<void> {
  const { state } = await readDepartures(graph, new Map(Object.entries(rules)), { leaving: 365, platform: 'all' });
  if (state !== 'present') throw new Error('the calendar is not present');
}

/** Creates a Graph with a fleet and no rules. */
function fleetOf(devices: number, requests: { count: number }): Graph {
  const shared = new Map<string, Promise<unknown>>();
  const never = (): never => {
    throw new Error('not part of this benchmark');
  };
  return {
    tenantId: '00000000-0000-4000-8000-000000000000',
    get: never,
    send: never,
    ask: never,
    list: () => {
      requests.count += 1;
      return Promise.resolve({ state: 'present', value: [] });
    },
    pages: ({ path }) =>
      path.startsWith('/groups/') ? pagesOf(devices / 10, requests, memberAt) : pagesOf(devices, requests, deviceAt),
    once: <T>(key: string, compute: () => Promise<T>): Promise<T> => {
      const known = shared.get(key) ?? compute();
      shared.set(key, known);
      return known as Promise<T>;
    },
  };
}

async function* pagesOf(
  devices: number,
  requests: { count: number },
  objectAt: (position: number) => JsonObject,
): AsyncGenerator<KnownOrUnreadable<GraphPage>> {
  for (let first = 0; first < devices; first += pageSize) {
    requests.count += 1;
    const items = Array.from({ length: Math.min(pageSize, devices - first) }, (_, index) => objectAt(first + index));
    // Yields to the event loop between pages, as a page from the network would.
    await new Promise(setImmediate);
    yield { state: 'present', value: { items, serverTime: now } };
  }
}

function deviceIdAt(position: number): string {
  return `00000000-0000-4000-8000-${String(position).padStart(12, '0')}`;
}

function memberAt(position: number): JsonObject {
  return { '@odata.type': '#microsoft.graph.device', id: String(position), deviceId: deviceIdAt(position * 10) };
}

function deviceAt(position: number): JsonObject {
  const lastSync = now.getTime() - ((position * 7919) % 400) * day - ((position * 104_729) % day);
  return {
    id: String(position),
    deviceName: `DEVICE-${String(position)}`,
    azureADDeviceId: deviceIdAt(position),
    deviceCategoryDisplayName: position % 50 === 0 ? 'Kiosk' : 'Office',
    roleScopeTagIds: [String(position % 7)],
    deviceType: types[position % types.length] ?? null,
    operatingSystem: 'any',
    managementAgent: 'mdm',
    managementState: 'managed',
    lastSyncDateTime: new Date(lastSync).toISOString(),
    managementCertificateExpirationDate: new Date(lastSync + (20 + ((position * 37) % 330)) * day).toISOString(),
  };
}
