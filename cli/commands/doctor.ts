import type { Diagnostic, JsonObject } from '../../core/index.js';
import { diagnosticToJson, type ExitCode, isSilence, renderDiagnostics, type TextStyle } from '../../report/index.js';
import { clashesAmong, readDeclarations } from '../../schemas/index.js';
import { checkMachine, type MachineCheck } from '../doctor/environment.js';
import { type Examination, examine } from '../doctor/examine.js';
import { requiredResourceAccess } from '../doctor/grant.js';
import { renderExamination, renderMachine } from '../doctor/render.js';
import { type Subject, subjectOfDeclaration, subjectOfStack } from '../doctor/subject.js';
import { graphEnvironment } from '../process/child-environment.js';
import type { Environment, Session } from '../process/session.js';
import { jsonResult, type Outcome, problemsText } from '../result/outcome.js';
import { expandFolders, isSynthesizedFile, readSynthesized } from '../tenants/synthesized-stack.js';
import { fetchTerraform } from '../terraform/fetch-terraform.js';
import { findTerraform } from '../terraform/find.js';
import { ownTerraformVersion } from '../terraform/own-terraform.js';
import { choiceOf, commonOptions, endpointOption, flag, optionalFiles } from '../verb/inputs.js';
import { defineVerb, type RequestOf } from '../verb/verb.js';

const takes = {
  arguments: {
    files: optionalFiles(
      'declarations, or the output folder of a CDKTF program (cdktf.out); if omitted, only the machine is checked',
    ),
  },
  options: {
    ...commonOptions(),
    ...endpointOption,
    for: choiceOf(['apply', 'plan'], '<command>', 'command that the identity runs; plan needs only read permissions'),
    installTerraform: flag('download Terraform from HashiCorp if neither Terraform nor OpenTofu is installed'),
  },
};

/** Checks the machine, the identity and the tenants. */
export const verb = defineVerb({
  name: 'doctor',
  place: 90,
  summary: 'Check the machine, the identity and the tenant: permissions, readiness and expiry dates',
  ...takes,
  examples: [
    'intuneform doctor tenant.yaml',
    'intuneform doctor tenant.yaml --for plan',
    'intuneform doctor --install-terraform',
  ],
  exitCodes: {
    0: 'nothing is missing',
    1: 'plan or apply would fail',
    5: 'unreadable: no problem found, but the tenant could not be read',
  },
  run: doctor,
});

/** Checks the machine and every declared tenant. Changes nothing. */
async function doctor(request: RequestOf<typeof takes>, session: Session): Promise<Outcome> {
  const { graphEndpoint } = request;
  const { subjects, diagnostics } = subjectsIn(request.files, session.env);
  const fetched = request.installTerraform ? await fetchWhereMissing(session) : [];
  const machine = await checkMachine(session.env, process.version);
  const tenants: Examination[] = [];
  for (const subject of subjects) {
    const { name } = subject;
    const env = graphEnvironment(session.env, graphEndpoint, name);
    const now = new Date();
    tenants.push(
      await session.progress.step(`${name}: checking the tenant`, () =>
        examine(subject, { env, now, purpose: request.for }),
      ),
    );
  }
  return doctorOutcome({ machine, tenants, diagnostics: [...diagnostics, ...fetched] });
}

/** Declarations, and stacks that a program synthesized. */
function subjectsIn(
  files: readonly string[],
  env: Environment,
): { readonly subjects: readonly Subject[]; readonly diagnostics: readonly Diagnostic[] } {
  const expanded = [...new Set(expandFolders(files))];
  const { declarations, diagnostics } = readDeclarations(expanded.filter((file) => !isSynthesizedFile(file)));
  const read = expanded.filter(isSynthesizedFile).map((file) => readSynthesized(file, env));
  const stacks = read.flatMap((one) => ('code' in one ? [] : [one]));
  const clashes = clashesAmong([...declarations, ...stacks.map(({ identity }) => identity)]);
  return {
    subjects: [...declarations.map(subjectOfDeclaration), ...stacks.map(subjectOfStack)],
    diagnostics: [...diagnostics, ...read.flatMap((one) => ('code' in one ? [one] : [])), ...clashes],
  };
}

