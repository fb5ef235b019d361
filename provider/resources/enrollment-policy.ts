import type { DeviceManagementConfigurationPolicy } from '@microsoft/microsoft-graph-types-beta';

import {
  type ApprovalCoverage,
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
 * Graph endpoint of settings catalog policies. The filter is part of the one that the admin center uses to list
 * enrollment policies; that it works without the rest is an assumption.
 */
const enrollmentPolicies = {
  version: 'beta',
  path: '/deviceManagement/configurationPolicies',
  area: 'other',
  expand: 'assignments',
  filter: "technologies has 'enrollment'",
  replaced: true,
  // According to the mocks of terraform-provider-microsoft365.
  goneAsBadRequest: true,
} as const satisfies GraphBinding;

/** Distinguishes the enrollment policies of one kind from the others. */
export interface EnrollmentTemplate {
  readonly id: string;
  readonly platforms: string;
  readonly fixed?: readonly FixedSetting[];
}

/** Graph endpoint of the enrollment policies of one kind, among all settings catalog policies. */
export function enrollmentPolicyGraph(template: EnrollmentTemplate): GraphBinding {
  return {
    ...enrollmentPolicies,
    template: { ...template, family: 'enrollmentConfiguration', technologies: 'enrollment' },
  };
}

/** Permissions to read and write a settings catalog policy. */
export const policyPermissions: Permissions = {
  read: ['DeviceManagementConfiguration.Read.All', 'DeviceManagementConfiguration.ReadWrite.All'],
  write: ['DeviceManagementConfiguration.ReadWrite.All'],
};

/** Attributes that every enrollment policy has in addition to its settings. */
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

/** A choice among the options of a setting. `options`: suffixes of their ids; for a boolean, 1 and 0. */
export function choice(
  definition: string,
  [instance, value]: readonly [string, string],
  options?: CatalogSetting['options'],
): CatalogSetting & { readonly kind: 'choice' } {
  return { kind: 'choice', definition, instance, value, ...(options && { options }) };
}

/** A text or number setting. */
export function simple(
  definition: string,
  [instance, value]: readonly [string, string],
): CatalogSetting & { readonly kind: 'simple' } {
  return { kind: 'simple', definition, instance, value };
}

const groupAction = 'EnrollmentTimeDeviceMembershipTarget';

/** Group that devices join during enrollment. */
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
 * Sets, clears and reads the group through three actions, by their unqualified names; Graph answers 500 to qualified
 * names.
 *
 * That `clear…` is a DELETE and `retrieve…` a GET follows terraform-provider-microsoft365 (August 2026); the documents
 * show POST.
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

/** Group in an answer. Undefined: the answer has no list of groups, or a group has no id. */
function groupIn(answer: JsonObject | undefined): JsonObject | undefined {
  if (!answer) return { enrollmentTimeDeviceGroupId: null };
  const statuses = answer.enrollmentTimeDeviceMembershipTargetValidationStatuses;
  if (!isJsonArray(statuses) || !statuses.every(isJsonObject)) return undefined;
  const ids = statuses.map(({ targetId }) => textOf(targetId));
  return ids.includes(null) ? undefined : { enrollmentTimeDeviceGroupId: ids[0] ?? null };
}

/** Graph's value for no error. */
const none = 'unknown';

function statusesIn(answer: JsonObject): readonly JsonObject[] {
  return jsonElements(answer.enrollmentTimeDeviceMembershipTargetValidationStatuses).filter(isJsonObject);
}

/** Identities that cannot set the group. */
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

/** Requirements on the group. */
export const deviceGroupRequirement: GroupRequirement = {
  attribute: 'enrollmentTimeDeviceGroupId',
  owner: {
    appId: 'f1346770-5b25-470b-88bd-d5744ab7952c',
    names: ['Intune Provisioning Client', 'Intune Autopilot ConfidentialClient'],
  },
  otherwise: 'devices do not join the group during enrollment, and no error message appears',
};

/**
 * Access policies for policies of the settings catalog, which Microsoft's page calls configuration policies. It does not
 * mention enrollment policies.
 */
export const settingsCatalogApproval: ApprovalCoverage = { policyType: 'configurationPolicy' };
