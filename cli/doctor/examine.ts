import { type Diagnostic, type Expiration, hasErrors, type Identity } from '../../core/index.js';
import { resolveConfiguration } from '../../provider/graph/index.js';
import { assessReadiness, type Readiness } from '../../provider/resources/readiness/enrollment-readiness.js';
import { credentialEnds } from '../insight/credential/ends.js';
import { openGraph } from '../process/open-graph.js';
import type { Environment } from '../process/session.js';
import { judgeExpirations, judgeNeeds, judgePartners, judgeSyncs } from './judge.js';
import { type Needs, needsOf, type Purpose } from './needs.js';
import type { Subject } from './subject.js';

/** What was found about one tenant. */
export interface Examination {
  readonly name: string;
  readonly tenantId: string;
  /** Undefined: nobody could sign in, or the token cannot be read. */
  readonly identity?: Identity;
  readonly needs: Needs;
  /** Undefined: nobody could sign in. */
  readonly readiness?: Readiness;
  /** What expires, of what the tenant has, of what is declared alone, and the credential. */
  readonly expirations: readonly Expiration[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Whom to sign in as, and when it is. */
export interface ExaminationOptions {
  readonly env: Environment;
  readonly now: Date;
  /** What the identity is for. Default: to apply. */
  readonly purpose?: Purpose;
}

/** Milliseconds. A doctor that waits for minutes is asked no second time. */
const patience = { requestTimeoutMs: 15_000, retryBudgetMs: 20_000 };

/** Signs in, compares what the identity may with what the declaration needs, and looks what the tenant has. */
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
  const [readiness, credential] = await Promise.all([
    failed ? undefined : assessReadiness(connection.graph, now),
    credentialEnds(settings.credential, failed ? undefined : { graph: connection.graph, identity, now }),
  ]);
  const live = [...(readiness?.expirations ?? []), ...credential.ends];
  const stale = judgeSyncs(readiness?.staleSyncs ?? [], now);
  const partners = judgePartners(readiness?.partners ?? []);
  return {
    ...known,
    ...(readiness && { readiness }),
    expirations: [...live, ...declared],
    diagnostics: [...found, ...judge(live), ...stale, ...partners, ...credential.problems],
  };
}
