import {
  type Diagnostic,
  type Graph,
  isReferredId,
  type ReadResult,
  type ReferredKind,
  type ResourceDefinition,
} from '../../../core/index.js';
import { assignmentFilter } from '../access/assignment-filter.js';
import { roleScopeTag } from '../access/role-scope-tag.js';
import { listOf } from './listed-names.js';
import { namedApps } from './named-apps.js';
import { groupsWithIds } from './named-groups.js';
import type { Named } from './names.js';

/** Display names of objects of a kind. */
export interface NamesOfKind {
  /** Names by id in lower case. Only names that identify a single object and that do not look like an id. */
  readonly names: ReadonlyMap<string, string>;
  /** Names that several objects share, by id in lower case. */
  readonly ambiguous: ReadonlyMap<string, string>;
  /** Ids in lower case that no object of the tenant has. */
  readonly missing: ReadonlySet<string>;
  /** Why the names could not be read. */
  readonly diagnostic?: Diagnostic;
}

/** Finds display names by id. Groups are requested by id; the other kinds are listed. */
export async function namesOfIds(kind: ReferredKind, ids: readonly string[], graph: Graph): Promise<NamesOfKind> {
  if (ids.length === 0) return { names: new Map(), ambiguous: new Map(), missing: new Set() };
  const wanted = new Set(ids.map((id) => id.toLowerCase()));
  const found = await finders[kind]([...wanted].sort(), graph);
  if (found.state === 'unreadable')
    return { names: new Map(), ambiguous: new Map(), missing: new Set(), diagnostic: found.diagnostic };
  const objects = found.state === 'present' ? found.value : [];
  const own = objects.filter(({ id }) => wanted.has(id.toLowerCase()));
  const plain = own.filter(({ displayName }) => !isReferredId(kind, displayName) && displayName !== '');
  const alone = (one: Named): boolean => objects.filter((other) => sameName(one, other)).length === 1;
  const there = new Set(own.map(({ id }) => id.toLowerCase()));
  return {
    names: byId(plain.filter(alone)),
    ambiguous: byId(plain.filter((one) => !alone(one))),
    missing: new Set([...wanted].filter((id) => !there.has(id))),
  };
}

/**
 * Returns the kind under which attributes refer to the objects of a definition. Undefined: no attribute refers to them
 * by id.
 */
export function referredKindOf(definition: ResourceDefinition): ReferredKind | undefined {
  return declarable.find(([, one]) => one.graph.path === definition.graph.path)?.[0];
}

const declarable = [
  ['filters', assignmentFilter],
  ['scopeTags', roleScopeTag],
] as const satisfies readonly (readonly [ReferredKind, ResourceDefinition])[];

type Find = (ids: readonly string[], graph: Graph) => Promise<ReadResult<readonly Named[]>>;

const finders: Readonly<Record<ReferredKind, Find>> = {
  groups: groupsWithIds,
  filters: listOf(assignmentFilter),
  scopeTags: listOf(roleScopeTag),
  apps: namedApps,
};

/** Compares names in Unicode normal form, as Terraform does, and ignores case. */
function sameName(left: Named, right: Named): boolean {
  return left.displayName.normalize('NFC').toLowerCase() === right.displayName.normalize('NFC').toLowerCase();
}

function byId(objects: readonly Named[]): ReadonlyMap<string, string> {
  return new Map(objects.map(({ id, displayName }) => [id.toLowerCase(), displayName]));
}
