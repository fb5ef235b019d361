import { basename, dirname, extname, resolve, sep } from 'node:path';
import type { Json, JsonObject } from '../../../core/index.js';
import { isJsonObject, textOf } from '../../../core/index.js';

/**
 * IntuneCD's folders of objects that a definition may cover, with what Graph calls them. Apple's profiles are below a token
 * whose id IntuneCD does not write, and are told by their type.
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
  const id = /__([0-9a-f]{8}-[0-9a-f-]{27}\w*)$/iu.exec(basename(file, extname(file)))?.[1];
  return {
    ...(id !== undefined && textOf(object.id) === null && { id }),
    ...object,
    ...(Array.isArray(apps) && { selectedMobileAppIds: apps.map(appOf) }),
    ...(Array.isArray(object.assignments) && { assignments: object.assignments.map(assignmentOf) }),
  };
}

/** It writes an app of a status page by its name and type. A declaration takes the name; the plan tells where it means several. */
function appOf(app: Json): Json {
  return isJsonObject(app) ? (app.name ?? null) : app;
}

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;
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
        [guid.test(named) ? filterId : 'deviceAndAppManagementAssignmentFilterDisplayName']: named,
      }),
    },
  };
}
