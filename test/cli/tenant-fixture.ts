import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import {
  demoTenantId,
  type Emulator,
  type EmulatorOptions,
  startEmulator,
  type TenantHandle,
} from '../../emulator/index.js';
import { type CliOptions, type CliRun, runCli } from './cli-process.js';
import { scratch } from './scratch.js';

/** A short declaration of the demo's tenant. */
export interface Declared {
  /** Default: `contoso`. */
  readonly name?: string;
  /** Default: the demo's. */
  readonly tenantId?: string;
  /** Days of the cleanup rule for Windows. Default: 90. */
  readonly days?: number;
  /** Default: no cap. */
  readonly maxPercent?: number;
  readonly limit?: number;
  /** Default: `intune`. */
  readonly authority?: string;
  /** Further lines below `spec:`, indented. Default: none. */
  readonly more?: readonly string[];
}

/** Writes the declaration as YAML. */
export function yamlOf({
  name = 'contoso',
  tenantId = demoTenantId,
  days = 90,
  maxPercent,
  limit,
  authority = 'intune',
  more = [],
}: Declared): string {
  return [
    'apiVersion: intuneform/v1',
    'kind: IntuneTenant',
    `metadata: { name: ${name} }`,
    'spec:',
    `  tenantId: ${tenantId}`,
    `  authority: { desired: ${authority} }`,
    ...(limit === undefined ? [] : ['  enrollment:', `    limits: { default: ${String(limit)} }`]),
    ...more,
    '  retention:',
    '    cleanupRules:',
    `      - { platform: windows, inactiveDays: ${String(days)} }`,
    ...(maxPercent === undefined ? [] : [`    maxAffected: { percent: ${String(maxPercent)} }`]),
    '',
  ].join('\n');
}

/** A folder with a declaration, an emulator with its tenant, and the command line in that folder. */
export interface TenantFixture extends AsyncDisposable {
  readonly folder: string;
  readonly emulator: Emulator;
  readonly tenant: TenantHandle;
  /** Writes `tenant.yaml`, or the file that is named. */
  declare(declared: Declared, file?: string): void;
  cli(parameters: readonly string[], options?: Partial<CliOptions>): Promise<CliRun>;
  /** Applies `tenant.yaml`. @throws Error when that fails */
  apply(): Promise<void>;
  /** Changes the Windows cleanup rule as the demo's administrator does. */
  changeRule(change: Readonly<Record<string, string | number>>): Promise<void>;
}

/** Starts an emulator with the demo's tenant, whose authority is Intune by default. */
export async function tenantFixture(declared: Declared = {}, options: EmulatorOptions = {}): Promise<TenantFixture> {
  const here = scratch();
  const tenants = options.tenants ?? [{ tenantId: demoTenantId, devices: 200 }];
  const emulator = await startEmulator({ ...options, tenants });
  const tenant = emulator.tenant(demoTenantId);
  const declare = (what: Declared, file = 'tenant.yaml'): void => {
    writeFileSync(join(here.folder, file), yamlOf(what));
  };
  declare(declared);
  const cli: TenantFixture['cli'] = (parameters, more = {}) =>
    runCli(parameters, { cwd: here.folder, ...more, env: { INTUNEFORM_GRAPH_ENDPOINT: emulator.url, ...more.env } });
  return {
    folder: here.folder,
    emulator,
    tenant,
    declare,
    cli,
    apply: async () => {
      const { exitCode, stdout, stderr } = await cli(['apply', 'tenant.yaml', '--auto-approve']);
      if (exitCode !== 0) throw new Error(`apply ended with ${String(exitCode)}: ${stdout}${stderr}`);
    },
    changeRule: (change) => changeRule(tenant, change),
    [Symbol.asyncDispose]: async () => {
      await emulator.close();
      here[Symbol.dispose]();
    },
  };
}

const rulesPath = '/beta/deviceManagement/managedDeviceCleanupRules';

async function changeRule(tenant: TenantHandle, change: Readonly<Record<string, string | number>>): Promise<void> {
  const { body } = await tenant.request('GET', rulesPath);
  const rules = (body as { value: { id: string; deviceCleanupRulePlatformType: string }[] }).value;
  const rule = rules.find(({ deviceCleanupRulePlatformType }) => deviceCleanupRulePlatformType === 'windows');
  const { status } = await tenant.request('PATCH', `${rulesPath}/${rule?.id ?? ''}`, change);
  if (status !== 200) throw new Error(`the change by hand was answered ${String(status)}`);
}
