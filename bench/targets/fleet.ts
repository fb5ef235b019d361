import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { type Emulator, startEmulator, type TenantHandle, type TenantSeed } from '../../emulator/index.js';
import { timed } from '../measure.js';

const categories = Array.from({ length: 30 }, (_, index) => `Category ${String(index)}`);
const limits = ['First', 'Second', 'Third'];
const platforms = { windows: 90, ios: 120, macOS: 120, androidPersonallyOwnedWorkProfile: 120 } as const;

/** Milliseconds that each request takes. */
export const latencyMs = 50;

/** Returns a declaration of 40 objects: authority, default limit, order, 30 categories, 3 limits and 4 cleanup rules. */
export function yamlOf(name: string, tenantId: string): string {
  return [
    'apiVersion: intuneform/v1',
    'kind: IntuneTenant',
    `metadata: { name: ${name} }`,
    'spec:',
    `  tenantId: ${tenantId}`,
    '  authority: { desired: intune }',
    '  enrollment:',
    '    categories:',
    ...categories.map((displayName) => `      - { displayName: ${displayName} }`),
    '    limits:',
    '      default: 5',
    '      custom:',
    ...limits.map(
      (displayName) => `        - { displayName: ${displayName}, limit: 3, assignments: [{ group: Kiosks }] }`,
    ),
    '  retention:',
    '    cleanupRules:',
    ...Object.entries(platforms).map(
      ([platform, days]) => `      - { platform: ${platform}, inactiveDays: ${String(days)} }`,
    ),
    '',
  ].join('\n');
}

export function seedsOf(ids: readonly string[]): readonly TenantSeed[] {
  return ids.map((tenantId) => ({ tenantId, authority: 'intune' }));
}

