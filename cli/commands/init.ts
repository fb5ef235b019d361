import { basename, relative, resolve } from 'node:path';
import { inert } from '../../report/index.js';
import { filesOf } from '../init/files.js';
import { writeNewFiles } from '../init/write-new-files.js';
import type { Outcome } from '../result/outcome.js';
import { diagnosticsOutcome, jsonResult } from '../result/outcome.js';
import type { Session } from '../process/session.js';
import { plainExitCodes } from '../result/exit-codes.js';
import { choiceOf, commonOptions, matching, optionalChoiceOf, optionalWord } from '../verb/inputs.js';
import type { RequestOf } from '../verb/verb.js';
import { defineVerb } from '../verb/verb.js';

const takes = {
  arguments: { dir: optionalWord('folder of the repository', '.') },
  options: {
    ...commonOptions(),
    language: choiceOf(['yaml', 'typescript'], '<name>', 'what the tenant is declared in'),
    pipeline: optionalChoiceOf(['github', 'azure', 'none'], '<name>', 'whose pipelines (default: github)'),
    tenantId: matching(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu, {
      value: '<id>',
      summary: 'id of the Entra tenant',
      allowed: 'GUIDs',
    }),
    name: matching(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/u, {
      value: '<name>',
      summary: 'name of the tenant (default: made from that of the folder)',
      allowed: 'lower-case letters, digits and hyphens, at most 63',
    }),
    storageAccount: matching(/^[a-z0-9]{3,24}$/u, {
      value: '<name>',
      summary: 'storage account for the states of the pipelines',
      allowed: '3 to 24 lower-case letters and digits',
    }),
  },
};

/** Writes a repository to start from. */
export const verb = defineVerb({
  name: 'init',
  place: 10,
  summary: 'Write a repository to start from: declaration, pipelines, README; it overwrites nothing',
  ...takes,
  examples: [
    'intuneform init contoso',
    'intuneform init . --pipeline azure --storage-account contosostates',
    'intuneform init --language typescript',
  ],
  exitCodes: plainExitCodes,
  run: init,
});

/**
 * Writes a repository to start from. It overwrites nothing: where one of its files is there already, none is written.
 *
 * JSON: `{ formatVersion, verb, exitCode, folder, files, diagnostics }`.
 */
async function init(request: RequestOf<typeof takes>, { cwd }: Session): Promise<Outcome> {
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
