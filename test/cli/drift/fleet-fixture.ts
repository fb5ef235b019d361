import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { type DriftingTenant, driftTenant } from '../../../cli/drift/drift-tenant.js';
import type { FleetOptions } from '../../../cli/drift/fleet.js';
import type { Diagnostic } from '../../../core/index.js';
import { demoApplication } from '../../../emulator/identities.js';
import { type Emulator, type Fault, startEmulator } from '../../../emulator/index.js';
import { tenantEnvironment } from '../../../provider/graph/index.js';
import type { Report } from '../../../report/index.js';
import { scratch } from '../scratch.js';
import { type Declared, yamlOf } from '../tenant-fixture.js';

/** The tenant id at a position in a fleet. */
export function tenantIdOf(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** Diagnostics without information. */
export function problemsAmong(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter(({ severity }) => severity !== 'info');
}

/** A folder of declarations, and tenants for them. */
export interface FleetFixture extends AsyncDisposable {
  readonly folder: string;
  /** Variables that point to the tenants. */
  readonly env: Record<string, string>;
  /** Writes a declaration, and returns its file. */
  declare(declared: Declared): string;
  /** Serves a tenant with a separate emulator, where the fault affects every request. */
  serve(name: string, tenantId: string, then?: Fault['then']): Promise<Emulator>;
  /** Options of driftFleet for some files. */
  options(files: readonly string[], more?: Partial<FleetOptions>): FleetOptions;
}

/** Short, to keep tests of a hanging tenant short: five requests that time out. Unit: milliseconds. */
const patience = { requestTimeoutMs: 400, retryBudgetMs: 2000 };

/** Longer than any test. Unit: milliseconds. */
const longTurns = { firstMs: 60_000, lastMs: 600_000 };

/** Creates a fleet without tenants. */
export function fleetFixture(): FleetFixture {
  const here = scratch();
  const emulators: Emulator[] = [];
  const env: Record<string, string> = {
    ARM_CLIENT_ID: demoApplication.clientId,
    ARM_CLIENT_SECRET: demoApplication.clientSecret,
  };
  const compare = (tenant: DriftingTenant, signal: AbortSignal): Promise<Report> =>
    driftTenant(tenant, { env: tenantEnvironment(env, tenant.name), signal, patience });
  return {
    folder: here.folder,
    env,
    declare: (declared) => {
      const file = join(here.folder, `${declared.name ?? 'contoso'}.yaml`);
      writeFileSync(file, yamlOf(declared));
      return file;
    },
    serve: async (name, tenantId, then) => {
      const emulator = await startEmulator({ tenants: [{ tenantId, authority: 'intune' }] });
      emulators.push(emulator);
      env[`INTUNEFORM_GRAPH_ENDPOINT__${name.toUpperCase().replaceAll('-', '_')}`] = emulator.url;
      if (then) emulator.addFault({ match: { path: '/deviceManagement' }, then });
      return emulator;
    },
    options: (files, more = {}) => ({
      ...{ files, parallel: 4, turns: longTurns, env: {}, compare, stopped: () => false, done: () => undefined },
      ...more,
    }),
    [Symbol.asyncDispose]: async () => {
      await Promise.all(emulators.map((emulator) => emulator.close()));
      here[Symbol.dispose]();
    },
  };
}