export function tenantIdOf(index: number): string {
  return `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
}

/** A fleet of tenants and their declarations. Every 20th tenant was changed by hand. */
export interface Fleet extends AsyncDisposable {
  /** Compares the first tenants with the command line of a build. */
  readonly drift: (root: string, tenants: number) => Promise<DriftRun>;
}

/** Costs and results of a run of `intuneform drift`. */
export interface DriftRun {
  readonly wallMs: number;
  /** CPU time of the process. */
  readonly cpuMs: number;
  readonly peakMb: number;
  /** A batch counts as one, and requests of tokens do not count. */
  readonly requests: number;
  readonly exitCode: number | null;
  /** Objects in each tenant. */
  readonly objects: number;
  /** Tenants with drift. */
  readonly drifted: number;
}

/** Starts the tenants in an emulator, and writes their declarations. */
export async function openFleet(tenants: number, parallel = '8'): Promise<Fleet> {
  const folder = mkdtempSync(join(tmpdir(), 'intuneform-bench-'));
  const ids = Array.from({ length: tenants }, (_, index) => tenantIdOf(index));
  const emulator = await startEmulator({ tenants: seedsOf(ids), latencyMs });
  for (const [index, id] of ids.entries()) {
    await fill(emulator.tenant(id), index);
    writeFileSync(join(folder, `t${String(index)}.yaml`), yamlOf(`t${String(index)}`, id));
  }
  return {
    drift: (root, count) => drift({ root, folder, emulator, count, parallel }),
    [Symbol.asyncDispose]: async () => {
      await emulator.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Run {
  readonly root: string;
  readonly folder: string;
  readonly emulator: Emulator;
  readonly count: number;
  readonly parallel: string;
}

async function drift(run: Run): Promise<DriftRun> {
  const { folder, emulator } = run;
  // A home without the results of an earlier run; the code cache of Node is in it too, and part of the time.
  const home = mkdtempSync(join(folder, 'home-'));
  emulator.clearJournal();
  let usage: Usage = { peakMb: 0, cpuMs: 0, exitCode: null };
  const wallMs = await timed(async () => {
    usage = await spawned(run, home);
  });
  // Otherwise a run that failed, or that could not be measured, would look cheap.
  if (usage.exitCode !== 3 || usage.peakMb === 0)
    throw new Error(`drift ended with ${String(usage.exitCode)}, ${String(usage.peakMb)} MB`);
  const requests = emulator.journal.filter(({ inBatch }) => !inBatch).length;
  const found = JSON.parse(readFileSync(join(home, 'report.json'), 'utf8')) as Found;
  return {
    ...{ ...usage, wallMs, requests },
    objects: found.tenants[0]?.summary.objects ?? 0,
    drifted: found.tenants.filter(({ verdict }) => verdict === 'drift').length,
  };
}

interface Found {
  readonly tenants: readonly { readonly verdict: string; readonly summary: { readonly objects: number } }[];
}

type Usage = Pick<DriftRun, 'peakMb' | 'cpuMs' | 'exitCode'>;

/** Runs the command line and measures the resources of the process. */
function spawned({ root, folder, emulator, count, parallel }: Run, home: string): Promise<Usage> {
  const files = Array.from({ length: count }, (_, index) => `t${String(index)}.yaml`);
  const options = ['--parallel', parallel, '--format', 'json', '--output', join(home, 'report.json')];
  const child = spawn(process.execPath, [resolve(root, 'dist/cli/main.js'), 'drift', ...files, ...options], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: home, INTUNEFORM_GRAPH_ENDPOINT: emulator.url },
    stdio: ['ignore', 'inherit', 'ignore'],
  });
  let seen = { peakMb: 0, cpuMs: 0 };
  const watch = setInterval(() => (seen = usageOf(child.pid) ?? seen), 100);
  return new Promise((end) =>
    child.once('close', (exitCode) => {
      clearInterval(watch);
      end({ ...seen, exitCode });
    }),
  );
}

/**
 * Peak memory and CPU time of a process, from Linux; undefined if there is no such information or the process has
 * ended.
 */
function usageOf(pid: number | undefined): Omit<Usage, 'exitCode'> | undefined {
  try {
    const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
    const [user, system] = readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
      .split(' ')
      .slice(13, 15)
      .map(Number);
    const peakMb = Number(/VmHWM:\s+(\d+)/u.exec(status)?.[1] ?? Number.NaN) / 1024;
    // A tick is 10 ms on every Linux that runs Node.
    const cpuMs = ((user ?? 0) + (system ?? 0)) * 10;
    return Number.isNaN(peakMb) ? undefined : { peakMb, cpuMs };
  } catch {
    return undefined;
  }
}

/** Creates all declared objects by hand, as declared, and changes every 20th tenant. */
async function fill(tenant: TenantHandle, index: number): Promise<void> {
  const management = '/beta/deviceManagement';
  for (const displayName of categories) await tenant.request('POST', `${management}/deviceCategories`, { displayName });
  const { body } = await tenant.request('GET', '/beta/groups');
  const groups = (body as { readonly value: readonly { readonly id: string; readonly displayName: string }[] }).value;
  const groupId = groups.find(({ displayName }) => displayName === 'Kiosks')?.id ?? '';
  for (const displayName of limits) await createLimit(tenant, { displayName, groupId });
  for (const [platform, days] of Object.entries(platforms))
    await tenant.request('POST', `${management}/managedDeviceCleanupRules`, {
      displayName: `Device cleanup: ${platform}`,
      deviceCleanupRulePlatformType: platform,
      deviceInactivityBeforeRetirementInDays: days,
    });
  if (index % 20 !== 0) return;
  const listed = await tenant.request('GET', `${management}/deviceCategories`);
  const [first] = (listed.body as { readonly value: readonly { readonly id: string }[] }).value;
  await tenant.request('PATCH', `${management}/deviceCategories/${first?.id ?? ''}`, { description: 'By hand' });
}

async function createLimit(
  tenant: TenantHandle,
  { displayName, groupId }: { readonly displayName: string; readonly groupId: string },
): Promise<void> {
  const path = '/beta/deviceManagement/deviceEnrollmentConfigurations';
  const type = '#microsoft.graph.deviceEnrollmentLimitConfiguration';
  const { body } = await tenant.request('POST', path, { '@odata.type': type, displayName, limit: 3 });
  const target = { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId };
  await tenant.request('POST', `${path}/${(body as { readonly id: string }).id}/assign`, {
    enrollmentConfigurationAssignments: [{ target }],
  });
}
