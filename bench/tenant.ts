/**
 * Measures requests and time of a plan without changes, without latency and with 100 ms for each request: of a tenant
 * with 60 objects, and of one with 1,000 objects, including 25 restrictions, 25 limits and 10,000 corporate
 * identifiers, which count as one object.
 *
 * The objects are the examples of all definitions that an application can apply, each as often as possible, but never
 * more than 25 if a tenant is limited to 25. New definitions are therefore included automatically. Applying the large
 * tenant takes minutes, because the write budget stays below Microsoft's 100 in 20 seconds.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { demoTenantId } from '../emulator/identities.js';
import { type Emulator, startEmulator } from '../emulator/index.js';
import { blocksFor, countsFor } from './example-tenant.js';
import { report, timed } from './measure.js';
import { prepareTerraform, type Terraform } from './terraform.js';

async function main(): Promise<void> {
  await measure('realistic tenant', { objects: 60, identifiers: 50 });
  await measure('large tenant', { objects: 1000, identifiers: 10_000 });
}

interface Scale {
  readonly objects: number;
  /** Number of corporate identifiers, in one resource. */
  readonly identifiers: number;
}

async function measure(name: string, { objects, identifiers }: Scale): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'intuneform-bench-'));
  const tenant = { tenantId: demoTenantId, authority: 'intune', managedGooglePlay: 'bound', devices: 2000 } as const;
  const emulator = await startEmulator({ tenants: [tenant] });
  try {
    const counts = countsFor(objects);
    const terraform = prepareTerraform(folder, { blocks: blocksFor(counts, identifiers), endpoint: emulator.url });
    const applyMs = await timed(() => terraform('apply', '-auto-approve', '-input=false'));
    const near = await planned(terraform, emulator);
    emulator.addFault({ match: { inBatch: false }, then: { delayMs: 100 } });
    const far = await planned(terraform, emulator);
    report(name, {
      objects: [...counts.values()].reduce((sum, count) => sum + count, 0),
      identifiers,
      kinds: counts.size,
      requests: near.requests,
      planMs: near.planMs,
      requestsAt100Ms: far.requests,
      planMsAt100Ms: far.planMs,
      applyMs,
    });
  } finally {
    await emulator.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Planned {
  /** HTTP requests; a batch counts as one. */
  readonly requests: number;
  readonly planMs: number;
}

/** Plans, and throws if the plan has changes. */
async function planned(terraform: Terraform, emulator: Emulator): Promise<Planned> {
  emulator.clearJournal();
  const planMs = await timed(() => terraform('plan', '-detailed-exitcode', '-input=false'));
  return { requests: emulator.journal.filter(({ inBatch }) => !inBatch).length, planMs };
}

void main();
