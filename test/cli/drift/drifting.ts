import { writeFileSync } from 'node:fs';

import { type AcceptedFleet, acceptFleet } from '../../../cli/drift/accept/accept-fleet.js';
import { type FormsByAddress, formsOf } from '../../../cli/drift/accept/declared-forms.js';
import { type DriftingTenant, type DriftOptions, driftTenant } from '../../../cli/drift/drift-tenant.js';
import { synthesizeInMemory } from '../../../cli/tenants/synthesize-in-memory.js';
import { readSynthesized } from '../../../cli/tenants/synthesized-stack.js';
import type { Clock } from '../../../core/index.js';
import type { Report } from '../../../report/index.js';
import { loadDeclarations } from '../../../schemas/index.js';
import { type TestTenant, testTime } from '../../support/tenant.js';

/** The time of all tests, without waits. */
export const testClock: Clock = { now: () => testTime, sleep: () => Promise.resolve() };

/** The first tenant in a file, as drift compares it. */
export function driftingTenant(file: string): DriftingTenant {
  const [loaded] = loadDeclarations([file]).declarations;
  if (!loaded) throw new Error(`${file} declares nothing`);
  const synthesized = synthesizeInMemory(loaded);
  if ('diagnostics' in synthesized) throw new Error(JSON.stringify(synthesized.diagnostics));
  const { metadata, spec } = loaded.declaration;
  return { ...synthesized, name: metadata.name, tenantId: spec.tenantId, file };
}

/** Compares the first tenant of a file with a tenant of the emulator, at the time of all tests. */
export function driftOf(file: string, tenant: Pick<TestTenant, 'environment'>): Promise<Report> {
  return driftOfTenant(driftingTenant(file), tenant);
}

/** Compares a stack that a program synthesized with a tenant of the emulator, at the time of all tests. */
export function driftOfStack(file: string, tenant: Pick<TestTenant, 'environment'>): Promise<Report> {
  const read = readSynthesized(file, {});
  if ('code' in read) throw new Error(read.why);
  const { metadata, spec } = read.identity.declaration;
  return driftOfTenant({ ...read, name: metadata.name, tenantId: spec.tenantId, file }, tenant);
}

/** Accepts the drift of a tenant into its file, as the command does. */
export async function acceptInto(file: string, tenant: Pick<TestTenant, 'environment'>): Promise<AcceptedFleet> {
  const declared = driftingTenant(file);
  const forms = new Map<string, FormsByAddress>();
  const observe: DriftOptions['observe'] = async (objects, graph) => {
    forms.set(declared.name, await formsOf(objects, graph));
  };
  const report = await driftOfTenant(declared, tenant, { observe });
  return acceptFleet([report], {
    forms,
    compare: ({ text }) => {
      const beside = `${file}.written.yaml`;
      writeFileSync(beside, text);
      return driftOf(beside, tenant);
    },
  });
}

function driftOfTenant(
  tenant: DriftingTenant,
  { environment }: Pick<TestTenant, 'environment'>,
  more: Pick<DriftOptions, 'observe'> = {},
): Promise<Report> {
  return driftTenant(tenant, {
    ...more,
    env: environment,
    signal: new AbortController().signal,
    patience: { requestTimeoutMs: 5_000, retryBudgetMs: 1_000 },
    clock: testClock,
  });
}
