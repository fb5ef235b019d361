import { basename, dirname, extname, relative, resolve, sep } from 'node:path';

import { isGuid, isJsonObject, type Json, type JsonObject, textOf } from '../../../core/index.js';

/**
 * IntuneCD's folders of objects with a definition, and their Graph paths. Apple profiles belong to a token whose id
 * IntuneCD does not write, and are recognized by their type.
 *
 * @see https://github.com/almenscorner/IntuneCD
 */
export const intuneCdFolders: Readonly<Record<string, string | undefined>> = {
  'Apple Push Notification': '/deviceManagement/applePushNotificationCertificate',
  'Device Categories': '/deviceManagement/deviceCategories',
  'Enrollment Configurations': '/deviceManagement/deviceEnrollmentConfigurations',
  'Enrollment Profiles/Apple': undefined,
  'Enrollment Profiles/Windows': '/deviceManagement/windowsAutopilotDeploymentProfiles',
  'Enrollment Profiles/Windows/ESP': '/deviceManagement/deviceEnrollmentConfigurations',
  Filters: '/deviceManagement/assignmentFilters',
  'Managed Google Play': '/deviceManagement/androidManagedStoreAccountEnterpriseSettings',
  'Scope Tags': '/deviceManagement/roleScopeTags',
};

/** Other folders of IntuneCD, without definitions. */
const uncoveredFolders: readonly string[] = [
  ...['Activation Lock Bypass Codes', 'App Configuration', 'App Protection', 'Apple VPP Tokens', 'Autopilot Devices'],
  ...['Compliance Policies', 'Conditional Access', 'Custom Attributes', 'Device Configurations'],
  ...['Device Management Settings', 'Driver Updates', 'Entra', 'Feature Updates', 'Group Policy Configurations'],
  ...['Management Intents', 'Partner Connections', 'Proactive Remediations', 'Quality Updates', 'Roles', 'Scripts'],
  ...['Settings Catalog', 'Reusable Settings'],
];

/** A file of IntuneCD that is not an object. `report`: the assignment report. */
export interface IntuneCdFile {
  readonly kind: 'report' | 'beside';
  /** The resulting diagnostic. Default: none. */
  readonly why?: string;
}

/** Recognizes files that IntuneCD writes in addition to objects, and deleted objects, by their path below the given folder. */
export function intuneCdFile(file: string, root: string): IntuneCdFile | undefined {
  const folders = dirname(relative(root, file)).split(sep);
  if (folders.includes('__archive__'))
    return { kind: 'beside', why: 'IntuneCD keeps deleted and renamed objects in __archive__' };
  const stem = basename(file, extname(file)).toLowerCase();
  if (folders.at(-1) === 'Assignment Report' && stem === 'report') return { kind: 'report' };
  if (stem === 'backup_summary') return { kind: 'beside' };
  return undefined;
}

/** The folder of a file, if it is a folder of IntuneCD without definitions. */
export function uncoveredFolder(file: string, root: string): string | undefined {
  return dirname(relative(root, file))
    .split(sep)
    .find((folder) => uncoveredFolders.includes(folder));
}

/** Information from the path of a file in IntuneCD's folders. */
export interface IntuneCdPlace {
  /** Default: a folder of IntuneCD, where the type of the object is needed. */
  readonly graphPath?: string;
}

/** The information from the folder of a file, or undefined if it is not a folder of IntuneCD. */
export function intuneCdPlace(file: string): IntuneCdPlace | undefined {
  const folder = `/${dirname(resolve(file)).split(sep).join('/')}`.toLowerCase();
  const name = Object.keys(intuneCdFolders).find((known) => folder.endsWith(`/${known.toLowerCase()}`));
  if (name === undefined) return undefined;
  const graphPath = intuneCdFolders[name];
  return graphPath === undefined ? {} : { graphPath };
}

/** IntuneCD removes the id from every object, and optionally appends it to the file name. */
export function fromIntuneCd({ selectedMobileAppNames: apps, ...object }: JsonObject, file: string): JsonObject {
  const id = idInName(basename(file, extname(file)), textOf(object.displayName));
  return {
    ...(id !== undefined && textOf(object.id) === null && { id }),
    ...object,
    ...(apps !== undefined && { selectedMobileAppIds: Array.isArray(apps) ? apps.map(appOf) : apps }),
    ...(Array.isArray(object.assignments) && { assignments: object.assignments.map(assignmentOf) }),
  };
}

/** Names can also contain `__`: the part before the id is the name, followed by the type. */
function idInName(stem: string, name: string | null): string | undefined {
  const [, before = '', id] = /^(.*)__(\S+)$/su.exec(stem) ?? [];
  if (id === undefined) return undefined;
  const prepared = name?.replaceAll(/[/\\:*?<>"|]/gu, '_');
  const isNamed = prepared !== undefined && (before === prepared || before.startsWith(`${prepared}_`));
  return isNamed || guidFirst.test(id) ? id : undefined;
}

const guidFirst = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:_\w+)?$/iu;

/** IntuneCD writes an app of a status page by name and type. A declaration uses the name; plan reports it if it is ambiguous. */
function appOf(app: Json): Json {
  return isJsonObject(app) ? (app.name ?? null) : app;
}

const filterId = 'deviceAndAppManagementAssignmentFilterId';

/** IntuneCD writes names of groups and filters; the group type and its rule belong to the directory. */
function assignmentOf(assignment: Json): Json {
  if (!isJsonObject(assignment) || !isJsonObject(assignment.target)) return assignment;
  const { groupName, groupType: _groupType, membershipRule: _rule, [filterId]: filter, ...target } = assignment.target;
  const named = textOf(filter);
  return {
    ...assignment,
    target: {
      ...target,
      ...(groupName !== undefined && { groupDisplayName: groupName }),
      ...(named !== null && {
        [isGuid(named) ? filterId : 'deviceAndAppManagementAssignmentFilterDisplayName']: named,
      }),
    },
  };
}
