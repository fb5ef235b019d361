/**
 * Measures `terraform plan` with the packaged provider: of 4 objects, and of 404 objects with 100 ms of latency for
 * each request.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { demoTenantId } from '../emulator/identities.js';
import { startEmulator } from '../emulator/index.js';
import { median, report, timed } from './measure.js';
import { prepareTerraform } from './terraform.js';

async function main(): Promise<void> {
  await measure('terraform plan of 4 objects, no latency', { categories: 0, latencyMs: 0, rounds: 5 });
  await measure('terraform plan of 404 objects, 100 ms latency', { categories: 400, latencyMs: 100, rounds: 3 });
}

interface Scale {
  readonly categories: number;
  readonly latencyMs: number;
  readonly rounds: number;
}

async function measure(name: string, { categories, latencyMs, rounds }: Scale): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'intuneform-bench-'));
  const emulator = await startEmulator({ tenants: [{ tenantId: demoTenantId, authority: 'intune' }] });
  try {
    const terraform = prepareTerraform(folder, { blocks: blocks(categories), endpoint: emulator.url });
    await terraform('apply', '-auto-approve', '-input=false');
    // The latency starts only now, because only the plan is measured.
    if (latencyMs > 0) emulator.addFault({ match: { inBatch: false }, then: { delayMs: latencyMs } });
    const times: number[] = [];
    let requests = 0;
    for (let round = 0; round < rounds; round += 1) {
      emulator.clearJournal();
      times.push(await timed(() => terraform('plan', '-detailed-exitcode', '-input=false')));
      requests = emulator.journal.filter(({ inBatch }) => !inBatch).length;
    }
    report(name, { wallMs: median(times), requests, rounds });
  } finally {
    await emulator.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function blocks(categories: number): object {
  return {
    resource: {
      intune_mdm_authority: { authority: { authority: 'intune' } },
      intune_managed_device_cleanup_rule: {
        windows: {
          display_name: 'Windows',
          device_cleanup_rule_platform_type: 'windows',
          device_inactivity_before_retirement_in_days: 90,
        },
      },
      intune_default_device_enrollment_limit: { default: { limit: 5 } },
      intune_device_enrollment_limit: { staff: { display_name: 'Staff', limit: 3 } },
      ...(categories > 0 && {
        intune_device_category: { many: { count: categories, display_name: 'Category ${count.index}' } },
      }),
    },
  };
}

void main();
