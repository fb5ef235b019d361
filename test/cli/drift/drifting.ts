import type { GraphClock } from '../../../provider/graph/index.js';
import { loadDeclarations } from '../../../schemas/index.js';
import { driftTenant } from '../../../cli/drift/drift-tenant.js';
import type { DriftingTenant } from '../../../cli/drift/drift-tenant.js';
import { synthesizeInMemory } from '../../../cli/synthesize-in-memory.js';
import { readSynthesized } from '../../../cli/drift/synthesized.js';
import type { Report } from '../../../report/index.js';
import type { TestTenant } from '../../support/tenant.js';
import { testTime } from '../../support/tenant.js';

/** The time of all tests, in which nobody waits. */
export const testClock: GraphClock = { now: () => testTime, sleep: () => Promise.resolve() };

/** The first tenant that a file declares, as drift compares it. */
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
  const read = readSynthesized(file);
  if ('code' in read) throw new Error(read.why);
  return driftOfTenant({ ...read, tenantId: read.tenantId ?? '', file }, tenant);
}

function driftOfTenant(tenant: DriftingTenant, { environment }: Pick<TestTenant, 'environment'>): Promise<Report> {
  return driftTenant(tenant, {
    env: environment,
    signal: new AbortController().signal,
    patience: { requestTimeoutMs: 5_000, retryBudgetMs: 1_000 },
    clock: testClock,
  });
}
