import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Diagnostic } from '../../../core/index.js';
import type { PrivateFolder } from '../../process/private-folder.js';
import { stalePlan } from './stale-plan.js';

/** A plan of Terraform that only this process can use. */
export interface PrivatePlan {
  readonly file: string;
  /** Of every byte of the file, at the time when it was made or taken over. What is shown and approved has this digest. */
  readonly digest: string;
}

/** Where a plan is to be made. */
export function placeOfPlan({ path }: PrivateFolder): string {
  return join(path, 'plan');
}

/** Takes the digest of a plan in a private folder. */
export async function sealPlan(file: string): Promise<PrivatePlan> {
  return { file, digest: await digestOf(file) };
}

/** Copies a plan that others can reach into a private folder, so that nobody can change it any more. */
export async function takeCopy(source: string, folder: PrivateFolder): Promise<PrivatePlan> {
  const file = placeOfPlan(folder);
  await copyFile(source, file, constants.COPYFILE_EXCL);
  return sealPlan(file);
}

/** Answers INT1308 where a plan is not, byte for byte, what its digest was taken of. */
export async function brokenSeal({ file, digest }: PrivatePlan): Promise<Diagnostic | undefined> {
  if ((await digestOf(file)) === digest) return undefined;
  return stalePlan('the plan was changed after it was shown');
}

async function digestOf(file: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
}
