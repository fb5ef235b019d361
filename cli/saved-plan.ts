import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Diagnostic } from '../core/index.js';
import { error, isJsonObject } from '../core/index.js';
import { ownPackage } from './package-root.js';
import { planFile } from './terraform/plan.js';
import { parseJson } from './read-file.js';

/** What must be the same at apply as it was at plan. */
export interface PlanBasis {
  /** Digest of the Terraform JSON: of all that is declared. */
  readonly configuration: string;
  /** Digest of the provider. */
  readonly provider: string;
  /** Where Graph is. Empty: where it is by default. */
  readonly endpoint: string;
}

const recordFile = 'intuneform.plan.json';

/** Digest of the Terraform JSON in a tenant's folder. */
export async function configurationDigest(folder: string): Promise<string> {
  const content = await readFile(join(folder, 'cdk.tf.json'));
  return createHash('sha256').update(content).digest('hex');
}

/** Notes what the plan in the folder was made from. */
export async function savePlanRecord(folder: string, basis: PlanBasis): Promise<void> {
  const record = { formatVersion: '1.0', intuneform: ownPackage().version, ...basis };
  await writeFile(join(folder, recordFile), `${JSON.stringify(record, undefined, 2)}\n`);
}

/** Forgets the saved plan of a folder. */
export async function dropSavedPlan(folder: string): Promise<void> {
  await rm(join(folder, recordFile), { force: true });
  await rm(join(folder, planFile), { force: true });
}

/**
 * Looks for a plan that can be applied as it is.
 *
 * `none`: there is none. A diagnostic (INT1308): there is one, but what it was made from has changed.
 */
export async function findSavedPlan(folder: string, basis: PlanBasis): Promise<'usable' | 'none' | Diagnostic> {
  const file = join(folder, recordFile);
  if (!existsSync(join(folder, planFile)) || !existsSync(file)) return 'none';
  const record = parseJson(await readFile(file, 'utf8'));
  const saved = isJsonObject(record) ? record : {};
  if (saved.configuration !== basis.configuration) return stale('the declaration was changed after the plan was made');
  if (saved.intuneform !== ownPackage().version || saved.provider !== basis.provider) {
    return stale('the plan was made by another version of intuneform');
  }
  return saved.endpoint === basis.endpoint ? 'usable' : stale('the plan was made against another Graph endpoint');
}

function stale(why: string): Diagnostic {
  return error('INT1308', {
    what: 'the saved plan is stale and was not applied',
    why,
    fix: 'run intuneform plan again, look at it, and apply',
  });
}
