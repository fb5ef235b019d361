import { graphEnvironment } from '../child-environment.js';
import { coverageToJson } from '../export/coverage.js';
import { renderCoverage } from '../export/render-coverage.js';
import type { ExportRun } from '../export/run-export.js';
import { runExport } from '../export/run-export.js';
import { diagnosticToJson } from '../../report/index.js';
import type { Outcome } from '../outcome.js';
import { jsonResult, problemsText } from '../outcome.js';
import type { ExportRequest } from '../request.js';
import type { Session } from '../session.js';

/** Writes the declaration of a tenant that exists, and changes nothing in it. */
export async function exportVerb(request: ExportRequest, session: Session): Promise<Outcome> {
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
