import { createInterrupts } from '../../cli/process/interrupts.js';
import { createProgress } from '../../cli/process/progress.js';
import type { Session } from '../../cli/process/session.js';
import type { TerraformTenant } from '../../cli/terraform/problems.js';
import { demoTenantId } from '../../emulator/index.js';
import { engine } from '../support/engine.js';

/** A session without a terminal. What it reports goes to `told`, line by line. */
export function quietSession(cwd: string, told: string[]): Session {
  const write = (text: string): unknown => told.push(text.trimEnd());
  return {
    env: {},
    cwd,
    progress: createProgress({ isTTY: false, write }, {}),
    interrupts: createInterrupts({ on: () => undefined }, { end: () => undefined, tell: () => undefined }),
    isShownToPerson: false,
    ask: undefined,
  };
}

/** The tenant whose stack is in a folder. */
export function tenantIn(folder: string): TerraformTenant {
  return {
    ...{ folder, name: 'contoso', tenantId: demoTenantId, fingerprint: 'of the test' },
    env: {},
    terraform: { program: engine, product: 'Terraform', version: '1.11.4' },
    locate: () => undefined,
  };
}
