import { resolve } from 'node:path';

import { type Diagnostic, error } from '../../core/index.js';
import type { Report, Verdict } from '../../report/index.js';
import { parseDeclarations, standardInput } from '../../schemas/index.js';
import { acceptFleet, type DeclaredText } from '../drift/accept/accept-fleet.js';
import { acceptOutcome } from '../drift/accept/accept-outcome.js';
import { type FormsByAddress, formsOf } from '../drift/accept/declared-forms.js';
import { reportsFor } from '../drift/accept/proposed-patch.js';
import { type DriftingTenant, type DriftOptions, driftTenant } from '../drift/drift-tenant.js';
import { driftFleet, type FleetJournal, type FleetProgress, type FleetResult } from '../drift/fleet.js';
import { openJournal } from '../drift/journal.js';
import { graphEnvironment } from '../process/child-environment.js';
import type { Session } from '../process/session.js';
import { allFormats } from '../result/deliver.js';
import { reportExitCodes } from '../result/exit-codes.js';
import { diagnosticsOutcome, type Outcome } from '../result/outcome.js';
import { reportsOutcome } from '../result/plans-outcome.js';
import { parseShard, type Shard } from '../tenants/shard.js';
import { synthesizeInMemory } from '../tenants/synthesize-in-memory.js';
import { expandFolders, isSynthesizedFile } from '../tenants/synthesized-stack.js';
import { commonOptions, endpointOption, files, flag, wholeNumber } from '../verb/inputs.js';
import { defineVerb, type RequestOf, type VerbOption } from '../verb/verb.js';

const shardOption: VerbOption<Shard, false> = {
  summary: 'compare only this shard of the tenants, such as 3/10',
  value: '<number/count>',
  parse: (text) => {
    const value = parseShard(text);
    return value ? { value } : { allowed: 'Use the number of the shard and the number of shards, such as 3/10.' };
  },
  always: false,
};

const takes = {
  arguments: {
    files: files('declarations, or the output of a CDKTF program: its folder (cdktf.out) or a cdk.tf.json file'),
  },
  options: {
    ...commonOptions(allFormats),
    ...endpointOption,
    parallel: wholeNumber(
      { least: 1, most: 64, fallback: 8 },
      '<number>',
      'number of tenants to compare at the same time',
    ),
    shard: shardOption,
    resume: flag('continue an interrupted run with the same --output'),
    accept: flag('write the current values of the tenant to the declarations, and show a diff'),
  },
};

type DriftRequest = RequestOf<typeof takes>;

/** Compares tenants with their declarations. */
export const verb = defineVerb({
  name: 'drift',
  place: 60,
  summary: 'Compare declarations with live tenants, without Terraform and without a state',
  ...takes,
  examples: [
    'intuneform drift tenants/*.yaml',
    'intuneform drift cdktf.out',
    'intuneform drift tenants/*.yaml --shard 3/10 --format json --output shard-3.json',
  ],
  exitCodes: reportExitCodes,
  run: drift,
});

/** Milliseconds. A tenant that does not respond occupies a slot, so the limit is shorter than in a plan. */
const patience = { requestTimeoutMs: 60_000, retryBudgetMs: 120_000 };

/** If other tenants wait, a slow tenant releases its slot after 30 seconds and is compared again after all others. */
const turns = { firstMs: 30_000, lastMs: 600_000 };

/** Compares declarations with live tenants, in parallel, without Terraform and without state. */
async function drift(request: DriftRequest, session: Session): Promise<Outcome> {
  const { output, resume = false, shard } = request;
  if (request.accept) return accept(request, session);
  if (output === undefined) {
    if (resume) return diagnosticsOutcome(verb.name, [resumeWhat]);
    const { reports, diagnostics } = await compareFleet(request, session, {});
    const allDiagnostics = [...diagnostics, ...cutOff(session, request)];
    return reportsOutcome(verb.name, reportsFor(request, reports), { diagnostics: allDiagnostics, shard });
  }
  const journal = openJournal(resolve(session.cwd, output), { resume, now: () => new Date() });
  if ('code' in journal) return diagnosticsOutcome(verb.name, [journal]);
  const { reports, diagnostics } = await compareFleet(request, session, { journal });
  const allDiagnostics = [...journal.diagnostics, ...diagnostics, ...cutOff(session, request)];
  const outcome = reportsOutcome(verb.name, reportsFor(request, reports), { diagnostics: allDiagnostics, shard });
  return session.interrupts.arrived ? outcome : { ...outcome, delivered: journal.remove };
}