async function fetchWhereMissing({ env, progress }: Session): Promise<readonly Diagnostic[]> {
  const found = await findTerraform(env);
  if (!('code' in found)) return [];
  const fetched = await progress.step(`downloading Terraform ${ownTerraformVersion}`, () => fetchTerraform(env));
  return typeof fetched === 'string' ? [] : [fetched];
}

interface Findings {
  readonly machine: readonly MachineCheck[];
  readonly tenants: readonly Examination[];
  /** Diagnostics of the declarations. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * JSON: `{ formatVersion, verb, exitCode, machine: [{ name, found }], tenants: [{ name, tenantId, identity, permissions:
 * { plan, apply, missing, people, refusals: [{ types, certain, because, evidence, remedy }], requiredResourceAccess }, readiness, expirations: [{ kind, name, expirationDateTime }],
 * diagnostics }], diagnostics }`.
 */
function doctorOutcome({ machine, tenants, diagnostics }: Findings): Outcome {
  const own = [...diagnostics, ...machine.flatMap(({ diagnostic }) => diagnostic ?? [])];
  const exitCode = exitCodeOf(own, tenants);
  return {
    exitCode,
    text: (style) =>
      [problemsText(own, style), renderMachine(machine, style), ...tenants.map((tenant) => tenantText(tenant, style))]
        .filter((part) => part !== '')
        .join('\n'),
    json: jsonResult('doctor', exitCode, {
      machine: machine.map(({ name, found }) => ({ name, found: found ?? null })),
      tenants: tenants.map(tenantJson),
      diagnostics: own.map(diagnosticToJson),
    }),
  };
}

function exitCodeOf(own: readonly Diagnostic[], tenants: readonly Examination[]): ExitCode {
  const errors = [...own, ...tenants.flatMap(({ diagnostics }) => diagnostics)].filter(
    ({ severity }) => severity === 'error',
  );
  if (!errors.every(isSilence)) return 1;
  const unclear = tenants.some(
    ({ identity, readiness }) =>
      !identity || readiness?.requirements.every(({ state }) => state === 'unknown') !== false,
  );
  return unclear || errors.length > 0 ? 5 : 0;
}

function tenantText(tenant: Examination, style: TextStyle): string {
  const problems = renderDiagnostics(tenant.diagnostics, style);
  return [renderExamination(tenant, style), problems].filter((part) => part !== '').join('\n');
}

function tenantJson({ name, tenantId, identity, needs, readiness, expirations, diagnostics }: Examination): JsonObject {
  const { types, plan, apply, people, refusals, missing } = needs;
  const kind = identity?.kind ?? 'application';
  return {
    name,
    tenantId,
    identity: identity ? { kind, name: identity.name, expiresAt: identity.expiresAt.toISOString() } : null,
    types,
    permissions: {
      plan,
      apply,
      people,
      refusals: refusals.map((one) => ({ ...one, types: [...one.types] })),
      // Null: unknown, because sign-in failed.
      missing: identity ? missing.map((one) => ({ ...one })) : null,
      requiredResourceAccess: requiredResourceAccess(apply, kind),
    },
    readiness: readiness ? readinessJson(readiness) : null,
    expirations: expirations.map((expiration) => ({ ...expiration })),
    diagnostics: diagnostics.map(diagnosticToJson),
  };
}

function readinessJson({
  platforms,
  requirements,
  expirations,
  partners,
}: NonNullable<Examination['readiness']>): JsonObject {
  return {
    platforms: platforms.map((platform) => ({ ...platform })),
    requirements: requirements.map((requirement) => ({ ...requirement })),
    expirations: expirations.map((expiration) => ({ ...expiration })),
    // Null: they could not be read.
    partners: partners?.map((partner) => ({ ...partner })) ?? null,
  };
}
