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
    doc: 'Declare `bound` to assert that the tenant is bound: plan fails where it is not, and says how a person binds it. Declare `notBound` to unbind it, which unenrolls every Android Enterprise device and needs the `transition`. A binding that Google has validated reads `bound` too, and one that is being removed `notBound`.',
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
    doc: 'Which users may enroll Android Enterprise devices: nobody, everybody, the groups in `targetGroupIds`, or those whom the enrollment restrictions allow.',
  }),
  targetGroupIds: stringSet({
    refersTo: 'groups',
    optional: true,
    computed: true,
    format: 'guid',
    severity: { about: 'restriction', tighter: 'fewer' },
    doc: 'Ids of the groups whose users may enroll. Only with `targeted`.',
  }),
  androidDeviceOwnerFullyManagedEnrollmentEnabled: bool({
    optional: true,
    computed: true,
    severity: { about: 'restriction', tighter: 'false' },
    doc: 'Whether corporate devices may enroll as fully managed ones.',
  }),
  managedGooglePlayInitialScopeTagIds: stringSet({
    refersTo: 'scopeTags',
    optional: true,
    computed: true,
    severity: visibility,
    doc: 'Ids of the scope tags that an app of managed Google Play gets when it is first synchronized.',
  }),
  deviceOwnerManagementEnabled: bool({
    computed: true,
    doc: 'Whether corporate devices can be managed through Google’s own policy controller.',
  }),
  ownerUserPrincipalName: string({ computed: true, doc: 'Google account that bound the tenant.' }),
  ownerOrganizationName: string({ computed: true, doc: 'Organization’s name at Google.' }),
  lastAppSyncStatus: string({ computed: true, volatile: true, doc: 'How the last synchronization of apps ended.' }),
  lastAppSyncDateTime: string({
    computed: true,
    volatile: true,
    format: 'dateTime',
    doc: 'When apps were last synchronized.',
  }),
  lastModifiedDateTime: string({
    computed: true,
    volatile: true,
    format: 'dateTime',
    doc: 'When the settings were last changed.',
  }),
} satisfies AttributesOf<AndroidManagedStoreAccountEnterpriseSettings> & { readonly transition: NestedAttribute };

/** Binding of the tenant to managed Google Play, and who may enroll by it. */
export const androidManagedStoreAccountEnterpriseSettings = defineResource({
  name: 'androidManagedStoreAccountEnterpriseSettings',
  noun: 'managed Google Play binding',
  doc:
    'The binding of the tenant to managed Google Play, which work profiles, corporate profiles and managed apps need, and ' +
    'who may enroll Android Enterprise devices. The binding itself is asserted: a person completes it at Google. It is undone ' +
    'only where that is declared, with every consequence acknowledged by name. Destroy leaves everything as it is.',
  source:
    'https://learn.microsoft.com/graph/api/resources/intune-androidforwork-androidmanagedstoreaccountenterprisesettings',
  shape: { kind: 'singleton' },
  // Chosen properties: a plain answer also holds the enrollment tokens of the company codes.
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

/** What a state of the binding is on its way from or to, and makes no difference to what is declared. */
const settled: Readonly<Record<string, string>> = {
  // Google validates a binding some time after the sign-up.
  boundAndValidated: 'bound',
  // There is no way back from there.
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
      what: 'target_group_ids mean nothing here',
      where: { path: ['targetGroupIds'] },
      why: `enrollment_target is ${typeof enrollmentTarget === 'string' ? enrollmentTarget : 'not declared'}; groups count only with targeted`,
      fix: 'set enrollment_target to targeted, or remove target_group_ids',
    }),
  ];
}
