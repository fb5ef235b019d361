import { type Diagnostic, hasErrors, type ValueObject } from '../../core/index.js';
import { openEphemeralResource } from '../../provider/engine/index.js';
import { resolveConfiguration } from '../../provider/graph/index.js';
import { androidEnrollmentToken } from '../../provider/resources/android/android-enrollment-token.js';
import { openGraph } from '../process/open-graph.js';
import type { Environment } from '../process/session.js';
import { findProfile } from './find-profile.js';

/** The profile, tenant and environment. */
export interface TokenQuestion {
  readonly tenantId: string;
  /** Name of the profile. */
  readonly profile: string;
  readonly env: Environment;
}

/** A token with its details. `values` is null if there is an error. */
export interface OpenedToken {
  readonly values: ValueObject | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Milliseconds. Short, because a person is waiting. */
const patience = { requestTimeoutMs: 15_000, retryBudgetMs: 20_000 };

/** Reads the enrollment token of a corporate Android profile from a tenant. It is not stored. */
export async function openToken({ tenantId, profile, env }: TokenQuestion): Promise<OpenedToken> {
  const { settings, diagnostics } = resolveConfiguration({ tenantId }, env);
  if (!settings || hasErrors(diagnostics)) return { values: null, diagnostics };
  const { graph, identity } = openGraph(settings, patience);
  const signedIn = await identity();
  const known = [...diagnostics, ...signedIn.diagnostics];
  if (hasErrors(known)) return { values: null, diagnostics: known };
  const profileId = await findProfile(graph, profile);
  if (typeof profileId !== 'string') return { values: null, diagnostics: [...known, profileId] };
  const context = { graph, clock: { now: () => new Date() } };
  const { state, diagnostics: found } = await openEphemeralResource(androidEnrollmentToken, { profileId }, context);
  return { values: state, diagnostics: [...known, ...found] };
}
