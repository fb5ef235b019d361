import { basename, relative, resolve } from 'node:path';

import { guidPattern } from '../../core/index.js';
import { diagnosticToJson, inert, renderDiagnostics } from '../../report/index.js';
import { placeholderTenantId } from '../../schemas/index.js';
import { filesOf } from '../init/files.js';
import { foundIn } from '../init/found.js';
import { keptFiles } from '../init/kept-files.js';
import { isFromRegistry, packOwnTarball } from '../init/own-tarball.js';
import { type NewFiles, writeNewFiles } from '../init/write-new-files.js';
import type { Session } from '../process/session.js';
import { plainExitCodes } from '../result/exit-codes.js';
import { diagnosticsOutcome, jsonResult, type Outcome } from '../result/outcome.js';
import { commonOptions, matching, optionalChoiceOf, optionalWord } from '../verb/inputs.js';
import { defineVerb, type RequestOf } from '../verb/verb.js';

const takes = {
  arguments: { dir: optionalWord('repository folder', '.') },
  options: {
    ...commonOptions(),
    language: optionalChoiceOf(
      ['yaml', 'typescript'],
      '<name>',
      'language of the declaration (default: the one that the repository uses, or yaml)',
    ),
    pipeline: optionalChoiceOf(
      ['github', 'azure', 'none'],
      '<name>',
      'CI system to write pipelines for (default: the one that the repository uses, or github)',
    ),
    engine: optionalChoiceOf(
      ['terraform', 'opentofu'],
      '<name>',
      'engine that the pipelines install (default: the one that the repository uses, or terraform)',
    ),
    tenantId: matching(guidPattern, {
      value: '<id>',
      summary: 'id of the Microsoft Entra tenant',
      allowed: 'GUIDs',
    }),
    name: matching(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/u, {
      value: '<name>',
      summary: 'name of the tenant (default: the name in the only declaration, or a name derived from the folder)',
      allowed: 'lower-case letters, digits and hyphens, at most 63',
    }),
    storageAccount: matching(/^[a-z0-9]{3,24}$/u, {
      value: '<name>',
      summary: 'Azure storage account for the Terraform states',
      allowed: '3 to 24 lower-case letters and digits',
    }),
    bootstrap: {
      ...optionalChoiceOf(
        ['program', 'az'],
        '[kind]',
        'write code that creates the Azure resources of the pipelines: a CDKTF program (default), or Azure CLI commands',
      ),
      bare: 'program' as const,
    },
    from: optionalChoiceOf(
      ['vendor', 'registry'],
      '<source>',
      'install intuneform from vendor/ or from the npm registry (default: the source of the running copy)',
    ),
  },
};

/** Creates a repository. */
export const verb = defineVerb({
  name: 'init',
  place: 10,
  summary: 'Create a repository with a declaration, pipelines and a README, or add missing files',
  ...takes,
  examples: [
    'intuneform init contoso',
    'intuneform init . --pipeline azure --storage-account contosostates',
    'intuneform init --language typescript',
    'intuneform init --engine opentofu',
    'intuneform init . --bootstrap',
  ],
  exitCodes: plainExitCodes,
  run: init,
});

/**
 * Writes a starter repository, or the files that are missing in an existing one. Overwrites nothing.
 *
 * JSON: `{ formatVersion, verb, exitCode, folder, files, kept, diagnostics }`; `kept` lists files that already existed.
 */
async function init(request: RequestOf<typeof takes>, { cwd, progress }: Session): Promise<Outcome> {
  const folder = resolve(cwd, request.dir);
  const found = foundIn(folder);
  const { engine = found.engine ?? 'terraform', from = isFromRegistry() ? 'registry' : 'vendor' } = request;
  const { language = found.language ?? 'yaml', pipeline = found.pipeline ?? 'github' } = request;
  const { name = found.name ?? nameFrom(folder), tenantId = placeholderTenantId, storageAccount, bootstrap } = request;
  const isVendored = from === 'vendor';
  const files = filesOf({ language, engine, pipeline, name, tenantId, storageAccount, isVendored, bootstrap });
  const tarball = isVendored ? await progress.step('packing intuneform', packOwnTarball) : [];
  if ('code' in tarball) return diagnosticsOutcome('init', [tarball]);
  const result = await writeNewFiles(folder, [...files, ...[tarball].flat()]);
  if (result.problems.length > 0) return diagnosticsOutcome('init', result.problems);
  return outcomeOf({ folder, shown: relative(cwd, folder) || '.' }, result);
}

/** A name for the tenant, derived from the name of the folder. */
function nameFrom(folder: string): string {
  const name = basename(folder)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .slice(0, 63)
    .replaceAll(/^-|-$/gu, '');
  return name === '' ? 'tenant' : name;
}

interface Place {
  readonly folder: string;
  /** The folder as messages name it. */
  readonly shown: string;
}

function outcomeOf({ folder, shown }: Place, { written, kept }: NewFiles): Outcome {
  const readme = written.find((path) => /^(?:README|INTUNE)\.md$/u.test(path));
  const next = readme === undefined ? '' : `; see ${readme} for the next steps`;
  const diagnostics = kept.length === 0 ? [] : [keptFiles(folder, kept)];
  return {
    exitCode: 0,
    text: (style) =>
      [
        ...written.map((file) => `  ${file}\n`),
        `${String(written.length)} files written to ${inert(shown)}${next}\n`,
        renderDiagnostics(diagnostics, style),
      ].join(''),
    json: jsonResult('init', 0, {
      folder: shown,
      files: written,
      kept: kept.map(({ path }) => path),
      diagnostics: diagnostics.map(diagnosticToJson),
    }),
  };
}
