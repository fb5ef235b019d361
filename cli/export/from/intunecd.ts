import { basename, dirname, extname, relative, resolve, sep } from 'node:path';

import { isGuid, isJsonObject, type Json, type JsonObject, textOf } from '../../../core/index.js';

/**
 * IntuneCD's folders of objects that a definition may cover, with what Graph calls them. Apple's profiles are below a token
 * whose id IntuneCD does not write, and are recognized by their type.
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

/** Other folders of IntuneCD, of which no definition covers anything. */
const uncoveredFolders: readonly string[] = [
  ...['Activation Lock Bypass Codes', 'App Configuration', 'App Protection', 'Apple VPP Tokens', 'Autopilot Devices'],
  ...['Compliance Policies', 'Conditional Access', 'Custom Attributes', 'Device Configurations'],
  ...['Device Management Settings', 'Driver Updates', 'Entra', 'Feature Updates', 'Group Policy Configurations'],
  ...['Management Intents', 'Partner Connections', 'Proactive Remediations', 'Quality Updates', 'Roles', 'Scripts'],
  ...['Settings Catalog', 'Reusable Settings'],
];

/** A file of IntuneCD that is no object of ours. `report`: who is assigned what. */
export interface IntuneCdFile {
  readonly kind: 'report' | 'beside';
  /** The diagnostic that it leads to. Default: none. */
  readonly why?: string;
}

/** Recognizes what IntuneCD writes beside objects, and objects that it found to be deleted, by the place below the named folder. */
export function intuneCdFile(file: string, root: string): IntuneCdFile | undefined {
  const folders = dirname(relative(root, file)).split(sep);
  if (folders.includes('__archive__'))
    return { kind: 'beside', why: 'IntuneCD keeps what was deleted or renamed in __archive__' };
  const stem = basename(file, extname(file)).toLowerCase();
  if (folders.at(-1) === 'Assignment Report' && stem === 'report') return { kind: 'report' };
  if (stem === 'backup_summary') return { kind: 'beside' };
  return undefined;
}

/** The folder of a file, where it is one of IntuneCD's of which no definition covers anything. */
export function uncoveredFolder(file: string, root: string): string | undefined {
  return dirname(relative(root, file))
    .split(sep)
    .find((folder) => uncoveredFolders.includes(folder));
}

/** What a place in IntuneCD's folders tells. */
export interface IntuneCdPlace {
  /** Default: the folder is one of IntuneCD's, and the object's type has to tell. */
  readonly graphPath?: string;
}

/** What the folder of a file tells, or undefined where it is none of IntuneCD's. */
export function intuneCdPlace(file: string): IntuneCdPlace | undefined {
  const folder = `/${dirname(resolve(file)).split(sep).join('/')}`.toLowerCase();
  const name = Object.keys(intuneCdFolders).find((known) => folder.endsWith(`/${known.toLowerCase()}`));
  if (name === undefined) return undefined;
  const graphPath = intuneCdFolders[name];
  return graphPath === undefined ? {} : { graphPath };
}

/** IntuneCD takes the id out of every object, and puts it at the end of the file's name where it is asked to. */
export function fromIntuneCd({ selectedMobileAppNames: apps, ...object }: JsonObject, file: string): JsonObject {
  const id = idInName(basename(file, extname(file)), textOf(object.displayName));
  return {
    ...(id !== undefined && textOf(object.id) === null && { id }),
    ...object,
    ...(apps !== undefined && { selectedMobileAppIds: Array.isArray(apps) ? apps.map(appOf) : apps }),
    ...(Array.isArray(object.assignments) && { assignments: object.assignments.map(assignmentOf) }),
  };
}

/** Names may have `__` in them, too: what stands before the id is the name, with the type behind it. */
function idInName(stem: string, name: string | null): string | undefined {
  const [, before = '', id] = /^(.*)__(\S+)$/su.exec(stem) ?? [];
  if (id === undefined) return undefined;
  const prepared = name?.replaceAll(/[/\\:*?<>"|]/gu, '_');
  const isNamed = prepared !== undefined && (before === prepared || before.startsWith(`${prepared}_`));
  return isNamed || guidFirst.test(id) ? id : undefined;
}

const guidFirst = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:_\w+)?$/iu;

/** It writes an app of a status page by its name and type. A declaration takes the name; the plan tells where it means several. */
function appOf(app: Json): Json {
  return isJsonObject(app) ? (app.name ?? null) : app;
}

const filterId = 'deviceAndAppManagementAssignmentFilterId';

/** It writes names of groups and filters; the kind of the group and its rule are the directory's. */
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
