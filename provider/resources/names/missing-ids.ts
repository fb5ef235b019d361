import {
  type Graph,
  type Identity,
  isReferredId,
  type ReadResult,
  type Referred,
  type ReferredKind,
  suffices,
} from '../../../core/index.js';
import { assignmentFilter } from '../access/assignment-filter.js';
import { roleScopeTag } from '../access/role-scope-tag.js';
import { listOf } from './listed-names.js';
import { namedApps } from './named-apps.js';
import { groupPermissions, groupsOfIds } from './named-groups.js';
import type { Named } from './names.js';

interface Kind {
  /** Any one of them is sufficient to look ids up. */
  readonly permissions: readonly string[];
  readonly find: (ids: readonly string[], graph: Graph) => Promise<ReadResult<readonly Named[]>>;
  /** Ids that exist in every tenant and are therefore not looked up. Default: none. */
  readonly builtIn?: readonly string[];
}

const kinds: Readonly<Record<ReferredKind, Kind>> = {
  groups: { permissions: groupPermissions, find: groupsOfIds },
  filters: { permissions: assignmentFilter.permissions.read, find: listOf(assignmentFilter) },
  // Almost every object has the built-in tag, so that a look-up of it would cost each plan a request.
  scopeTags: { permissions: roleScopeTag.permissions.read, find: listOf(roleScopeTag), builtIn: ['0'] },
  apps: { permissions: ['DeviceManagementApps.Read.All', 'DeviceManagementApps.ReadWrite.All'], find: namedApps },
};

/**
 * Results of look-ups so far: ids that exist in the tenant, and ids that are missing. All others were not requested, or
 * could not be read.
 */
interface Known {
  readonly there: Set<string>;
  readonly missing: Set<string>;
  /** Ids collected for the next look-up. */
  readonly wanted: Set<string>;
  pending?: Promise<void>;
}

/** By client. The weak map releases the results together with the client. */
const known = new WeakMap<Graph, Map<ReferredKind, Known>>();

/**
 * Finds the ids that do not exist in the tenant. An id does not count as missing if the identity may not look it up, or
 * if it cannot be read.
 *
 * The ids of all objects that are planned in one turn are requested together, 15 groups per request; the other kinds
 * are listed.
 */
export async function missingIds(
  referred: readonly Referred[],
  graph: Graph,
  identity: Identity | undefined,
): Promise<readonly Referred[]> {
  const asked = referred.filter(
    ({ kind, text, elsewhere }) =>
      !elsewhere && isReferredId(kind, text) && (!identity || suffices(identity.permissions, kinds[kind].permissions)),
  );
  await Promise.all([...new Set(asked.map(({ kind }) => kind))].map((kind) => lookUp(kind, asked, graph)));
  return asked.filter(({ kind, text }) => knownOf(kind, graph).missing.has(text.toLowerCase()));
}

/** Records ids that another look-up found. */
export function noteIds(kind: ReferredKind, ids: readonly string[], graph: Graph): void {
  const { there } = knownOf(kind, graph);
  ids.forEach((id) => there.add(id.toLowerCase()));
}

function knownOf(kind: ReferredKind, graph: Graph): Known {
  const byKind = known.get(graph) ?? new Map<ReferredKind, Known>();
  known.set(graph, byKind);
  const one = byKind.get(kind) ?? {
    there: new Set(kinds[kind].builtIn),
    ...{ missing: new Set<string>(), wanted: new Set<string>() },
  };
  byKind.set(kind, one);
  return one;
}

async function lookUp(kind: ReferredKind, referred: readonly Referred[], graph: Graph): Promise<void> {
  const state = knownOf(kind, graph);
  const ids = referred.filter((one) => one.kind === kind).map(({ text }) => text.toLowerCase());
  const open = ids.filter((id) => !state.there.has(id) && !state.missing.has(id));
  if (open.length === 0) return;
  open.forEach((id) => state.wanted.add(id));
  state.pending ??= gather(kind, state, graph);
  await state.pending;
}

/** Waits for the other objects of this turn, then looks up all ids together. */
async function gather(kind: ReferredKind, state: Known, graph: Graph): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  const ids = [...state.wanted].sort();
  state.wanted.clear();
  delete state.pending;
  const found = await kinds[kind].find(ids, graph);
  if (found.state !== 'present') return;
  found.value.forEach(({ id }) => state.there.add(id.toLowerCase()));
  ids.filter((id) => !state.there.has(id)).forEach((id) => state.missing.add(id));
}
