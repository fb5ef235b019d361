import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { demoTenantId } from '../../emulator/identities.js';
import { prepareTerraform, type Terraform } from '../terraform.js';
import { categories } from './plans.js';
import type { Opened } from './row.js';
import { applied, type Stage } from './stage.js';
import type { Subject } from './subject.js';

/** Measures the CPU time of the provider for each object in a plan, divided by that in a plan of fewer objects. */
export async function cpuPerObject(subject: Subject, many: number, few: number): Promise<Opened> {
  const large = await managed(subject, many);
  const small = await managed(subject, few);
  return {
    sample: async () => (await large.cpuMs()) / many,
    base: async () => (await small.cpuMs()) / few,
    [Symbol.asyncDispose]: async () => {
      await large[Symbol.asyncDispose]();
      await small[Symbol.asyncDispose]();
    },
  };
}

interface Managed extends AsyncDisposable {
  /** CPU time of all starts of the provider in one plan. */
  readonly cpuMs: () => Promise<number>;
}

/**
 * A tenant with objects that a state contains. They are created directly in the emulator and in the state: an apply of
 * thousands of objects takes a quarter of an hour, because Microsoft limits writes.
 */
async function managed(subject: Subject, count: number): Promise<Managed> {
  const stage = await applied(subject, categories(4));
  await addObjects(stage, count - 4);
  const { terraform, file } = metered(subject, stage, count);
  return {
    cpuMs: async () => {
      rmSync(file, { force: true });
      await terraform('plan', '-detailed-exitcode', '-input=false');
      return sumOf(readFileSync(file, 'utf8'));
    },
    [Symbol.asyncDispose]: () => stage[Symbol.asyncDispose](),
  };
}

interface State {
  readonly resources: readonly { readonly type: string; readonly instances: Instance[] }[];
}

interface Instance {
  readonly index_key: number;
  readonly attributes: { readonly id: string; readonly display_name: string };
  readonly identity?: object;
}

async function addObjects({ folder, emulator }: Stage, count: number): Promise<void> {
  const file = join(folder, 'terraform.tfstate');
  const state = JSON.parse(readFileSync(file, 'utf8')) as State;
  const instances = state.resources.find(({ type }) => type === 'intune_device_category')?.instances ?? [];
  const [first] = instances;
  if (!first) throw new Error('the state has no category');
  for (let index = 1; index <= count; index += 1) {
    const displayName = `Category ${String(index)}`;
    const made = await emulator.tenant(demoTenantId).request('POST', '/beta/deviceManagement/deviceCategories', {
      displayName,
    });
    const { id } = made.body as { readonly id: string };
    instances.push({
      ...first,
      index_key: index,
      attributes: { ...first.attributes, id, display_name: displayName },
      ...(first.identity && { identity: { ...first.identity, id } }),
    });
  }
  writeFileSync(file, JSON.stringify(state));
}

/** Runs Terraform with a provider that writes its CPU times to a file when it ends. */
function metered(
  { root }: Subject,
  { folder, emulator }: Stage,
  count: number,
): { readonly terraform: Terraform; readonly file: string } {
  const file = join(folder, 'times');
  const provider = join(folder, 'metered');
  mkdirSync(provider);
  const program = join(provider, 'terraform-provider-intune');
  const own = join(root, 'dist/provider/package/terraform-provider-intune');
  writeFileSync(program, `#!/bin/sh\n'${own}' "$@"\nstatus=$?\ntimes >> '${file}'\nexit $status\n`);
  chmodSync(program, 0o755);
  return { terraform: prepareTerraform(folder, { blocks: categories(count), endpoint: emulator.url, provider }), file };
}

/** Adds up the times of children: every second line of `times`, as user and system time in the form `0m1.234s`. */
function sumOf(text: string): number {
  const ofChildren = text.split('\n').filter((_, index) => index % 2 === 1);
  const times = [...ofChildren.join(' ').matchAll(/(\d+)m([\d.]+)s/gu)];
  if (times.length === 0) throw new Error(`no times of the provider in ${JSON.stringify(text)}`);
  return times.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60_000 + Number(seconds) * 1000, 0);
}
