import {
  error,
  type Graph,
  isValueList,
  isValueObject,
  type JsonObject,
  type KnownOrUnreadable,
  listOf,
  type NestedAttribute,
  type ReadResult,
  string,
  textOf,
  type Value,
} from '../../../core/index.js';
import { matchesPattern } from './device-name-pattern.js';

/** Devices that a cap does not count: one of the criteria, and its name in reports. */
export interface DeviceException {
  readonly by: Criterion;
  /** Pattern, name or id. */
  readonly value: string;
  readonly label: string;
}

type Criterion = 'deviceName' | 'deviceCategory' | 'scopeTag' | 'group';

const criteria: readonly Criterion[] = ['deviceName', 'deviceCategory', 'scopeTag', 'group'];

/** Attribute for the exceptions of a preview. */
export const exceptionsAttribute: NestedAttribute = listOf({
  maxItems: 20,
  doc:
    'Devices that `counted` excludes. Each entry sets one member. The rule still hides these devices, because Intune has no ' +
    'exceptions. A device counts for the first entry that matches it.',
  attributes: {
    deviceName: string({
      minLength: 1,
      doc: 'Pattern of the device name, not case-sensitive: `*` matches any text, and `?` one character.',
    }),
    deviceCategory: string({ minLength: 1, doc: 'Display name of the device category, not case-sensitive.' }),
    scopeTag: string({ minLength: 1, refersTo: 'scopeTags', doc: 'Id of a scope tag of the device.' }),
    group: string({
      minLength: 1,
      refersTo: 'groups',
      doc: 'Object id of a Microsoft Entra group: its devices, including those of nested groups. Also requires Device.Read.All.',
    }),
    label: string({ minLength: 1, doc: 'Name of the entry in reports. Default: its value.' }),
  },
});

/** Reads the exceptions of a configuration. */
export function exceptionsIn(value: Value | undefined): readonly DeviceException[] {
  return (isValueList(value) ? value : []).filter(isValueObject).flatMap((entry): DeviceException[] => {
    const by = criteria.find((name) => typeof entry[name] === 'string');
    const named = by === undefined ? undefined : entry[by];
    if (by === undefined || typeof named !== 'string') return [];
    return [{ by, value: named, label: typeof entry.label === 'string' ? entry.label : named }];
  });
}

/** Properties of a managed device that exceptions need, in addition to those of its departure. */
export function exceptionProperties(exceptions: readonly DeviceException[]): readonly string[] {
  return [...new Set(exceptions.map(({ by }) => properties[by]))];
}

const properties = {
  deviceName: 'deviceName',
  deviceCategory: 'deviceCategoryDisplayName',
  scopeTag: 'roleScopeTagIds',
  group: 'azureADDeviceId',
} as const satisfies Record<Criterion, string>;

/** Finds the exception that matches a device. */
export interface ExceptionMatcher {
  /** Index of the first exception that matches. Undefined: none does. */
  readonly indexOf: (device: JsonObject) => number | undefined;
  /**
   * Number of devices that Graph returned without any scope tag, although each has one: exceptions by scope tag cannot
   * match them.
   */
  readonly untagged: () => number;
}

type Test = (device: JsonObject) => boolean;

/**
 * Reads the groups of the exceptions. Unreadable: the members of a group could not be read, or their device ids are
 * missing.
 */
export async function exceptionMatcher(
  exceptions: readonly DeviceException[],
  graph: Graph,
): Promise<KnownOrUnreadable<ExceptionMatcher>> {
  let untagged = 0;
  const tests: Test[] = [];
  const hasTags = exceptions.some(({ by }) => by === 'scopeTag');
  for (const { by, value } of exceptions) {
    if (by === 'group') {
      const members = await deviceIdsOf(value, graph);
      if (members.state === 'unreadable') return members;
      tests.push(({ azureADDeviceId: id }) => typeof id === 'string' && members.value.has(id.toLowerCase()));
    } else tests.push(plainTest(by, value));
  }
  return {
    state: 'present',
    value: {
      indexOf: (device) => {
        if (hasTags && !isTagged(device)) untagged += 1;
        const index = tests.findIndex((matches) => matches(device));
        return index === -1 ? undefined : index;
      },
      untagged: () => untagged,
    },
  };
}

function plainTest(by: Exclude<Criterion, 'group'>, value: string): Test {
  if (by === 'deviceName') return ({ deviceName }) => matchesPattern(value, textOf(deviceName) ?? '');
  if (by === 'scopeTag') {
    return ({ roleScopeTagIds: tags }) => Array.isArray(tags) && (tags as readonly unknown[]).includes(value);
  }
  const category = value.toLowerCase();
  return ({ deviceCategoryDisplayName: name }) => textOf(name)?.toLowerCase() === category;
}

function isTagged({ roleScopeTagIds: tags }: JsonObject): boolean {
  return Array.isArray(tags) && tags.length > 0;
}

/** Device id of a device that is not registered in Microsoft Entra ID. Such a device is in no group. */
const unregistered = '00000000-0000-0000-0000-000000000000';

/**
 * Devices of a group, including those of nested groups, by their `deviceId` in Microsoft Entra ID.
 *
 * An identity that may read groups but not devices gets members without properties: they are unreadable, not absent.
 *
 * @see https://learn.microsoft.com/graph/api/group-list-transitivemembers
 */
async function deviceIdsOf(group: string, graph: Graph): Promise<KnownOrUnreadable<ReadonlySet<string>>> {
  const ids = new Set<string>();
  const read = {
    version: 'v1.0',
    path: `/groups/${group}/transitiveMembers`,
    query: { $select: 'id,deviceId', $top: '999' },
    area: 'directory',
  } as const;
  for await (const page of graph.pages(read)) {
    if (page.state === 'unreadable') return notRead(group, page);
    for (const member of page.value.items) {
      if (member['@odata.type'] !== '#microsoft.graph.device') continue;
      if (typeof member.deviceId !== 'string') return withoutIds(group);
      const id = member.deviceId.toLowerCase();
      if (id !== unregistered) ids.add(id);
    }
  }
  return { state: 'present', value: ids };
}

/** Explains that a permission for groups or devices is missing, not the one that the preview itself needs. */
function notRead(group: string, { reason, diagnostic, ...result }: Unreadable): Unreadable {
  const fix = reason === 'permission' ? permissionsFix : diagnostic.fix;
  const why = `${diagnostic.what}: ${diagnostic.why}`;
  return { ...result, reason: 'unavailable', diagnostic: { ...diagnostic, what: unreadWords(group), why, fix } };
}

type Unreadable = Extract<ReadResult<unknown>, { readonly state: 'unreadable' }>;

function withoutIds(group: string): Unreadable {
  const diagnostic = error('INT2054', {
    what: unreadWords(group),
    why: 'Graph lists its members without their device ids, because the identity has no permission to read devices',
    fix: permissionsFix,
  });
  return { state: 'unreadable', reason: 'unavailable', diagnostic };
}

const unreadWords = (group: string): string => `the devices of the excepted group ${group} could not be read`;
const permissionsFix =
  'grant the identity GroupMember.Read.All and Device.Read.All, or select the devices of the exception by name or category';
