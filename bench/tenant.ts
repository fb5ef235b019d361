/**
 * Requests and time of a plan that finds nothing to do, without latency and with 100 ms for each request: of a tenant of 60
 * objects, and of one of 1,000 with 25 restrictions, 25 limits and 10,000 corporate identifiers, which are one object, among them.
 *
 * The objects are the examples of all definitions that an application can apply, each as often as it takes; of what a
 * tenant has at most 25, never more. So a new definition is measured by its being there. Applying the large one takes minutes:
 * our budget holds writes below Microsoft's 100 in 20 seconds.
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
  /** Corporate identifiers, in one resource. */
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
  /** Requests over HTTP; a batch is one. */
  readonly requests: number;
  readonly planMs: number;
}

/** Plans, and fails where the plan finds something to do. */
async function planned(terraform: Terraform, emulator: Emulator): Promise<Planned> {
  emulator.clearJournal();
  const planMs = await timed(() => terraform('plan', '-detailed-exitcode', '-input=false'));
  return { requests: emulator.journal.filter(({ inBatch }) => !inBatch).length, planMs };
}

void main();
