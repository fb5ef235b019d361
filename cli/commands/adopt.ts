import { type Diagnostic, error, hasErrors } from '../../core/index.js';
import {
  counted,
  diagnosticToJson,
  type ExitCode,
  inert,
  paintFor,
  renderReport,
  type Report,
  reportToJson,
  type TextStyle,
  verdictOf,
} from '../../report/index.js';
import { coverageToJson } from '../export/coverage.js';
import { takeOverOptions } from '../export/inputs.js';
import { renderCoverage } from '../export/render-coverage.js';
import { type ExportRun, runExport } from '../export/run-export.js';
import { graphEnvironment } from '../process/child-environment.js';
import type { Session } from '../process/session.js';
import { jsonResult, type Outcome, problemsText } from '../result/outcome.js';
import { planAndPublish } from '../terraform/plan-tenant.js';
import { prepareTenants } from '../terraform/prepare-tenants.js';
import { commonOptions, endpointOption } from '../verb/inputs.js';
import { defineVerb, type RequestOf, type VerbOption } from '../verb/verb.js';

/** Exported files do not show the current state of the tenant, so `adopt` rejects them. */
const refusedFrom: VerbOption<string, false> = {
  summary: '',
  value: '<path>',
  hidden: true,
  parse: () => ({
    allowed:
      'adopt verifies the import against the live tenant. Omit --from, or use export --from and compare with drift.',
  }),
  always: false,
};

const takes = {
  arguments: {},
  options: { ...takeOverOptions, ...commonOptions(), ...endpointOption, from: refusedFrom },
};

/** Exports a tenant and verifies its import. */
export const verb = defineVerb({
  name: 'adopt',
  place: 80,
  summary: 'Export a tenant and verify that the plan imports all objects and changes nothing',
  ...takes,
  examples: ['intuneform adopt --tenant 3f2504e0-4f89-41d3-9a0c-0305e82c3301 --name contoso'],
  exitCodes: {
    0: 'the plan imports all objects and changes nothing',
    1: 'error',
    2: 'the plan would change something',
    5: 'unreadable: part of the tenant could not be read',
  },
  run: adopt,
});

/** Folder for the Terraform JSON: the one that other commands use, so that `apply` finds the plan. */
const workFolder = 'cdktf.out';

/** Exports a tenant and plans the import of all its objects. Succeeds only if nothing would change. */
export async function adopt(request: RequestOf<typeof takes>, session: Session): Promise<Outcome> {
  const { tenant: tenantId, force = false, graphEndpoint, ...what } = request;
  const env = graphEnvironment(session.env, graphEndpoint, what.name);
  const run = await runExport({ ...what, language: 'yaml', tenantId, force, env, changesNothing: true }, session);
  if (run.file === undefined) return adoptOutcome({ run, diagnostics: run.diagnostics });
  const endpoint = graphEndpoint === undefined ? {} : { graphEndpoint };
  const prepared = await prepareTenants({ files: [run.file], out: workFolder, ...endpoint }, session);
  // Warnings of the rules do not prevent an import: the tenant is unchanged.
  const failed = prepared.diagnostics.filter(({ severity }) => severity === 'error');
  const diagnostics = [...run.diagnostics, ...failed];
  const [tenant] = prepared.tenants;
  if (!tenant) return adoptOutcome({ run, diagnostics });
  // A plan with changes is shown, but not saved for an apply without confirmation.
  const report = await planAndPublish(tenant, session, (made) => partedBy(made).rest.findings.length === 0);
  return adoptOutcome({ run, report, diagnostics });
}

interface Adoption {
  readonly run: ExportRun;
  /** Undefined: there is no plan. */
  readonly report?: Report;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Splits the findings of a plan into objects that are imported unchanged, and those that would change. Expiring and
 * recorded objects change nothing.
 */
function partedBy(report: Report): { readonly imported: number; readonly rest: Report } {
  const objects = report.findings.filter(({ kind }) => kind !== 'expiring' && kind !== 'recorded');
  const rest = objects.filter(({ action, attributes }) => action !== 'import' || attributes.length > 0);
  const count = (kind: string): number => rest.filter((finding) => finding.kind === kind).length;
  const summary = {
    objects: report.summary.objects,
    drift: count('drift'),
    pending: count('pending'),
    both: count('both'),
    waiting: count('waiting'),
    recorded: 0,
    expiring: count('expiring'),
    unreadable: count('unreadable'),
  };
  const verdict = verdictOf(rest, report.diagnostics);
  return { imported: objects.length - rest.length, rest: { ...report, verdict, findings: rest, summary } };
}

/** JSON: `{ formatVersion, verb, exitCode, file, importsFile, imported, coverage, plan, diagnostics }`. `plan` excludes the imports. */
function adoptOutcome({ run, report, diagnostics }: Adoption): Outcome {
  const parted = report && partedBy(report);
  const all = [...diagnostics, ...(parted && parted.rest.findings.length > 0 ? [wouldChange(parted.rest)] : [])];
  const exitCode = exitCodeOf({ run, diagnostics, ...(parted && { rest: parted.rest }) });
  return {
    exitCode,
    text: (style) =>
      [
        problemsText(all, style),
        run.coverage ? renderCoverage(run.coverage, run, style) : '',
        parted && exitCode !== 0 ? renderReport(parted.rest, style) : '',
        parted && exitCode === 0 ? renderSuccess(run, parted.imported, style) : '',
      ]
        .filter((part) => part !== '')
        .join('\n'),
    json: jsonResult('adopt', exitCode, {
      file: run.file ?? null,
      importsFile: run.importsFile ?? null,
      imported: parted?.imported ?? 0,
      coverage: run.coverage ? coverageToJson(run.coverage) : null,
      plan: parted ? reportToJson(parted.rest) : null,
      diagnostics: all.map(diagnosticToJson),
    }),
  };
}

interface Judged {
  readonly run: ExportRun;
  readonly rest?: Report;
  readonly diagnostics: readonly Diagnostic[];
}

function exitCodeOf({ run, rest, diagnostics }: Judged): ExitCode {
  if (hasErrors(diagnostics) || !rest || rest.verdict === 'failed') return 1;
  if (run.exitCode === 5 || rest.verdict === 'unreadable') return 5;
  return rest.findings.length > 0 ? 2 : 0;
}

function wouldChange({ findings }: Report): Diagnostic {
  return error('INT1427', {
    what: `importing the tenant would change ${counted(findings.length, 'object')}`,
    why: findings.map(({ address }) => address).join(', '),
    fix: 'review the findings and change the declaration to match the tenant',
  });
}

function renderSuccess({ file }: ExportRun, imported: number, style: TextStyle): string {
  const done = `The plan imports ${counted(imported, 'object')} and changes nothing.`;
  return `${paintFor(style).good(done)} To import them: intuneform apply ${inert(file ?? '')}\n`;
}
