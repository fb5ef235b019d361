import { type Diagnostic, type Expiration, type Graph, hasErrors, type Identity } from '../../core/index.js';
import { resolveConfiguration } from '../../provider/graph/index.js';
import { assessReadiness, type Readiness } from '../../provider/resources/readiness/enrollment-readiness.js';
import { credentialEnds } from '../insight/credential/ends.js';
import { openGraph } from '../process/open-graph.js';
import type { Environment } from '../process/session.js';
import { approvalsOf, judgeApprovals } from './approvals.js';
import { groupProblems } from './device-groups.js';
import { judgeExpirations, judgeNeeds, judgePartners, judgeSyncs } from './judge.js';
import { type Needs, needsOf, type Purpose } from './needs.js';
import type { Subject } from './subject.js';

/** Result for one tenant. */
export interface Examination {
  readonly name: string;
  readonly tenantId: string;
  /** Undefined: sign-in failed, or the token cannot be read. */
  readonly identity?: Identity;
  readonly needs: Needs;
  /** Undefined: sign-in failed. */
  readonly readiness?: Readiness;
  /** Expiry of objects in the tenant, of objects that are only declared, and of the credential. */
  readonly expirations: readonly Expiration[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Identity and current time. */
export interface ExaminationOptions {
  readonly env: Environment;
  readonly now: Date;
  /** Purpose of the identity. Default: to apply. */
  readonly purpose?: Purpose;
}

/** Milliseconds. Short, because users run the command interactively. */
const patience = { requestTimeoutMs: 15_000, retryBudgetMs: 20_000 };

/** Signs in, compares the permissions of the identity with the declaration, and reads the tenant. */
export async function examine(
  { name, tenantId, definitions, expirations: declared, windowOf }: Subject,
  { env, now, purpose }: ExaminationOptions,
): Promise<Examination> {
  const who = { name, tenantId, expirations: declared };
  const judge = (expirations: readonly Expiration[]): readonly Diagnostic[] =>
    judgeExpirations(expirations, { now, windowOf });
  const ends = judge(declared);
  const { settings, diagnostics } = resolveConfiguration({ tenantId }, env);
  if (!settings) return { ...who, needs: needsOf(definitions, undefined), diagnostics: [...diagnostics, ...ends] };
  const connection = openGraph(settings, patience);
  const signedIn = await connection.identity();
  const { identity } = signedIn;
  const needs = needsOf(definitions, identity, purpose);
  const known = { ...who, needs, ...(identity && { identity }) };
  const found = [...diagnostics, ...signedIn.diagnostics, ...judgeNeeds(needs, identity), ...ends];
  const failed = hasErrors(signedIn.diagnostics);
  const declaredHere = { definitions, purpose, ...(identity && { identity }) };
  const [readiness, credential, surroundings] = await Promise.all([
    failed ? undefined : assessReadiness(connection.graph, now),
    credentialEnds(settings.credential, failed ? undefined : { graph: connection.graph, identity, now }),
    failed ? [] : problemsAround(declaredHere, connection.graph),
  ]);
  const live = [...(readiness?.expirations ?? []), ...credential.ends];
  const stale = judgeSyncs(readiness?.staleSyncs ?? [], now);
  const partners = judgePartners(readiness?.partners ?? []);
  return {
    ...known,
    ...(readiness && { readiness }),
    expirations: [...live, ...declared],
    diagnostics: [...found, ...judge(live), ...stale, ...partners, ...surroundings, ...credential.problems],
  };
}

interface DeclaredHere extends Pick<Subject, 'definitions'> {
  readonly identity?: Identity;
  readonly purpose: Purpose | undefined;
}

/** Problems of the tenant that concern the declared kinds of objects. */
async function problemsAround(
  { definitions, identity, purpose }: DeclaredHere,
  graph: Graph,
): Promise<readonly Diagnostic[]> {
  const connection = { graph, ...(identity && { identity }) };
  const [approvals, groups] = await Promise.all([
    purpose === 'plan' ? [] : approvalsOf(definitions, connection),
    groupProblems(definitions, connection),
  ]);
  return [...judgeApprovals(approvals), ...groups];
}
