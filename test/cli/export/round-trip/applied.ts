import type { ValueObject } from '../../../../core/index.js';
import { configOfBody } from '../../../support/resolved-config.js';
import type { TestTenant } from '../../../support/tenant.js';
import { blocksOf, lookUp, resolved, type Synthesized } from './taken-over.js';

/** Applies a synthesized declaration to a tenant in the order of its references, as Terraform would. Returns the refusals. */
export async function applyAll(synth: Synthesized, tenant: TestTenant): Promise<Readonly<Record<string, unknown>>> {
  const names = await lookUp(synth, tenant);
  const states = new Map<string, ValueObject>();
  const problems: Record<string, unknown> = {};
  let waiting = blocksOf(synth);
  while (waiting.length > 0) {
    const ready = waiting.filter(({ body }) => !waiting.some(({ address }) => refersTo(body, address)));
    if (ready.length === 0) throw new Error(`a circle: ${waiting.map(({ address }) => address).join(', ')}`);
    for (const { address, definition, body } of ready) {
      const config = configOfBody(definition.attributes, body, (reference) => resolved(reference, { states, names }));
      const { state, diagnostics } = await tenant.apply(definition, config);
      if (diagnostics.some(({ severity }) => severity === 'error')) problems[address] = diagnostics;
      if (state) states.set(address, state);
    }
    waiting = waiting.filter((one) => !ready.includes(one));
  }
  tenant.restart();
  return problems;
}

/** Whether a block waits for another one: by a reference to it, or by `depends_on`. */
function refersTo(body: unknown, address: string): boolean {
  const text = JSON.stringify(body);
  return text.includes(`\${${address}.`) || text.includes(`"${address}"`);
}
