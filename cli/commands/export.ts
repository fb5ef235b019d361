import { diagnosticToJson } from '../../report/index.js';
import { coverageToJson } from '../export/coverage.js';
import { takeOverOptions } from '../export/inputs.js';
import { renderCoverage } from '../export/render-coverage.js';
import { type ExportRun, runExport } from '../export/run-export.js';
import { graphEnvironment } from '../process/child-environment.js';
import type { Session } from '../process/session.js';
import { type Format, plainFormats } from '../result/deliver.js';
import { jsonResult, type Outcome, problemsText } from '../result/outcome.js';
import { choiceOf, endpointOption, resultOptions, text } from '../verb/inputs.js';
import { defineVerb, type RequestOf } from '../verb/verb.js';

const result = resultOptions();

/** Points users of the old option to the new one. */
function parseFormat(given: string): { readonly value: Format } | { readonly allowed: string } {
  const known = plainFormats.find((format) => format === given);
  if (known !== undefined) return { value: known };
  const isLanguage = given === 'yaml' || given === 'typescript';
  const allowed = `Allowed choices are ${plainFormats.join(', ')}.`;
  return {
    allowed: isLanguage ? `To set the language of the declaration, use --language ${given}. ${allowed}` : allowed,
  };
}

const takes = {
  arguments: {},
  options: {
    ...takeOverOptions,
    ...result,
    format: { ...result.format, parse: parseFormat },
    ...endpointOption,
    from: {
      ...text('<path>', 'read the files of another tool (IntuneCD, Microsoft365DSC, Graph JSON) instead of the tenant'),
      conflicts: 'graphEndpoint',
    },
    language: choiceOf(['yaml', 'typescript'], '<name>', 'language of the declaration'),
  },
};

/** Exports a tenant. */
export const verb = defineVerb({
  name: 'export',
  place: 70,
  summary: 'Write a declaration of an existing tenant, including imports for its objects',
  ...takes,
  examples: [
    'intuneform export --tenant 3f2504e0-4f89-41d3-9a0c-0305e82c3301 --name contoso',
    'intuneform export --tenant 3f2504e0-4f89-41d3-9a0c-0305e82c3301 --include retention windows.autopilot',
    'intuneform export --tenant 3f2504e0-4f89-41d3-9a0c-0305e82c3301 --from intune-backup',
  ],
  exitCodes: {
    0: 'the declaration contains the selected sections, and the output lists exceptions',
    1: 'error',
    5: 'unreadable: part of the tenant or of its files could not be read; comments in the declaration mark the gaps',
  },
  run: exportVerb,
});

/** Writes the declaration of an existing tenant. Does not change the tenant. */
async function exportVerb(request: RequestOf<typeof takes>, session: Session): Promise<Outcome> {
  const { tenant: tenantId, force = false, graphEndpoint, ...what } = request;
  const env = graphEnvironment(session.env, graphEndpoint, what.name);
  return exportOutcome(await runExport({ ...what, tenantId, force, env }, session));
}

/** JSON: `{ formatVersion, verb, exitCode, file, importsFile, coverage, diagnostics }`. */
function exportOutcome(run: ExportRun): Outcome {
  const { file, importsFile, coverage, exitCode, diagnostics } = run;
  return {
    exitCode,
    text: (style) =>
      [problemsText(diagnostics, style), coverage ? renderCoverage(coverage, run, style) : '']
        .filter((part) => part !== '')
        .join('\n'),
    json: jsonResult('export', exitCode, {
      file: file ?? null,
      importsFile: importsFile ?? null,
      coverage: coverage ? coverageToJson(coverage) : null,
      diagnostics: diagnostics.map(diagnosticToJson),
    }),
  };
}
