import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import type { TenantFixture } from '../cli/tenant-fixture.js';

/** The folder in which Terraform works on the fixture's tenant. */
export function stackFolderOf({ folder }: TenantFixture): string {
  return join(folder, 'cdktf.out/stacks/contoso');
}

/** Private folders that a run of the command line left behind. */
export function leftBehind(fixture: TenantFixture): readonly string[] {
  const nest = join(stackFolderOf(fixture), '.intuneform');
  return existsSync(nest) ? readdirSync(nest) : [];
}

/** The permissions of a file, e.g. `600`. */
export function modeOf(file: string): string {
  return (statSync(file).mode & 0o777).toString(8);
}

/** How often something was written to the tenant. */
export function writesTo({ emulator }: TenantFixture): number {
  return emulator.journal.filter(({ method, path }) => method !== 'GET' && path !== '/$batch').length;
}

/** The days of the tenant's only cleanup rule. Undefined: there is none. */
export async function daysInTenant({ tenant }: TenantFixture): Promise<number | undefined> {
  const { body } = await tenant.request('GET', '/beta/deviceManagement/managedDeviceCleanupRules');
  const { value } = body as { readonly value: readonly { readonly deviceInactivityBeforeRetirementInDays: number }[] };
  if (value.length > 1) throw new Error(`the tenant has ${String(value.length)} rules`);
  return value[0]?.deviceInactivityBeforeRetirementInDays;
}
