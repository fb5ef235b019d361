import { basename, relative, resolve } from 'node:path';
import { inert } from '../../report/index.js';
import { filesOf } from '../init/files.js';
import { writeNewFiles } from '../init/write-new-files.js';
import type { Outcome } from '../outcome.js';
import { diagnosticsOutcome, jsonResult } from '../outcome.js';
import type { InitRequest } from '../request.js';
import type { Session } from '../session.js';

/**
 * Writes a repository to start from. It overwrites nothing: where one of its files is there already, none is written.
 *
 * JSON: `{ formatVersion, verb, exitCode, folder, files, diagnostics }`.
 */
export async function init(request: InitRequest, { cwd }: Session): Promise<Outcome> {
  const { language, pipeline = 'github' } = request;
  const folder = resolve(cwd, request.dir);
  const { name = nameFrom(folder), tenantId = unknownTenant, storageAccount } = request;
  const files = filesOf({ language, pipeline, name, tenantId, storageAccount });
  const problems = await writeNewFiles(folder, files);
  if (problems.length > 0) return diagnosticsOutcome('init', problems);
  return written(
    relative(cwd, folder) || '.',
    files.map(({ path }) => path),
  );
}

/** Stands in the declaration until somebody writes the id of a tenant. No tenant has it. */
const unknownTenant = '00000000-0000-0000-0000-000000000000';

/** A name for the tenant, from that of the folder. */
function nameFrom(folder: string): string {
  const name = basename(folder)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .slice(0, 63)
    .replaceAll(/^-|-$/gu, '');
  return name === '' ? 'tenant' : name;
}

function written(folder: string, files: readonly string[]): Outcome {
  return {
    exitCode: 0,
    text: () =>
      `${files.map((file) => `  ${file}\n`).join('')}${String(files.length)} files written to ${inert(folder)}; its README.md says what comes next\n`,
    json: jsonResult('init', 0, { folder, files, diagnostics: [] }),
  };
}
