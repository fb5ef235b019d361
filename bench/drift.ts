/**
 * Measures `intuneform drift` for 1,000 tenants of 40 objects with 50 ms for each request, in its own process, and
 * `terraform plan` of 20 such tenants, one after the other. The time of 1,000 plans is extrapolated, not measured.
 *
 * Every 20th tenant was changed by hand. `BENCH_TENANTS` and `BENCH_PLANS` reduce the two fleets. `BENCH_PARALLEL` is
 * passed on.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { Testing } from '../constructs/cdk.js';
import { IntuneTenant } from '../constructs/index.js';
import { startEmulator, type TenantHandle, type TenantSeed } from '../emulator/index.js';
import { loadDeclarations } from '../schemas/index.js';
import { report, timed } from './measure.js';
import { prepareTerraform } from './terraform.js';

const tenants = Number(process.env.BENCH_TENANTS ?? 1000);
const plans = Number(process.env.BENCH_PLANS ?? 20);
const parallel = process.env.BENCH_PARALLEL ?? '8';
const latencyMs = 50;
const categories = Array.from({ length: 30 }, (_, index) => `Category ${String(index)}`);
const limits = ['First', 'Second', 'Third'];
const platforms = { windows: 90, ios: 120, macOS: 120, androidPersonallyOwnedWorkProfile: 120 } as const;

/** Authority, default limit, order, 30 categories, 3 limits and 4 cleanup rules: 40 objects. */
function yamlOf(name: string, tenantId: string): string {
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

function seedsOf(ids: readonly string[]): readonly TenantSeed[] {
  return ids.map((tenantId) => ({ tenantId, authority: 'intune' }));
}

function tenantIdOf(index: number): string {
  return `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'intuneform-bench-'));
  try {
    await measureDrift(folder);
    await measurePlans(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureDrift(folder: string): Promise<void> {
  const ids = Array.from({ length: tenants }, (_, index) => tenantIdOf(index));
  const emulator = await startEmulator({ tenants: seedsOf(ids), latencyMs });
  for (const [index, id] of ids.entries()) await fill(emulator.tenant(id), index);
  ids.forEach((id, index) => {
    writeFileSync(join(folder, `t${String(index)}.yaml`), yamlOf(`t${String(index)}`, id));
  });
  emulator.clearJournal();
  let run: DriftRun = { peakMb: 0, cpuMs: 0, exitCode: null };
  const wallMs = await timed(async () => {
    run = await runDrift(folder, { ids, endpoint: emulator.url });
  });
  const requests = emulator.journal.filter(({ inBatch }) => !inBatch).length;
  const found = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as Found;
  const objects = found.tenants[0]?.summary.objects ?? 0;
  const drifted = found.tenants.filter(({ verdict }) => verdict === 'drift').length;
  report('drift', {
    ...{
      tenants,
      objects,
      drifted,
      latencyMs,
      parallel,
      wallMs,
      perTenantMs: wallMs / tenants,
      requests,
    },
    ...{ cpuMs: run.cpuMs, peakMb: run.peakMb, exitCode: String(run.exitCode) },
  });
  await emulator.close();
}

interface Found {
  readonly tenants: readonly { readonly verdict: string; readonly summary: { readonly objects: number } }[];
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

interface Fleet {
  readonly ids: readonly string[];
  readonly endpoint: string;
}

/** Time, memory and exit code of a run of the command line. */
interface DriftRun {
  readonly peakMb: number;
  readonly cpuMs: number;
  readonly exitCode: number | null;
}

/** Runs the built command line and measures the resources of the process. */
function runDrift(folder: string, { ids, endpoint }: Fleet): Promise<DriftRun> {
  const files = ids.map((_, index) => `t${String(index)}.yaml`);
  const options = ['--parallel', parallel, '--format', 'json', '--output', 'report.json'];
  const child = spawn(process.execPath, [resolve(__dirname, '../dist/cli/main.js'), 'drift', ...files, ...options], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: folder, INTUNEFORM_GRAPH_ENDPOINT: endpoint },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  let seen = { peakMb: 0, cpuMs: 0 };
  const watch = setInterval(() => (seen = usageOf(child.pid) ?? seen), 200);
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
function usageOf(pid: number | undefined): Omit<DriftRun, 'exitCode'> | undefined {
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

async function measurePlans(folder: string): Promise<void> {
  const ids = Array.from({ length: plans }, (_, index) => tenantIdOf(index));
  const emulator = await startEmulator({ tenants: seedsOf(ids), latencyMs });
  const terraforms = ids.map((tenantId, index) => {
    const place = join(folder, `plan-${String(index)}`);
    mkdirSync(place);
    return prepareTerraform(place, { blocks: stackOf(folder, { tenantId, index }), endpoint: emulator.url });
  });
  for (const terraform of terraforms) await terraform('apply', '-auto-approve', '-input=false');
  emulator.clearJournal();
  const wallMs = await timed(async () => {
    for (const terraform of terraforms) await terraform('plan', '-input=false');
  });
  const requests = emulator.journal.filter(({ inBatch }) => !inBatch).length;
  report('terraform plan of such tenants, one after the other', {
    ...{ plans, latencyMs, wallMs, perTenantMs: wallMs / plans, requests },
    reckonedFor1000Minutes: ((wallMs / plans) * 1000) / 60_000,
  });
  await emulator.close();
}

function stackOf(folder: string, { tenantId, index }: { readonly tenantId: string; readonly index: number }): object {
  const file = join(folder, `plan-${String(index)}.yaml`);
  writeFileSync(file, yamlOf(`p${String(index)}`, tenantId));
  const [loaded] = loadDeclarations([file]).declarations;
  if (!loaded) throw new Error('the declaration is not valid');
  const stack = JSON.parse(Testing.synth(IntuneTenant.fromDeclaration(Testing.app(), loaded.declaration))) as Readonly<
    Record<string, unknown>
  >;
  return { resource: stack.resource, data: stack.data, provider: stack.provider };
}

void main();
