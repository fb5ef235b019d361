import { resolve } from 'node:path';

import { type Diagnostic, error, hasErrors, type JsonObject } from '../../core/index.js';
import { applePushCertificateSigningRequest } from '../../provider/resources/apple/apple-push-certificate-signing-request.js';
import { readRequirements, type Requirements } from '../../provider/resources/readiness/readiness-requirements.js';
import { diagnosticToJson, type ExitCode, isSilence, type Report } from '../../report/index.js';
import { type DriftingTenant, driftTenant } from '../drift/drift-tenant.js';
import { driftFleet } from '../drift/fleet.js';
import { type Stage, stagesOf } from '../next/assess.js';
import { renderStages } from '../next/render.js';
import { graphEnvironment } from '../process/child-environment.js';
import type { Session } from '../process/session.js';
import { writeAtomically } from '../process/write-file.js';
import { jsonResult, type Outcome, problemsText } from '../result/outcome.js';
import { blocksOf } from '../tenants/blocks.js';
import { commonOptions, endpointOption, files, text } from '../verb/inputs.js';
import { defineVerb, type RequestOf } from '../verb/verb.js';

const takes = {
  arguments: {
    files: files('declarations, or the output of a CDKTF program: its folder (cdktf.out) or a cdk.tf.json file'),
  },
  options: {
    ...commonOptions(),
    ...endpointOption,
    signingRequest: text('<file>', 'write the signing request for the Apple MDM push certificate to this file'),
  },
};

/** Shows the setup progress of tenants. */
export const verb = defineVerb({
  name: 'next',
  place: 55,
  summary: 'Show the setup progress of a tenant, the next step, and who performs it',
  ...takes,
  examples: ['intuneform next tenant.yaml', 'intuneform next tenant.yaml --signing-request apns.csr'],
  exitCodes: {
    0: 'every stage is done',
    1: 'error',
    2: 'steps remain for apply or for an administrator',
    5: 'unreadable: the tenant could not be read',
  },
  run: next,
});

/** Milliseconds. */
const patience = { requestTimeoutMs: 60_000, retryBudgetMs: 120_000 };
const turns = { firstMs: 30_000, lastMs: 600_000 };

