import type { DeviceManagementConfigurationPolicy } from '@microsoft/microsoft-graph-types-beta';

import {
  type AttributesOf,
  type CatalogSetting,
  cosmetic,
  type FixedSetting,
  type GraphBinding,
  type GroupRequirement,
  isJsonArray,
  isJsonObject,
  jsonElements,
  type JsonObject,
  type Permissions,
  type Refusal,
  string,
  stringSet,
  textOf,
  type WriteStep,
} from '../../core/index.js';

/**
 * Where policies of the settings catalog live. The filter is a part of the one with which the admin center lists enrollment policies;
 * that it does alone is a guess.
 */
const enrollmentPolicies = {
  version: 'beta',
  path: '/deviceManagement/configurationPolicies',
  area: 'other',
  expand: 'assignments',
  filter: "technologies has 'enrollment'",
  replaced: true,
  // The mocks of terraform-provider-microsoft365 answer so.
  goneAsBadRequest: true,
} as const satisfies GraphBinding;

/** What tells the enrollment policies of one kind from the others. */
export interface EnrollmentTemplate {
  readonly id: string;
  readonly platforms: string;
  readonly fixed?: readonly FixedSetting[];
}

/** Where the enrollment policies of one kind live, among all policies of the settings catalog. */
export function enrollmentPolicyGraph(template: EnrollmentTemplate): GraphBinding {
  return {
    ...enrollmentPolicies,
    template: { ...template, family: 'enrollmentConfiguration', technologies: 'enrollment' },
  };
}

/** What reading and writing a policy of the settings catalog needs. */
export const policyPermissions: Permissions = {
  read: ['DeviceManagementConfiguration.Read.All', 'DeviceManagementConfiguration.ReadWrite.All'],
  write: ['DeviceManagementConfiguration.ReadWrite.All'],
};

/** What every enrollment policy has beside its settings. */
export const policyAttributes = {
  name: string({ required: true, minLength: 1, severity: cosmetic, doc: 'Name shown in the admin center.' }),
  description: string({ severity: cosmetic, maxLength: 1500, doc: 'Description of the policy.' }),
  roleScopeTagIds: stringSet({
    default: ['0'],
    refersTo: 'scopeTags',
    severity: { about: 'visibility' },
    doc: 'Ids of the scope tags whose administrators see the policy. `0` is the built-in tag.',
  }),
  createdDateTime: string({ computed: true, format: 'dateTime', doc: 'Time of creation.' }),
  lastModifiedDateTime: string({
    computed: true,
    volatile: true,
    format: 'dateTime',
    doc: 'Time of the last change.',
  }),
} satisfies AttributesOf<DeviceManagementConfigurationPolicy>;

/** A choice among the options of a setting. `options`: what their ids end with; for a truth value 1 and 0. */
export function choice(
  definition: string,
  [instance, value]: readonly [string, string],
  options?: CatalogSetting['options'],
): CatalogSetting & { readonly kind: 'choice' } {
  return { kind: 'choice', definition, instance, value, ...(options && { options }) };
}

/** A text or a number of a setting. */
export function simple(
  definition: string,
  [instance, value]: readonly [string, string],
): CatalogSetting & { readonly kind: 'simple' } {
  return { kind: 'simple', definition, instance, value };
}

const groupAction = 'EnrollmentTimeDeviceMembershipTarget';

/** The group that devices join as they enroll. */
export const deviceGroupAttribute = {
  enrollmentTimeDeviceGroupId: string({
    format: 'guid',
    refersTo: 'groups',
    severity: { about: 'reach' },
    doc:
      'Object id of the Microsoft Entra group that devices join during enrollment: a security group with assigned ' +
      'membership, owned by the service principal Intune Provisioning Client (application ' +
      '`f1346770-5b25-470b-88bd-d5744ab7952c`). Graph lets only signed-in users set it.',
    source: 'https://learn.microsoft.com/autopilot/device-preparation/tutorial/user-driven/entra-join-device-group',
  }),
};

/**
 * How the group is set, cleared and read: by the plain names of three actions; qualified names are answered with 500.
 *
 * That `clear…` is a DELETE, and `retrieve…` a GET, is what terraform-provider-microsoft365 sends (August 2026); documents show POST.
 */
export const deviceGroupStep: WriteStep = {
  action: `set${groupAction}`,
  takes: ['enrollmentTimeDeviceGroupId'],
  body: ({ enrollmentTimeDeviceGroupId: targetId }) => ({
    enrollmentTimeDeviceMembershipTargets: [
      { targetType: 'staticSecurityGroup', targetId: typeof targetId === 'string' ? targetId : null },
    ],
  }),
  clearing: { method: 'DELETE', action: `clear${groupAction}` },
  reading: {
    name: `retrieve${groupAction}`,
    shows: groupIn,
    uncertainFor: 'application',
  },
  rejection: (answer) => {
    const failed = statusesIn(answer).find(({ targetValidationErrorCode: code }) => (textOf(code) ?? none) !== none);
    if (!failed && answer.validationSucceeded !== false) return undefined;
    return `Graph reported ${textOf(failed?.targetValidationErrorCode) ?? 'that the validation failed'}`;
  },
};

/** The group that an answer shows. Undefined: its list of groups, or the id of one, is not there. */
function groupIn(answer: JsonObject | undefined): JsonObject | undefined {
  if (!answer) return { enrollmentTimeDeviceGroupId: null };
  const statuses = answer.enrollmentTimeDeviceMembershipTargetValidationStatuses;
  if (!isJsonArray(statuses) || !statuses.every(isJsonObject)) return undefined;
  const ids = statuses.map(({ targetId }) => textOf(targetId));
  return ids.includes(null) ? undefined : { enrollmentTimeDeviceGroupId: ids[0] ?? null };
}

/** What Graph answers where nothing is wrong. */
const none = 'unknown';

function statusesIn(answer: JsonObject): readonly JsonObject[] {
  return jsonElements(answer.enrollmentTimeDeviceMembershipTargetValidationStatuses).filter(isJsonObject);
}

/** Who is refused to set the group. */
export const deviceGroupRefusals: readonly Refusal[] = [
  {
    who: 'application',
    of: 'writes',
    step: deviceGroupStep.action,
    certain: true,
    because: 'Graph responds with 500 if an application sets the device group of an enrollment policy',
    evidence: 'reports of terraform-provider-microsoft365, March and July 2026; signed-in users can set it',
    byHand: 'Intune admin center, the policy, Properties, Device group',
  },
];

/** What the group must be like. */
export const deviceGroupRequirement: GroupRequirement = {
  attribute: 'enrollmentTimeDeviceGroupId',
  owner: {
    appId: 'f1346770-5b25-470b-88bd-d5744ab7952c',
    names: ['Intune Provisioning Client', 'Intune Autopilot ConfidentialClient'],
  },
  otherwise: 'devices do not join the group during enrollment, and there is no error message',
};
