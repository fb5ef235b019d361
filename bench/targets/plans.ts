import { setTimeout as pause } from 'node:timers/promises';

import { blocksFor, countsFor } from '../example-tenant.js';
import type { Opened } from './row.js';
import { applied, emptyNode, planned, planTime } from './stage.js';
import type { Subject } from './subject.js';

/** A tenant in which every kind of object can be applied. */
const wholeTenant = { managedGooglePlay: 'bound', devices: 200 } as const;
/** Blocks of 60 objects of all kinds, with 50 corporate identifiers. */
export const realistic = (): object => blocksFor(countsFor(60), 50);

/** Blocks of `count` objects, all but three of them device categories. */
export function categories(count: number): object {
  const rule = {
    display_name: 'W',
    device_cleanup_rule_platform_type: 'windows',
    device_inactivity_before_retirement_in_days: 90,
  };
  return {
    resource: {
      intune_mdm_authority: { a: { authority: 'intune' } },
      intune_default_device_enrollment_limit: { a: { limit: 5 } },
      intune_managed_device_cleanup_rule: { a: rule },
      intune_device_category: { many: { count: count - 3, display_name: 'Category ${count.index}' } },
    },
  };
}

/** 20 limits, in another order than they were created in. */
export const ordered = {
  resource: {
    intune_device_enrollment_limit: { many: { count: 20, display_name: 'Limit ${count.index}', limit: 3 } },
    intune_device_enrollment_limit_order: { a: { ids: '${reverse(intune_device_enrollment_limit.many[*].id)}' } },
  },
};

/** Measures the time of a plan of `first` objects. The base is a plan of `second` objects; by default, an empty Node process. */
export async function timesOf(subject: Subject, first: number, second?: number): Promise<Opened> {
  const one = await applied(subject, categories(first));
  const other = second === undefined ? undefined : await applied(subject, categories(second));
  return {
    sample: () => planTime(one),
    base: other ? () => planTime(other) : emptyNode,
    [Symbol.asyncDispose]: async () => {
      await one[Symbol.asyncDispose]();
      await other?.[Symbol.asyncDispose]();
    },
  };
}

/** Counts the requests of a plan without changes, `settleMs` milliseconds after its apply. */
export async function counted(subject: Subject, blocks: object, settleMs = 0): Promise<Opened> {
  const stage = await applied(subject, blocks, wholeTenant);
  await pause(settleMs);
  return { sample: () => planned(stage), [Symbol.asyncDispose]: () => stage[Symbol.asyncDispose]() };
}

/** Measures the time of a plan with 200 ms for each request; the base is the same plan without latency. */
export async function farAndNear(subject: Subject): Promise<Opened> {
  const near = await applied(subject, realistic(), wholeTenant);
  const far = await applied(subject, realistic(), wholeTenant);
  far.emulator.addFault({ match: { inBatch: false }, then: { delayMs: 200 } });
  return {
    sample: () => planTime(far),
    base: () => planTime(near),
    [Symbol.asyncDispose]: async () => {
      await near[Symbol.asyncDispose]();
      await far[Symbol.asyncDispose]();
    },
  };
}

/**
 * Counts all requests except writes. Writes are counted individually, also within a batch, so that batches can make the
 * figure negative.
 */
export function beyondWrites(subject: Subject): Promise<Opened> {
  return Promise.resolve({
    sample: async () => {
      await using stage = await applied(subject, realistic(), wholeTenant);
      const all = stage.emulator.journal.filter(({ path }) => !path.includes('/oauth2/'));
      const isWrite = ({ method, path }: (typeof all)[number]): boolean =>
        method !== 'GET' && !/\$batch$|search\w+$|validate\w+$/iu.test(path);
      return all.filter(({ inBatch }) => !inBatch).length - all.filter(isWrite).length;
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  });
}
