import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What must be the same at apply as it was at plan. */
export interface PlanBasis {
  /** Digest of the Terraform JSON: of all that is declared. */
  readonly configuration: string;
  /** Digest of the provider. */
  readonly provider: string;
  /** Which engine in which version: plans are not exchanged between engines, nor between versions. `Terraform 1.11.4`. */
  readonly engine: string;
  /** Where Graph is. Empty: where it is by default. */
  readonly endpoint: string;
  /** Whether the plan removes everything. */
  readonly destroy: boolean;
}

/** Digest of the Terraform JSON in a tenant's folder. */
export async function configurationDigest(folder: string): Promise<string> {
  const content = await readFile(join(folder, 'cdk.tf.json'));
  return createHash('sha256').update(content).digest('hex');
}
