import {
  type Diagnostic,
  error,
  hasErrors,
  isGuid,
  type JsonObject,
  type ResourceDefinition,
  textOf,
} from '../../../core/index.js';
import { exportTenant } from '../../../provider/engine/index.js';
import { resources } from '../../../provider/resources/index.js';
import type { OpenedSource } from '../live-source.js';
import { type EmptyPlace, emptyPlaces } from './below.js';
import { withBuiltinTag } from './builtin-tag.js';
import { partCompanions } from './companions.js';
import { isIncomplete } from './completeness.js';
import { type ForeignContents, foreignGraph } from './foreign-graph.js';
import { gather } from './gather.js';
import { judgeFiles } from './judge-files.js';
import { locateObjects } from './locate.js';
import type { KnownGroup, LocatedObject } from './model.js';
import { knownGroups } from './named-references.js';
import { onlyParents } from './only-parent.js';
import { isOpen, openDiagnostics, partIncomplete } from './open-objects.js';
import { isOrderOf } from './order-of.js';
import { readExport } from './read-export.js';
import { lostNotes, remarksOn, unassignedObjects, unordered } from './remarks.js';
import { withWithheld } from './withheld.js';
import { withoutGeneratedIds } from './without-generated-ids.js';

/** The files, their tenant, and the requested parts. */
export interface FilesQuestion {
  readonly path: string;
  readonly tenantId: string;
  readonly wanted: readonly ResourceDefinition[];
}

/** Reads another tool's export of a tenant. Does not sign in. */
export async function readFiles({ path, tenantId, wanted }: FilesQuestion): Promise<OpenedSource> {
  if (!isGuid(tenantId)) return { diagnostics: [noTenantId(tenantId)] };
  const found = lookThrough(path, { tenantId, wanted });
  const { read, located, own, leftOut, used, told, generatedIds, diagnostics } = found;
  if (hasErrors(diagnostics)) return { diagnostics };
  const empty = emptyPlaces(located, wanted, tenantId);
  const { single, lists, groups } = contentsOf(located, empty, read.groups ?? []);
  const contents = { tenantId, single: new Map([...single, ...used, ...onlyParents(located)]), lists, groups };
  const definitions = locatedDefinitions(wanted, located);
  const { signal } = new AbortController();
  const exported = await exportTenant(
    { wanted: definitions, known: resources },
    { graph: foreignGraph(contents), clock, signal },
  );
  const tenant = { ...exported, uncovered: [...exported.uncovered, ...(read.uncovered ?? [])] };
  const files = {
    path,
    formats: [...new Set([...own, ...leftOut].map(({ from }) => from.format))],
    remarks: remarksOn(own, { definitions: resources, empty }),
    isIncomplete: isIncomplete(told),
    notHeld: wanted
      .filter((one) => !definitions.includes(one) && one.shape.kind !== 'order')
      .filter((one) => !leftOut.some(({ definition }) => definition === one))
      .map(({ noun }) => noun),
    lost: lostNotes(leftOut),
  };
  const graph = foreignGraph({ ...contents, lists: withBuiltinTag(contents.lists) });
  const open = new Set(own.filter(isOpen).flatMap(({ object }) => textOf(object.id) ?? []));
  return {
    source: { tenant: withWithheld(withoutGeneratedIds(tenant, generatedIds), open), graph, files },
    diagnostics,
  };
}

/** The requested objects in the files, and the diagnostics. */
function lookThrough(path: string, { tenantId, wanted }: Omit<FilesQuestion, 'path'>) {
  const isTold = (definition: ResourceDefinition): boolean => wanted.includes(definition);
  const read = readExport(path, resources, { isTold });
  const { located: all, unplaced, generatedIds } = locateObjects(read.objects, resources, tenantId);
  const { declarable: located, incomplete } = partIncomplete(all);
  const { used, unused } = partCompanions(read.companions ?? [], located);
  const own = located.filter(({ definition }) => isTold(definition));
  const leftOut = incomplete.filter(({ definition }) => isTold(definition));
  const told = [
    ...read.notUnderstood,
    ...unused.map((one) => one.unused),
    ...unplaced.flatMap(({ definition, diagnostic }) => (isTold(definition) ? [diagnostic] : [])),
    ...unordered(own, resources),
    ...unassignedObjects(own),
    ...openDiagnostics([...leftOut, ...own]),
  ];
  const { tenants = [], uncovered = [] } = read;
  const judged = { path, tenantId, told: gather(told), all, own: [...own, ...leftOut], tenants, uncovered };
  return { read, located, own, leftOut, used, told, generatedIds, diagnostics: judgeFiles(judged) };
}

function noTenantId(text: string): Diagnostic {
  return error('INT1402', {
    what: 'the tenant id is not a GUID',
    why: `--tenant is ${JSON.stringify(text)}; a GUID looks like 3f2504e0-4f89-41d3-9a0c-0305e82c3301`,
    fix: 'use the tenant id from the Overview page of the Microsoft Entra admin center instead of a name or domain',
  });
}

/** The sleep returns immediately. */
const clock = { now: () => new Date(), sleep: () => Promise.resolve() };

/** Singletons by their path, other objects by the path of their collection. */
function contentsOf(
  located: readonly LocatedObject[],
  empty: readonly EmptyPlace[],
  known: readonly KnownGroup[],
): Omit<ForeignContents, 'tenantId'> {
  const single = new Map<string, JsonObject>();
  const lists = new Map<string, JsonObject[]>(empty.map(({ path }) => [path, []]));
  for (const { definition, path, object } of located) {
    if (definition.shape.kind === 'singleton' || definition.shape.kind === 'action') single.set(path, object);
    else {
      const list = lists.get(path) ?? [];
      list.push(object);
      lists.set(path, list);
    }
  }
  const groups = [...known, ...located.flatMap(({ object }) => knownGroups(object))];
  return { single, lists, groups: [...new Map(groups.map((group) => [group.id.toLowerCase(), group])).values()] };
}

/** Definitions with objects in the files; an order is contained in its objects. */
function locatedDefinitions(
  wanted: readonly ResourceDefinition[],
  located: readonly LocatedObject[],
): readonly ResourceDefinition[] {
  // Without the position of each object, the order is unknown, which has its own message.
  const isOrdered = (definition: ResourceDefinition): boolean => {
    const own = located.filter((one) => isOrderOf(definition, one.definition));
    return own.length > 0 && own.every(({ object }) => typeof object.priority === 'number');
  };
  const isHeld = (definition: ResourceDefinition): boolean =>
    located.some((one) => one.definition === definition) || isOrdered(definition);
  return wanted.filter(isHeld);
}
