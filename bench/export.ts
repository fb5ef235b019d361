/**
 * Measures requests and time of an export of 1,000 objects with 50 ms for each request, and the share of objects that a
 * plan would import without a change.
 *
 * The objects are created by hand in the emulator, distributed evenly over the kinds that need only a name. Real
 * Terraform plans the import. Objects that it would change, or not import, lower the share.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { adopt } from '../cli/commands/adopt.js';
import { type ExportQuestion, runExport } from '../cli/export/run-export.js';
import { createInterrupts } from '../cli/process/interrupts.js';
import { createProgress } from '../cli/process/progress.js';
import type { Session } from '../cli/process/session.js';
import { demoApplication, demoTenantId } from '../emulator/identities.js';
import { type Emulator, startEmulator } from '../emulator/index.js';
import { report, timed } from './measure.js';

const exclude = ['windows.automaticEnrollment'];

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'intuneform-bench-'));
  const emulator = await startEmulator({ tenants: [{ tenantId: demoTenantId, authority: 'intune' }] });
  try {
    await fill(emulator, 1000);
    emulator.addFault({ match: { inBatch: false }, then: { delayMs: 50 } });
    const session = sessionIn(folder, emulator.url);
    emulator.clearJournal();
    const question: ExportQuestion = {
      ...{ tenantId: demoTenantId, name: 'contoso', out: join(folder, 'export'), force: true, language: 'yaml' },
      ...{ exclude, env: session.env },
    };
    const exportMs = await timed(() => runExport(question, session));
    const requests = emulator.journal.filter(({ inBatch }) => !inBatch).length;
    process.chdir(folder);
    const out = join(folder, 'adopt');
    const request = {
      verb: 'adopt',
      tenant: demoTenantId,
      name: 'contoso',
      out,
      exclude,
      format: 'json',
      color: false,
    } as const;
    let answer: Awaited<ReturnType<typeof adopt>> | undefined;
    const adoptMs = await timed(async () => (answer = await adopt(request, session)));
    const { imported = 0, coverage } = (answer?.json ?? {}) as { imported?: number; coverage?: { imports: number } };
    const imports = coverage?.imports ?? 0;
    report('export of a tenant that was clicked together', {
      ...{ objects: imports, requests, exportMs, adoptMs, adoptExitCode: answer?.exitCode ?? -1 },
      unchangedShare: imports === 0 ? 0 : imported / imports,
    });
  } finally {
    await emulator.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const management = '/beta/deviceManagement';

/**
 * Creates categories, filters and 25 limits. With the defaults of the tenant, there are at least as many objects as
 * requested, or a few more.
 */
async function fill(emulator: Emulator, objects: number): Promise<void> {
  const tenant = emulator.tenant(demoTenantId);
  const make = async (path: string, body: Readonly<Record<string, string | number>>): Promise<void> => {
    const { status } = await tenant.request('POST', `${management}${path}`, body);
    if (status !== 201) throw new Error(`POST ${path} was answered ${String(status)}`);
  };
  for (let index = 0; index < 25; index += 1) {
    const type = '#microsoft.graph.deviceEnrollmentLimitConfiguration';
    await make('/deviceEnrollmentConfigurations', {
      '@odata.type': type,
      displayName: `Limit ${String(index)}`,
      limit: 3,
    });
  }
  for (let index = 0; index < (objects - 25) / 2; index += 1) {
    const displayName = `Filter ${String(index)}`;
    const rule = '(device.model -startsWith "Surface")';
    await make('/deviceCategories', { displayName: `Category ${String(index)}`, description: 'Shared devices' });
    await make('/assignmentFilters', { displayName, platform: 'windows10AndLater', rule });
  }
}

function sessionIn(folder: string, endpoint: string): Session {
  return {
    env: {
      ...{ PATH: process.env.PATH, HOME: folder, INTUNEFORM_GRAPH_ENDPOINT: endpoint, ARM_TENANT_ID: demoTenantId },
      ...{ ARM_CLIENT_ID: demoApplication.clientId, ARM_CLIENT_SECRET: demoApplication.clientSecret },
    },
    cwd: folder,
    progress: createProgress(process.stderr, { quiet: true }),
    interrupts: createInterrupts(process, { end: () => process.exit(1), tell: () => true }),
    isShownToPerson: false,
    ask: undefined,
  };
}

void main();
