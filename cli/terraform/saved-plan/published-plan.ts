import { constants } from 'node:fs';
import { access, chmod, copyFile, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { type Diagnostic, isJsonObject, type JsonObject } from '../../../core/index.js';
import { ownPackage } from '../../process/package-root.js';
import { openPrivateFolder, type PrivateFolder } from '../../process/private-folder.js';
import { parseJson } from '../../process/read-file.js';
import type { PlanBasis } from './basis.js';
import { type PrivatePlan, takeCopy } from './private-plan.js';
import { stalePlan } from './stale-plan.js';

/** File name of a published plan in the folder of its tenant. */
const planFile = 'intuneform.tfplan';

/** File name of its record. Without it, a plan is not published. */
const recordFile = 'intuneform.plan.json';

const formatVersion = '2.0';

/**
 * Publishes a plan: a later `apply`, also in another job, can apply it without confirmation.
 *
 * Both files appear by renaming, the record last, so that a killed process leaves a complete plan or none.
 */
export async function publishPlan(folder: string, plan: PrivatePlan, basis: PlanBasis): Promise<void> {
  await withdrawPlan(folder);
  using staging = openPrivateFolder(folder);
  const staged = join(staging.path, planFile);
  await copyFile(plan.file, staged, constants.COPYFILE_EXCL);
  await chmod(staged, 0o600);
  await rename(staged, join(folder, planFile));
  const record = { formatVersion, intuneform: ownPackage().version, plan: plan.digest, ...basis };
  const stagedRecord = join(staging.path, recordFile);
  await writeFile(stagedRecord, `${JSON.stringify(record, undefined, 2)}\n`, { mode: 0o600, flag: 'wx' });
  await rename(stagedRecord, join(folder, recordFile));
}

/** Withdraws the published plan of a folder, if any. The record is removed first: without it, the plan is unusable. */
export async function withdrawPlan(folder: string): Promise<void> {
  await rm(join(folder, recordFile), { force: true });
  await rm(join(folder, planFile), { force: true });
}

/** Whether a folder has a published plan. */
export async function isPublished(folder: string): Promise<boolean> {
  return (await ifThere(access(join(folder, recordFile)).then(() => true))) ?? false;
}

/** A published plan that can be applied. */
export interface OfferedPlan {
  /** A copy of it that other processes cannot change. */
  readonly plan: PrivatePlan;
  /** Withdraws it, so that no other apply uses it. False: another one was faster. */
  readonly claim: () => Promise<boolean>;
}

/**
 * Finds the published plan of a folder, copies it to a private folder, and compares the copy with its record.
 *
 * `none`: there is none. A diagnostic (INT1308): it was modified, or its basis has changed.
 */
export async function findPublishedPlan(
  folder: string,
  basis: PlanBasis,
  into: PrivateFolder,
): Promise<OfferedPlan | 'none' | Diagnostic> {
  const text = await ifThere(readFile(join(folder, recordFile), 'utf8'));
  const plan = text === undefined ? undefined : await ifThere(takeCopy(join(folder, planFile), into));
  if (text === undefined || plan === undefined) return 'none';
  const record = parseJson(text);
  const difference = differenceOf(isJsonObject(record) ? record : {}, { ...basis, plan: plan.digest });
  if (difference === undefined) return { plan, claim: () => claim(folder) };
  return stalePlan(difference, basis.destroy ? 'intuneform plan --destroy' : 'intuneform plan');
}

/** If two processes reach this point, only one of them removes the record. */
async function claim(folder: string): Promise<boolean> {
  const isFirst = await ifThere(rm(join(folder, recordFile)).then(() => true));
  await rm(join(folder, planFile), { force: true });
  return isFirst ?? false;
}

function differenceOf(record: JsonObject, found: PlanBasis & { readonly plan: string }): string | undefined {
  if (record.formatVersion !== formatVersion || record.intuneform !== ownPackage().version) return otherVersion;
  if (record.plan !== found.plan) return 'the plan file differs from the one that plan saved';
  if (record.configuration !== found.configuration) return 'the declaration was changed after the plan was made';
  if (record.provider !== found.provider) return otherVersion;
  if (record.engine !== found.engine) return otherEngine(record.engine, found.engine);
  if (record.endpoint !== found.endpoint) return 'the plan was made against another Graph endpoint';
  if (record.destroy === found.destroy) return undefined;
  return record.destroy === true
    ? 'the plan removes everything (plan --destroy), but apply was run without --destroy'
    : 'the plan was made without --destroy';
}

function otherEngine(recorded: unknown, found: string): string {
  const made = typeof recorded === 'string' ? recorded : 'another engine';
  return `the plan was made by ${made}, and this is ${found}; a saved plan can only be applied by the same engine and version`;
}

const otherVersion = 'the plan was made by another version of intuneform';

/** Undefined: the file does not exist. */
async function ifThere<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw cause;
  }
}
