import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Diagnostic } from '../../../core/index.js';
import type { PrivateFolder } from '../../process/private-folder.js';
import { stalePlan } from './stale-plan.js';

/** A Terraform plan that only this process can use. */
export interface PrivatePlan {
  readonly file: string;
  /** Digest of the file when it was created or copied: the plan that is shown and approved. */
  readonly digest: string;
}

/** Path of a new plan. */
export function placeOfPlan({ path }: PrivateFolder): string {
  return join(path, 'plan');
}

/** Computes the digest of a plan in a private folder. */
export async function sealPlan(file: string): Promise<PrivatePlan> {
  return { file, digest: await digestOf(file) };
}

/** Copies a plan to a private folder, so that other processes can no longer change it. */
export async function takeCopy(source: string, folder: PrivateFolder): Promise<PrivatePlan> {
  const file = placeOfPlan(folder);
  await copyFile(source, file, constants.COPYFILE_EXCL);
  return sealPlan(file);
}

/** Returns INT1308 if a plan does not match its digest. */
export async function brokenSeal({ file, digest }: PrivatePlan): Promise<Diagnostic | undefined> {
  if ((await digestOf(file)) === digest) return undefined;
  return stalePlan('the plan was changed after it was shown');
}

async function digestOf(file: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
}
