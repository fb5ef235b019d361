import {
  type DataRead,
  defineDataSource,
  type Diagnostic,
  type Graph,
  isValueList,
  type ReadResult,
  type ReferredKind,
  stringMap,
  stringSet,
  type Value,
  type ValueObject,
} from '../../../core/index.js';
import { assignmentFilter } from '../access/assignment-filter.js';
import { roleScopeTag } from '../access/role-scope-tag.js';
import { noteIds } from './missing-ids.js';
import { namedApps } from './named-apps.js';
import { groupPermissions, namedGroups } from './named-groups.js';
import { matchNames, type Named } from './names.js';

/** Ids of groups, assignment filters, scope tags and apps, by display name. */
export const nameLookup = defineDataSource({
  name: 'nameLookup',
  noun: 'name lookup',
  doc:
    'Finds the ids of groups, assignment filters, scope tags and apps by their display names, all in one or two ' +
    'requests. A name that the tenant does not have, or has more than once, is an error that suggests candidates. Case ' +
    'is ignored unless it distinguishes two objects.',
  source: 'https://learn.microsoft.com/graph/api/group-list',
  // Permissions for groups. Filters and scope tags need those of their resources; apps need
  // DeviceManagementApps.Read.All.
  permissions: {
    read: groupPermissions,
    write: [],
  },
  attributes: {
    groups: stringSet({ minLength: 1, doc: 'Display names of Microsoft Entra groups.' }),
    filters: stringSet({ minLength: 1, doc: 'Display names of assignment filters.' }),
    scopeTags: stringSet({ minLength: 1, doc: 'Display names of scope tags.' }),
    apps: stringSet({ minLength: 1, doc: 'Display names of apps.' }),
    groupIds: stringMap({ computed: true, doc: 'Object ids of the groups, by declared name.' }),
    filterIds: stringMap({ computed: true, doc: 'Ids of the filters, by declared name.' }),
    scopeTagIds: stringMap({ computed: true, doc: 'Ids of the scope tags, by declared name.' }),
    appIds: stringMap({ computed: true, doc: 'Ids of the apps, by declared name.' }),
  },
  read: readNames,
  example: { declared: { groups: ['All staff', 'Kiosks'], scopeTags: ['Default'], apps: ['Company Portal'] } },
});

/** A kind of object that names can refer to. */
interface Kind {
  /** Attribute with the names. */
  readonly names: ReferredKind;
  /** Attribute with the ids. */
  readonly ids: string;
  readonly noun: string;
  /** Least privileged permission to find them. */
  readonly permission: string;
  /** Finds every object that matches one of the names, and some with similar names. */
  readonly find: (names: readonly string[], graph: Graph) => Promise<ReadResult<readonly Named[]>>;
}

const kinds: readonly Kind[] = [
  { names: 'groups', ids: 'groupIds', noun: 'group', permission: 'GroupMember.Read.All', find: namedGroups },
  listed('filters', 'filterIds', assignmentFilter),
  listed('scopeTags', 'scopeTagIds', roleScopeTag),
  { names: 'apps', ids: 'appIds', noun: 'app', permission: 'DeviceManagementApps.Read.All', find: namedApps },
];

/** A kind with few objects per tenant: reads the whole list, which is shared with the resources of that kind. */
function listed(
  names: ReferredKind,
  ids: string,
  { noun, permissions, graph: binding }: typeof assignmentFilter,
): Kind {
  const query = binding.expand === undefined ? {} : { $expand: binding.expand };
  const find: Kind['find'] = async (_names, graph) => {
    const all = await graph.list({ version: binding.version, path: binding.path, query, area: binding.area });
    return all.state === 'present' ? { state: 'present', value: all.value.flatMap(toNamed) } : all;
  };
  return { names, ids, noun, permission: permissions.read[0] ?? '', find };
}

async function readNames(config: ValueObject, graph: Graph): Promise<DataRead> {
  const found = await Promise.all(kinds.map((kind) => resolve(kind, textsOf(config[kind.names]), graph)));
  const diagnostics = found.flatMap((one) => one.diagnostics);
  if (diagnostics.length > 0) return { state: 'refused', diagnostics };
  kinds.forEach(({ names }, index) => {
    noteIds(names, Object.values(found[index]?.ids ?? {}).map(String), graph);
  });
  const ids = kinds.map(({ ids: name }, index): [string, ValueObject] => [name, found[index]?.ids ?? {}]);
  return { state: 'present', value: { id: 'names', ...Object.fromEntries(ids) } };
}

interface Resolved {
  readonly ids: ValueObject;
  readonly diagnostics: readonly Diagnostic[];
}

async function resolve(kind: Kind, names: readonly string[], graph: Graph): Promise<Resolved> {
  if (names.length === 0) return { ids: {}, diagnostics: [] };
  const found = await kind.find(names, graph);
  if (found.state === 'unreadable') return { ids: {}, diagnostics: [unreadable(kind, found)] };
  return matchNames(names, found.state === 'present' ? found.value : [], { noun: kind.noun, path: [kind.names] });
}

function unreadable({ noun, permission }: Kind, { reason, diagnostic }: Unreadable): Diagnostic {
  const what = `${noun}s could not be looked up by name`;
  const fix = reason === 'permission' ? `grant the identity ${permission}, or refer to ${noun}s by id` : diagnostic.fix;
  return { ...diagnostic, what, why: `${diagnostic.what}: ${diagnostic.why}`, fix };
}

type Unreadable = Extract<ReadResult<unknown>, { state: 'unreadable' }>;

function toNamed({ id, displayName, platform }: Readonly<Record<string, unknown>>): readonly Named[] {
  if (typeof id !== 'string' || typeof displayName !== 'string') return [];
  return [{ id, displayName, ...(typeof platform === 'string' && { remark: platform }) }];
}

function textsOf(value: Value | undefined): readonly string[] {
  return isValueList(value) ? value.filter((text): text is string => typeof text === 'string') : [];
}
