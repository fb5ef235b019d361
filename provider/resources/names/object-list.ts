import {
  type DataRead,
  defineDataSource,
  type Graph,
  type JsonObject,
  listOf,
  type ResourceDefinition,
  string,
  terraformType,
  textOf,
  type ValueObject,
} from '../../../core/index.js';
import { assignmentFilter } from '../access/assignment-filter.js';
import { roleScopeTag } from '../access/role-scope-tag.js';
import { androidDeviceOwnerEnrollmentProfile } from '../android/android-device-owner-enrollment-profile.js';
import { appleUserInitiatedEnrollmentProfile } from '../apple/apple-user-initiated-enrollment-profile.js';
import { depOnboardingSetting } from '../apple/dep-onboarding-setting.js';
import { brandingProfile } from '../company-portal/branding-profile.js';
import { termsAndConditions } from '../company-portal/terms-and-conditions.js';
import { deviceCategory } from '../devices/device-category.js';
import { managedDeviceCleanupRule } from '../devices/managed-device-cleanup-rule.js';
import { enrollmentNotification } from '../notifications/enrollment-notification.js';
import { deviceEnrollmentLimit } from '../restrictions/device-enrollment-limit.js';
import { deviceEnrollmentPlatformRestriction } from '../restrictions/device-enrollment-platform-restriction.js';
import { deviceComanagementAuthority } from '../windows/device-comanagement-authority.js';
import { enrollmentStatusPage } from '../windows/enrollment-status-page.js';
import { windowsAutopilotDeploymentProfile } from '../windows/windows-autopilot-deployment-profile.js';
import { windowsAutopilotHybridDeploymentProfile } from '../windows/windows-autopilot-hybrid-deployment-profile.js';
import { windowsHelloForBusiness } from '../windows/windows-hello-for-business.js';

/** Resources whose objects can be listed: collections of the tenant, not those below a parent. */
const listed: ReadonlyMap<string, ResourceDefinition> = new Map(
  [
    androidDeviceOwnerEnrollmentProfile,
    appleUserInitiatedEnrollmentProfile,
    assignmentFilter,
    brandingProfile,
    depOnboardingSetting,
    deviceCategory,
    deviceComanagementAuthority,
    deviceEnrollmentLimit,
    deviceEnrollmentPlatformRestriction,
    enrollmentNotification,
    enrollmentStatusPage,
    managedDeviceCleanupRule,
    roleScopeTag,
    termsAndConditions,
    windowsAutopilotDeploymentProfile,
    windowsAutopilotHybridDeploymentProfile,
    windowsHelloForBusiness,
  ].map((definition): [string, ResourceDefinition] => [terraformType(definition.name), definition]),
);

/** Objects of one kind in a tenant, by id and name. */
export const objectList = defineDataSource({
  name: 'objectList',
  noun: 'object list',
  doc:
    'Lists all objects of one kind in the tenant, managed or not, with the id that imports each of them. Default and ' +
    'built-in objects of the service are not included. Requires the read permissions of the resource of that kind.',
  source: 'https://learn.microsoft.com/graph/api/resources/intune-graph-overview',
  permissions: {
    read: [
      'DeviceManagementConfiguration.Read.All',
      'DeviceManagementConfiguration.ReadWrite.All',
      'DeviceManagementServiceConfig.Read.All',
      'DeviceManagementServiceConfig.ReadWrite.All',
      'DeviceManagementManagedDevices.Read.All',
      'DeviceManagementManagedDevices.ReadWrite.All',
      'DeviceManagementRBAC.Read.All',
      'DeviceManagementRBAC.ReadWrite.All',
      'DeviceManagementApps.Read.All',
      'DeviceManagementApps.ReadWrite.All',
    ],
    write: [],
  },
  attributes: {
    type: string({ required: true, oneOf: [...listed.keys()], doc: 'Type of the resource that manages such objects.' }),
    objects: listOf({
      computed: true,
      doc: 'The objects, sorted by name and then by id.',
      attributes: {
        id: string({ computed: true, doc: 'Id of the object, which imports its resource.' }),
        displayName: string({ computed: true, doc: 'Name of the object.' }),
      },
    }),
  },
  read: readList,
  example: { declared: { type: 'intune_device_category' } },
});

async function readList({ type }: ValueObject, graph: Graph): Promise<DataRead> {
  const definition = listed.get(typeof type === 'string' ? type : '');
  if (!definition) throw new Error('a kind that validation lets through has no list');
  const { version, path, area, expand, odataType } = definition.graph;
  // The same read as that of the resources, so that they share the list.
  const query = expand === undefined ? {} : { $expand: expand };
  const all = await graph.list({ version, path, area, query });
  if (all.state === 'unreadable') return all;
  const found = all.state === 'present' ? all.value : [];
  const own = found.filter((object) => odataType === undefined || object['@odata.type'] === `#${odataType}`);
  const objects = own
    .filter((object) => !isOfTheService(definition, object))
    .map((object) => entryOf(definition, object));
  const value = {
    id: terraformType(definition.name),
    type: terraformType(definition.name),
    objects: objects.sort(byName),
  };
  return { state: 'present', value };
}

interface Entry extends ValueObject {
  readonly id: string;
  readonly displayName: string;
}

function entryOf({ label = 'displayName' }: ResourceDefinition, object: JsonObject): Entry {
  return { id: textOf(object.id) ?? '', displayName: textOf(object[label]) ?? '' };
}

function byName(left: Entry, right: Entry): number {
  return left.displayName.localeCompare(right.displayName, 'en') || left.id.localeCompare(right.id, 'en');
}

/** Ids of default enrollment configurations have this suffix; other kinds have a property for built-in objects. */
function isOfTheService({ shape }: ResourceDefinition, object: JsonObject): boolean {
  const isMarked = ['isBuiltIn', 'isDefaultProfile'].some((mark) => object[mark] === true);
  const builtIn = shape.kind === 'collection' && shape.builtIn !== undefined && object[shape.builtIn] === true;
  return isMarked || builtIn || /_Default\w*$/u.test(textOf(object.id) ?? '');
}