interface TenantStages {
  readonly name: string;
  readonly stages: readonly Stage[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Results in addition to the comparison of the objects. */
interface Look {
  readonly types: ReadonlySet<string>;
  readonly requirements?: Requirements['requirements'];
  readonly request?: { readonly content: string } | Diagnostic;
}

/** Compares tenants with their declarations, and sorts the remaining work by stage. Changes nothing. */
async function next(request: RequestOf<typeof takes>, session: Session): Promise<Outcome> {
  const looks = new Map<string, Look>();
  const { reports, diagnostics } = await driftFleet({
    ...{ files: request.files, parallel: 8, env: session.env, turns },
    compare: (tenant, signal) => look(tenant, { request, session, signal, looks }),
    stopped: () => session.interrupts.arrived,
    done: () => undefined,
  });
  const tenants = reports.map((report) => stagesIn(report, looks.get(report.tenant.name)));
  const written =
    request.signingRequest === undefined ? [] : await writeRequest(request.signingRequest, looks, session);
  return nextOutcome(tenants, [...diagnostics, ...written]);
}

interface Looking {
  readonly request: RequestOf<typeof takes>;
  readonly session: Session;
  readonly signal: AbortSignal;
  readonly looks: Map<string, Look>;
}

async function look(tenant: DriftingTenant, { request, session, signal, looks }: Looking): Promise<Report> {
  const types = new Set(blocksOf(tenant.stack).blocks.flatMap(({ mode, type }) => (mode === 'managed' ? [type] : [])));
  looks.set(tenant.name, { types });
  return driftTenant(tenant, {
    ...{ env: graphEnvironment(session.env, request.graphEndpoint, tenant.name), patience, signal },
    observe: async (_objects, graph) => {
      const now = new Date();
      const { requirements } = await readRequirements(graph, now);
      const csr =
        request.signingRequest === undefined
          ? undefined
          : await applePushCertificateSigningRequest.read({}, graph, now);
      looks.set(tenant.name, { types, requirements, ...(csr && { request: requestOf(csr) }) });
    },
  });
}

type SigningRequest = Awaited<ReturnType<typeof applePushCertificateSigningRequest.read>>;

function requestOf(read: SigningRequest): NonNullable<Look['request']> {
  const content = read.state === 'present' ? read.value.content : null;
  if (typeof content === 'string') return { content };
  if (read.state === 'unreadable') return read.diagnostic;
  return error('INT1396', {
    what: 'the signing request could not be read',
    why: 'Graph returned none',
    fix: 'run again; if the problem persists, download it in the Intune admin center, Devices, Enrollment, Apple, Apple MDM push certificate',
  });
}

async function writeRequest(
  file: string,
  looks: ReadonlyMap<string, Look>,
  { cwd }: Session,
): Promise<readonly Diagnostic[]> {
  const [found, ...others] = [...looks.values()].flatMap(({ request }) => request ?? []);
  if (others.length > 0) return [severalTenants(others.length + 1)];
  if (!found) return [];
  if ('code' in found) return [found];
  const problem = await writeAtomically(resolve(cwd, file), found.content);
  return problem ? [problem] : [];
}

function severalTenants(count: number): Diagnostic {
  return error('INT1301', {
    what: '--signing-request accepts only one tenant',
    why: `the files declare ${String(count)}, and each has its own signing request`,
    fix: 'specify one declaration',
  });
}

function stagesIn(report: Report, found: Look | undefined): TenantStages {
  const { tenant, diagnostics } = report;
  // Diagnostics of an object are reported at its stage.
  const own = diagnostics.filter(({ severity, where }) => severity === 'error' && where?.address === undefined);
  const { types = new Set<string>(), requirements } = found ?? {};
  const stages = own.length > 0 ? [] : stagesOf({ report, types, ...(requirements && { requirements }) });
  return { name: tenant.name, stages, diagnostics: own };
}

/**
 * JSON: `{ formatVersion, verb, exitCode, tenants: [{ name, stages: [{ name, title, state, why, steps, links }], diagnostics }],
 * diagnostics }`; `state` is `done`, `apply`, `person` or `unknown`.
 */
function nextOutcome(tenants: readonly TenantStages[], diagnostics: readonly Diagnostic[]): Outcome {
  const exitCode = exitCodeOf(tenants, diagnostics);
  return {
    exitCode,
    text: (style) =>
      [
        problemsText([...diagnostics, ...tenants.flatMap((tenant) => tenant.diagnostics)], style),
        ...tenants.flatMap(({ name, stages }) => (stages.length > 0 ? [renderStages(name, stages, style)] : [])),
      ]
        .filter((part) => part !== '')
        .join('\n'),
    json: jsonResult('next', exitCode, {
      tenants: tenants.map((tenant) => ({
        name: tenant.name,
        stages: tenant.stages.map((stage): JsonObject => ({ ...stage })),
        diagnostics: tenant.diagnostics.map(diagnosticToJson),
      })),
      diagnostics: diagnostics.map(diagnosticToJson),
    }),
  };
}

function exitCodeOf(tenants: readonly TenantStages[], diagnostics: readonly Diagnostic[]): ExitCode {
  const all = [...diagnostics, ...tenants.flatMap((tenant) => tenant.diagnostics)];
  if (hasErrors(all.filter((one) => !isSilence(one)))) return 1;
  const states = new Set(tenants.flatMap(({ stages }) => stages.map(({ state }) => state)));
  if (hasErrors(all) || states.has('unknown')) return 5;
  return states.has('apply') || states.has('person') ? 2 : 0;
}
