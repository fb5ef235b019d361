import { join } from 'node:path';
import { App } from '../constructs/cdk.js';
import { IntuneTenant } from '../constructs/index.js';
import type { Diagnostic } from '../core/index.js';
import { providerAddress } from '../core/index.js';
import type { LoadedDeclaration } from '../schemas/index.js';
import { loadDeclarations } from '../schemas/index.js';
import type { LocateAddress } from './terraform/diagnostics.js';

/** A tenant whose Terraform JSON was written. */
export interface SynthesizedTenant {
  readonly name: string;
  readonly tenantId: string;
  /** Declaration that it comes from, as it was named. */
  readonly file: string;
  /** Folder of its Terraform JSON. */
  readonly folder: string;
  /** Finds the place in the declaration that a Terraform address comes from. */
  readonly locate: LocateAddress;
}

/** What came of some declarations. */
export interface Synthesis {
  readonly tenants: readonly SynthesizedTenant[];
  readonly diagnostics: readonly Diagnostic[];
}