/** Reads the tenants itself, instead of accepting an earlier comparison. */
async function accept(request: DriftRequest, session: Session): Promise<Outcome> {
  if (request.files.includes(standardInput)) return diagnosticsOutcome(verb.name, [noFile]);
  const programs = expandFolders(request.files).filter(isSynthesizedFile);
  if (programs.length > 0) return diagnosticsOutcome(verb.name, programs.map(notAcceptable));
  const forms = new Map<string, FormsByAddress>();
  const observe: Observe = async (tenant, objects, graph) => {
    forms.set(tenant.name, await formsOf(objects, graph));
  };
  const { reports, diagnostics } = await compareFleet(request, session, { observe });
  const stopped = cutOff(session, request);
  const compare = comparer(request, session);
  const knowledge = { forms, compare: async (declared: DeclaredText) => compareText(declared, compare) };
  const accepted = stopped.length > 0 ? { files: [], diagnostics: [] } : await acceptFleet(reports, knowledge);
  return acceptOutcome(reports, accepted, [...diagnostics, ...stopped]);
}

async function compareText(
  { text, file, name }: DeclaredText,
  compare: (tenant: DriftingTenant) => Promise<Report>,
): Promise<Report | undefined> {
  const parsed = parseDeclarations(text, file).find(({ declaration }) => declaration?.metadata.name === name);
  if (!parsed?.declaration) return undefined;
  const synthesized = synthesizeInMemory({ ...parsed, declaration: parsed.declaration });
  if ('diagnostics' in synthesized) return undefined;
  return compare({ ...synthesized, name, tenantId: parsed.declaration.spec.tenantId, file });
}

function notAcceptable(file: string): Diagnostic {
  return error('INT1380', {
    what: 'changes cannot be accepted into a program',
    where: { file },
    why: '--accept writes to YAML declarations; a synthesized stack is overwritten when the program runs again',
    fix: 'omit it, run drift without --accept, and change the program according to the findings',
  });
}

const noFile = error('INT1380', {
  what: 'changes cannot be accepted into a declaration from standard input',
  why: '--accept writes to declaration files, and there is none',
  fix: 'specify the file of the declaration',
});

/** Called with the differences in a tenant. */
type Observe = (tenant: DriftingTenant, ...found: Parameters<NonNullable<DriftOptions['observe']>>) => Promise<void>;

interface Observers {
  readonly journal?: FleetJournal;
  readonly observe?: Observe;
}

function comparer(
  { graphEndpoint }: DriftRequest,
  session: Session,
  { stopping, observe }: Observers & { readonly stopping?: AbortSignal } = {},
): (tenant: DriftingTenant, turn?: AbortSignal) => Promise<Report> {
  return (tenant, turn) =>
    driftTenant(tenant, {
      ...{ env: graphEnvironment(session.env, graphEndpoint, tenant.name), patience },
      signal: AbortSignal.any([stopping, turn].filter((signal) => signal !== undefined)),
      ...(observe && { observe: (...found) => observe(tenant, ...found) }),
    });
}

function compareFleet(request: DriftRequest, session: Session, { journal, observe }: Observers): Promise<FleetResult> {
  const { files, parallel, shard } = request;
  const stopping = new AbortController();
  const { env } = session;
  const compare = comparer(request, session, { stopping: stopping.signal, ...(observe && { observe }) });
  const done = (progress: FleetProgress): void => {
    session.progress.tell(() => progressText(progress));
  };
  const stopped = (): boolean => session.interrupts.arrived;
  const options = {
    files,
    parallel,
    env,
    compare,
    turns,
    stopped,
    done,
    ...(shard && { shard }),
    ...(journal && { journal }),
  };
  return session.interrupts.during(
    () => {
      stopping.abort();
    },
    () => driftFleet(options),
  );
}

const toldVerdicts: Readonly<Partial<Record<Verdict, string>>> = {
  drift: 'with drift',
  both: 'with drift and more',
  unreadable: 'unreadable',
  failed: 'failed',
};

/** `drift: 120 of 1000 declarations; 3 with drift, 1 unreadable`. */
function progressText({ files, of, verdicts }: FleetProgress): string {
  const counts = Object.entries(toldVerdicts).flatMap(([verdict, words]) => {
    const count = verdicts.filter((one) => one === verdict).length;
    return count === 0 ? [] : [`${String(count)} ${words}`];
  });
  const found = counts.length === 0 ? '' : `; ${counts.join(', ')}`;
  return `drift: ${String(files)} of ${String(of)} declarations${found}`;
}

function cutOff({ interrupts }: Session, { output }: DriftRequest): readonly Diagnostic[] {
  if (!interrupts.arrived) return [];
  return [
    error('INT1376', {
      what: 'interrupted: not every tenant was compared',
      why: 'a signal arrived; nothing was changed in any tenant',
      fix: output === undefined ? 'run the same command again' : 'run the same command again with --resume',
    }),
  ];
}

const resumeWhat = error('INT1301', {
  what: '--resume needs --output',
  why: 'the earlier results are kept next to the output',
  fix: 'use the --output of the interrupted run',
});
