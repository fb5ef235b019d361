/**
 * Measures `intuneform drift` for 1,000 tenants of 40 objects with 50 ms for each request, in its own process, and
 * `terraform plan` of 20 such tenants, one after the other. The time of 1,000 plans is extrapolated, not measured.
 *
 * Every 20th tenant was changed by hand. `BENCH_TENANTS` and `BENCH_PLANS` reduce the two fleets. `BENCH_PARALLEL` is
 * passed on.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { Testing } from '../constructs/cdk.js';
import { IntuneTenant } from '../constructs/index.js';
import { startEmulator } from '../emulator/index.js';
import { loadDeclarations } from '../schemas/index.js';
import { report, timed } from './measure.js';
import { latencyMs, openFleet, seedsOf, tenantIdOf, yamlOf } from './targets/fleet.js';
import { prepareTerraform } from './terraform.js';

const tenants = Number(process.env.BENCH_TENANTS ?? 1000);
const plans = Number(process.env.BENCH_PLANS ?? 20);
const parallel = process.env.BENCH_PARALLEL ?? '8';

async function main(): Promise<void> {
  await measureDrift();
  const folder = mkdtempSync(join(tmpdir(), 'intuneform-bench-'));
  try {
    await measurePlans(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureDrift(): Promise<void> {
  await using fleet = await openFleet(tenants, parallel);
  const { exitCode, ...run } = await fleet.drift(resolve(__dirname, '..'), tenants);
  const perTenantMs = run.wallMs / tenants;
  report('drift', { tenants, latencyMs, parallel, ...run, perTenantMs, exitCode: String(exitCode) });
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
