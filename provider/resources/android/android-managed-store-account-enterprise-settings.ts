import type { AndroidManagedStoreAccountEnterpriseSettings } from '@microsoft/microsoft-graph-types-beta';

import {
  type AttributesOf,
  bool,
  defineResource,
  type Diagnostic,
  error,
  isUnknown,
  isValueList,
  type JsonObject,
  type NestedAttribute,
  string,
  stringSet,
  type ValueObject,
  visibility,
} from '../../../core/index.js';
import { checkUnbinding, unbind, unbindingTransition, unenrolledDevices } from './google-play-unbinding.js';
import { androidPermissions, managedGooglePlay, signUp } from './managed-google-play.js';

const attributes = {
  bindStatus: string({
    optional: true,
    computed: true,
    oneOf: ['notBound', 'bound', 'boundAndValidated', 'unbinding'],
    handOver: signUp,
    doc: '`bound` checks that the tenant is bound: if it is not, the plan explains how to bind it. `notBound` unbinds it, which unenrolls every Android Enterprise device and requires `transition`. A binding that Google has validated counts as `bound`, and one that is being removed as `notBound`.',
  }),
  transition: unbindingTransition,
  enrollmentTarget: string({
    optional: true,
    computed: true,
    oneOf: ['none', 'all', 'targeted', 'targetedAsEnrollmentRestrictions'],
    valueDocs: {
      none: 'No users.',
      all: 'All users.',
      targeted: 'Users in `targetGroupIds`.',
      targetedAsEnrollmentRestrictions: 'Users whom the enrollment restrictions allow.',
    },
    severity: { about: 'restriction', tighter: ['all', 'targeted', 'none'] },
    doc: 'Users who can enroll Android Enterprise devices: no one, everyone, the groups in `targetGroupIds`, or the users whom the enrollment restrictions allow.',
  }),
  targetGroupIds: stringSet({
    refersTo: 'groups',
    optional: true,
    computed: true,
    format: 'guid',
    severity: { about: 'restriction', tighter: 'fewer' },
    doc: 'Ids of the groups whose users can enroll. Only with `targeted`.',
  }),
  androidDeviceOwnerFullyManagedEnrollmentEnabled: bool({
    optional: true,
    computed: true,
    severity: { about: 'restriction', tighter: 'false' },
    doc: 'Whether corporate devices can enroll as fully managed devices.',
  }),
  managedGooglePlayInitialScopeTagIds: stringSet({
    refersTo: 'scopeTags',
    optional: true,
    computed: true,
    severity: visibility,
    doc: 'Ids of the scope tags that a managed Google Play app gets at its first sync.',
  }),
  deviceOwnerManagementEnabled: bool({
    computed: true,
    doc: 'Whether corporate devices can be managed with the Android Device Policy app of Google.',
  }),
  ownerUserPrincipalName: string({ computed: true, doc: 'Google account that bound the tenant.' }),
  ownerOrganizationName: string({ computed: true, doc: 'Name of the organization at Google.' }),
  lastAppSyncStatus: string({ computed: true, volatile: true, doc: 'Result of the last app sync.' }),
  lastAppSyncDateTime: string({
    computed: true,
    volatile: true,
    format: 'dateTime',
    doc: 'Time of the last app sync.',
  }),
  lastModifiedDateTime: string({
    computed: true,
    volatile: true,
    format: 'dateTime',
    doc: 'Time of the last change of the settings.',
  }),
} satisfies AttributesOf<AndroidManagedStoreAccountEnterpriseSettings> & { readonly transition: NestedAttribute };

/** Binding of the tenant to managed Google Play, and the users who may enroll through it. */
export const androidManagedStoreAccountEnterpriseSettings = defineResource({
  name: 'androidManagedStoreAccountEnterpriseSettings',
  noun: 'managed Google Play binding',
  doc:
    'The connection of the tenant to managed Google Play, which work profiles, corporate profiles and managed apps ' +
    'require, and who may enroll Android Enterprise devices. The connection itself is only checked: a person completes ' +
    'it at Google. It is removed only if you declare that and acknowledge each consequence by name. Destroy changes ' +
    'nothing in the tenant.',
  source:
    'https://learn.microsoft.com/graph/api/resources/intune-androidforwork-androidmanagedstoreaccountenterprisesettings',
  shape: { kind: 'singleton' },
  // Selects properties because an answer without `$select` includes the enrollment tokens of the company codes.
  graph: { ...managedGooglePlay, select: Object.keys(attributes).filter((name) => name !== 'transition') },
  permissions: androidPermissions,
  attributes,
  steps: [
    {
      action: 'setAndroidDeviceOwnerFullyManagedEnrollmentState',
      takes: ['androidDeviceOwnerFullyManagedEnrollmentEnabled'],
      body: ({ androidDeviceOwnerFullyManagedEnrollmentEnabled: enabled }) => ({ enabled: enabled === true }),
    },
    unbind,
  ],
  quirks: { afterRead: readBinding },
  validate: groupsAreTargeted,
  check: checkUnbinding,
  devices: { warning: unenrolledDevices },
  severity: { about: 'account' },
  example: {
    declared: { bindStatus: 'bound', enrollmentTarget: 'all', androidDeviceOwnerFullyManagedEnrollmentEnabled: false },
    changed: {
      bindStatus: 'bound',
      enrollmentTarget: 'targeted',
      targetGroupIds: ['11111111-2222-4333-8444-555555555555'],
      androidDeviceOwnerFullyManagedEnrollmentEnabled: true,
    },
  },
});

/** Declared state that each transitional state of the binding counts as. */
const settled: Readonly<Record<string, string>> = {
  // Google validates a binding some time after sign-up.
  boundAndValidated: 'bound',
  // Unbinding cannot be reversed.
  unbinding: 'notBound',
};

function readBinding(settings: JsonObject): JsonObject {
  const { bindStatus } = settings;
  return typeof bindStatus === 'string' ? { ...settings, bindStatus: settled[bindStatus] ?? bindStatus } : settings;
}

function groupsAreTargeted({ enrollmentTarget, targetGroupIds }: ValueObject): readonly Diagnostic[] {
  if (!isValueList(targetGroupIds) || targetGroupIds.length === 0) return [];
  if (isUnknown(enrollmentTarget) || enrollmentTarget === 'targeted') return [];
  return [
    error('INT1231', {
      what: 'target_group_ids has no effect',
      where: { path: ['targetGroupIds'] },
      why: `enrollment_target is ${typeof enrollmentTarget === 'string' ? enrollmentTarget : 'not declared'}; groups apply only with targeted`,
      fix: 'set enrollment_target to targeted, or remove target_group_ids',
    }),
  ];
}
