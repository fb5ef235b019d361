/**
 * Measures the synthesis of 100 and of 1,000 tenants, compared with plain cdktf with the same number of stacks and
 * equivalent blocks.
 */
import { resolve } from 'node:path';

import { report } from './measure.js';
import { synthTimes } from './targets/many-tenants.js';

async function main(): Promise<void> {
  for (const tenants of [100, 1000]) {
    const { ours, bare } = await synthTimes(resolve(__dirname, '..'), tenants);
    report('synth', { tenants, oursMs: ours, bareCdktfMs: bare, timesBareCdktf: ours / bare });
  }
}

void main();
