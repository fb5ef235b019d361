import { type Diagnostic, hasErrors, type JsonObject } from '../../core/index.js';
import {
  counted,
  diagnosticToJson,
  type ExitCode,
  inert,
  renderDiagnostics,
  renderReport,
  renderWaiting,
  reportToJson,
  type TextStyle,
} from '../../report/index.js';
import type { Session } from '../process/session.js';
import { type ExitCodes, plainExitCodes } from '../result/exit-codes.js';
import { jsonResult, type Outcome, problemsText } from '../result/outcome.js';
import type { Applied } from '../terraform/applied.js';
import { applyTenant, type TenantApply } from '../terraform/apply-tenant.js';
import { prepareTenants } from '../terraform/prepare-tenants.js';
import { commonOptions, endpointOption, files, flag, outOption, text } from '../verb/inputs.js';
import { defineVerb, type RequestOf } from '../verb/verb.js';

/** Arguments and options of commands that apply a plan. */
export const applyInputs = {
  arguments: { files: files('declarations, one for each tenant, or the output folder of a CDKTF program (cdktf.out)') },
  options: {
    ...commonOptions(),
    ...outOption,
    ...endpointOption,
    autoApprove: flag('do not ask for confirmation'),
    justification: text('<text>', 'reason for the changes, for objects that require Multi Admin Approval'),
  },
};

const takes = {
  ...applyInputs,
  options: { ...applyInputs.options, destroy: flag('destroy all declared objects') },
};

/** Exit codes of commands that apply a plan. */
export const applyExitCodes: ExitCodes = {
  ...plainExitCodes,
  2: 'partly done: an object is waiting for an administrator',
  5: 'unreadable: nothing was applied',
};

/** Applies tenants. */
export const verb = defineVerb({
  name: 'apply',
  place: 50,
  summary: 'Apply the saved plan, or create a plan, show it and ask for confirmation',
  ...takes,
  examples: [
    'intuneform apply tenant.yaml',
    'intuneform apply tenant.yaml --auto-approve',
    'intuneform apply tenant.yaml --destroy',
  ],
  exitCodes: applyExitCodes,
  run: apply,
});

/** Applies all tenants, one after the other. If one fails, the others are still applied. */
export async function apply(request: RequestOf<typeof takes>, session: Session): Promise<Outcome> {
  const prepared = await prepareTenants(request, justified(session, request.justification));
  const applies: TenantApply[] = [];
  const mode = { autoApprove: request.autoApprove ?? false, destroy: request.destroy ?? false };
  for (const tenant of prepared.tenants) {
    if (session.interrupts.arrived) break;
    applies.push(await applyTenant(tenant, { ...session, ...mode }));
  }
  return appliesOutcome(applies, prepared.diagnostics);
}

function justified(session: Session, justification: string | undefined): Session {
  if (justification === undefined) return session;
  return { ...session, env: { ...session.env, INTUNEFORM_APPROVAL_JUSTIFICATION: justification } };
}

/** JSON: `{ formatVersion, verb, exitCode, tenants: [{ name, exitCode, plan, applied, waiting, diagnostics }], diagnostics }`. */
function appliesOutcome(applies: readonly TenantApply[], diagnostics: readonly Diagnostic[]): Outcome {
  const exitCode = worstExitCode([...applies.map((tenant) => tenant.exitCode), hasErrors(diagnostics) ? 1 : 0]);
  return {
    exitCode,
    text: (style) =>
      [problemsText(diagnostics, style), ...applies.map((tenant) => tenantText(tenant, style))]
        .filter((part) => part !== '')
        .join('\n'),
    json: jsonResult('apply', exitCode, {
      tenants: applies.map(tenantJson),
      diagnostics: diagnostics.map(diagnosticToJson),
    }),
  };
}

/** Apply ends with 0, 1, 2 if a step for a person remains, or 5 if Graph could not be read. */
function worstExitCode(exitCodes: readonly ExitCode[]): ExitCode {
  return ([1, 5, 2] as const).find((code) => exitCodes.includes(code)) ?? 0;
}

function tenantText({ name, report, applied, waiting, diagnostics }: TenantApply, style: TextStyle): string {
  const parts = [report && renderReport(report, style), renderDiagnostics(diagnostics, style)];
  const last = applied
    ? `${inert(name)}: ${renderApplied(applied, report !== undefined)}\n${renderSet(name, applied)}`
    : '';
  // Whether Graph requires approval by another administrator is known only after apply.
  const asked = waiting.filter(({ code }) => code === 'INT3021');
  const others = waiting.filter(({ code }) => code !== 'INT3021');
  const next = [report ? leftForPeople(name, others) : renderWaiting(others), renderWaiting(asked)].join('');
  return [...parts, last, next].filter((part) => part !== undefined && part !== '').join('\n');
}

/** The plan above already lists the steps. */
function leftForPeople(name: string, waiting: readonly Diagnostic[]): string {
  if (waiting.length === 0) return '';
  const steps = counted(waiting.length, 'object');
  return `${inert(name)}: ${steps} must be completed by a person: see "next, by a person" above, then plan and apply again\n`;
}

/** Not a failure: everything else was applied. */
function asStep(waiting: Diagnostic): Diagnostic {
  return { ...waiting, severity: 'warning' };
}

function renderApplied(
  { created, adopted, recorded, changed, imported, deleted, restored, forgotten }: Applied,
  isPlanKnown: boolean,
): string {
  const counts = { created, adopted, recorded, changed, imported, deleted, restored, forgotten };
  const nonZero = Object.entries(counts).filter(([, count]) => count > 0);
  // For a saved plan, only OpenTofu reports whether it forgets objects.
  if (nonZero.length === 0)
    return isPlanKnown ? 'applied; there was nothing to do' : 'applied; nothing was created, changed or deleted';
  return `applied: ${nonZero.map(([verb, count]) => `${String(count)} ${verb}`).join(', ')}`;
}

const mostSet = 10;

/**
 * Lists objects that exist in every tenant and that apply set, such as the authority, because they are hard to find in
 * the counts.
 */
function renderSet(name: string, { set }: Applied): string {
  if (set.length === 0) return '';
  const rest = set.length > mostSet ? [`and ${String(set.length - mostSet)} more`] : [];
  return `${inert(name)}: set: ${[...set.slice(0, mostSet), ...rest].join(', ')}\n`;
}

function tenantJson({ name, exitCode, report, applied, waiting, diagnostics }: TenantApply): JsonObject {
  return {
    name,
    exitCode,
    ...(report && { plan: reportToJson(report) }),
    ...(applied && { applied: { ...applied, set: [...applied.set] } }),
    waiting: waiting.map((one) => diagnosticToJson(asStep(one))),
    diagnostics: diagnostics.map(diagnosticToJson),
  };
}
