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

/** Names the new option to a user who gives the old one. */
function parseFormat(given: string): { readonly value: Format } | { readonly allowed: string } {
  const known = plainFormats.find((format) => format === given);
  if (known !== undefined) return { value: known };
  const isLanguage = given === 'yaml' || given === 'typescript';
  const allowed = `Allowed choices are ${plainFormats.join(', ')}.`;
  return { allowed: isLanguage ? `The language of a declaration is --language ${given}. ${allowed}` : allowed };
}

const takes = {
  arguments: {},
  options: {
    ...takeOverOptions,
    ...result,
    format: { ...result.format, parse: parseFormat },
    ...endpointOption,
    from: {
      ...text(
        '<path>',
        'read what another tool exported (IntuneCD, Microsoft365DSC, Graph JSON; file or folder), and not the tenant',
      ),
      conflicts: 'graphEndpoint',
    },
    language: choiceOf(['yaml', 'typescript'], '<name>', 'language of the declaration'),
  },
};

/** Exports a tenant. */
export const verb = defineVerb({
  name: 'export',
  place: 70,
  summary: 'Write the declaration of a tenant that exists, with the imports that take it over',
  ...takes,
  examples: [
    'intuneform export --tenant 3f2504e0-4f89-41d3-9a0c-0305e82c3301 --name contoso',
    'intuneform export --tenant 3f2504e0-4f89-41d3-9a0c-0305e82c3301 --include retention windows.autopilot',
    'intuneform export --tenant 3f2504e0-4f89-41d3-9a0c-0305e82c3301 --from intune-backup',
  ],
  exitCodes: {
    0: 'everything that was asked for is in the declaration, or told',
    1: 'error',
    5: 'unreadable: a part of the tenant could not be read, or its files leave open what it has; the declaration says where',
  },
  run: exportVerb,
});

/** Writes the declaration of a tenant that exists, and changes nothing in it. */
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
