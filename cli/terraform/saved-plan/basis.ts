import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What must not change between plan and apply. */
export interface PlanBasis {
  /** Digest of the Terraform JSON, which contains everything declared. */
  readonly configuration: string;
  /** Digest of the provider. */
  readonly provider: string;
  /** Engine and version, because plans are not portable between them. `Terraform 1.11.4`. */
  readonly engine: string;
  /** Graph endpoint. Empty: the default. */
  readonly endpoint: string;
  /** Whether the plan removes all objects. */
  readonly destroy: boolean;
}

/** Digest of the Terraform JSON in a tenant's folder. */
export async function configurationDigest(folder: string): Promise<string> {
  const content = await readFile(join(folder, 'cdk.tf.json'));
  return createHash('sha256').update(content).digest('hex');
}
