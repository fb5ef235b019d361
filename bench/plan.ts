/** `terraform plan` with the packaged provider: 4 objects, and 404 objects with 100 ms of latency for each request. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { providerAddress } from '../core/index.js';
import { demoApplication, demoTenantId } from '../emulator/identities.js';
import { startEmulator } from '../emulator/index.js';
import { median, report, timed } from './measure.js';

const run = promisify(execFile);

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
    const terraform = prepare(folder, { categories, endpoint: emulator.url });
    await terraform('apply', '-auto-approve', '-input=false');
    // The latency begins only now: what is measured is the plan.
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

interface Setting {
  readonly categories: number;
  readonly endpoint: string;
}

function prepare(folder: string, { categories, endpoint }: Setting): (...args: readonly string[]) => Promise<unknown> {
  const configuration = {
    terraform: { required_providers: { intune: { source: providerAddress } } },
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
  writeFileSync(join(folder, 'main.tf.json'), JSON.stringify(configuration));
  const provider = resolve(__dirname, '../dist/provider/package');
  writeFileSync(
    join(folder, 'terraform.rc'),
    `provider_installation {\n  dev_overrides {\n    "${providerAddress}" = "${provider}"\n  }\n  direct {}\n}\n`,
  );
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    CHECKPOINT_DISABLE: '1',
    TF_CLI_CONFIG_FILE: join(folder, 'terraform.rc'),
    ARM_TENANT_ID: demoTenantId,
    ARM_CLIENT_ID: demoApplication.clientId,
    ARM_CLIENT_SECRET: demoApplication.clientSecret,
    INTUNEFORM_GRAPH_ENDPOINT: endpoint,
  };
  return (...args) => run('terraform', [`-chdir=${folder}`, ...args], { env, maxBuffer: 64 * 1024 * 1024 });
}

void main();
