import type {
  DeviceEnrollmentNotificationConfiguration,
  EnrollmentRestrictionPlatformType,
  LocalizedNotificationMessage,
  NotificationMessageTemplate,
} from '@microsoft/microsoft-graph-types-beta';

import {
  type AttributesOf,
  bool,
  cosmetic,
  defineResource,
  int,
  type NestedAttribute,
  setOf,
  single,
  string,
  stringSet,
} from '../../../core/index.js';
import {
  customEnrollmentFacets,
  enrollmentConfigurations,
  enrollmentPermissions,
} from '../enrollment-configuration.js';
import { customEnrollmentAttributes } from '../enrollment-configuration-attributes.js';
import { checkNotification } from './enrollment-notification-check.js';

const notificationSource = 'https://learn.microsoft.com/intune/intune-service/enrollment/enrollment-notifications';

/** Platforms for which the admin center can create notifications. */
export const notifiedPlatforms = [
  'ios',
  'mac',
  'windows',
  'androidForWork',
  'android',
] as const satisfies readonly EnrollmentRestrictionPlatformType[];

const messages = {
  localizedNotificationMessages: setOf({
    required: true,
    minItems: 1,
    severity: { about: 'setting' },
    doc: 'The message, once for each language. Exactly one message is the default.',
    attributes: {
      locale: string({ required: true, format: 'locale', doc: 'Language tag, such as `en-US`.' }),
      isDefault: bool({
        default: false,
        doc: 'Whether users of other languages get this message. One message of a notification is the default.',
      }),
      subject: string({ required: true, minLength: 1, doc: 'Subject that users see.' }),
      messageTemplate: string({
        required: true,
        minLength: 1,
        maxLength: 2000,
        doc: 'The message. An email can contain some HTML tags: `a` with `href`, `b`, `strong`, `u`, `ol`, `ul`, `li`, `p`, `br`, `code` and those of tables.',
        source: notificationSource,
      }),
    } satisfies AttributesOf<LocalizedNotificationMessage>,
  }),
} satisfies AttributesOf<NotificationMessageTemplate>;

const branding = {
  brandingOptions: stringSet({
    default: [],
    flags: 'none',
    severity: cosmetic,
    oneOf: [
      'includeCompanyLogo',
      'includeCompanyName',
      'includeContactInformation',
      'includeCompanyPortalLink',
      'includeDeviceDetails',
    ],
    valueDocs: {
      includeCompanyLogo: 'The logo of the organization.',
      includeCompanyName: 'The name of the organization.',
      includeContactInformation: 'Contact information of the organization.',
      includeCompanyPortalLink: 'A link to the Company Portal website.',
      includeDeviceDetails: 'Details of the enrollment: device, user and time.',
    },
    doc: 'Company Portal branding that Intune adds to the message. The logo requires one in the branding.',
    source: notificationSource,
  }),
} satisfies AttributesOf<NotificationMessageTemplate>;

/** The messages. Each is in a template that Graph creates with the notification. */
const parts: Readonly<Record<'email' | 'push', NestedAttribute>> = {
  email: single({
    attributes: { ...branding, ...messages },
    doc: 'Email message. If omitted, no email is sent.',
  }),
  push: single({
    attributes: messages,
    doc: 'Push message in the Company Portal app for iOS, macOS and Android. If omitted, none is sent.',
  }),
};

/** Enrollment notification: message to users when a device is enrolled in their name. */
export const enrollmentNotification = defineResource({
  name: 'enrollmentNotification',
  noun: 'enrollment notification',
  doc:
    'Notifies the users of the assigned groups, by email or in Company Portal, that a device of a platform was ' +
    'enrolled in their name. If several notifications of a platform target a user, the one with the highest priority (1) ' +
    'applies; one without assignments is never sent. Only enrollments by a user send a notification.',
  source: 'https://learn.microsoft.com/graph/api/resources/intune-onboarding-deviceenrollmentnotificationconfiguration',
  shape: { kind: 'collection' },
  graph: { ...enrollmentConfigurations, odataType: 'microsoft.graph.deviceEnrollmentNotificationConfiguration' },
  permissions: enrollmentPermissions,
  label: 'displayName',
  devices: { which: 'devices that enroll from now on; users of enrolled devices were already notified' },
  // Without it, or without one of its messages, fewer users are notified that a device was enrolled in their name.
  severity: { about: 'reach', removed: 'tightened' },
  attributes: {
    ...customEnrollmentAttributes,
    platformType: string({
      required: true,
      // That Graph rejects a later change is an assumption.
      immutable: true,
      oneOf: notifiedPlatforms,
      valueDocs: {
        ios: 'iPhones and iPads.',
        mac: 'Macs.',
        windows: 'Windows.',
        androidForWork: 'Android with a work profile.',
        android: 'Android with device administrator.',
      },
      doc: 'Platform whose enrollments send a notification. `androidForWork` is Android with a work profile, `android` is Android device administrator.',
    }),
    ...parts,
    priority: int({ computed: true, volatile: true, doc: 'Priority on the platform; 1 is the highest.' }),
  } satisfies AttributesOf<DeviceEnrollmentNotificationConfiguration> & typeof parts,
  facets: {
    assignments: customEnrollmentFacets.assignments,
    // Public captures of 2025-08: the notification itself returns `brandingOptions` none and no locale, regardless of
    // the request.
    companions: {
      property: 'notificationTemplates',
      kinds: { email: 'email', push: 'push' },
      path: '/deviceManagement/notificationMessageTemplates',
      children: { navigation: 'localizedNotificationMessages', key: 'locale', exclusive: 'isDefault' },
    },
  },
  validate: checkNotification,
  example: {
    declared: {
      displayName: 'New iPhones',
      platformType: 'ios',
      email: {
        brandingOptions: ['includeCompanyName'],
        localizedNotificationMessages: [
          { locale: 'en-US', isDefault: true, subject: 'New device', messageTemplate: 'Not you? Call 555 0100.' },
        ],
      },
      assignments: [{ target: 'group', groupId: '11111111-2222-4333-8444-555555555555' }],
    },
    changed: {
      displayName: 'New iPhones',
      description: 'Security told us to',
      platformType: 'ios',
      email: {
        brandingOptions: ['includeCompanyName', 'includeDeviceDetails'],
        localizedNotificationMessages: [
          { locale: 'en-US', subject: 'New iPhone', messageTemplate: 'Not you? Call 555 0100.' },
          { locale: 'de-DE', isDefault: true, subject: 'Neues Gerät', messageTemplate: 'Nicht von Ihnen? 555 0100.' },
        ],
      },
      push: {
        localizedNotificationMessages: [
          { locale: 'en-US', isDefault: true, subject: 'New device', messageTemplate: 'A device was added.' },
        ],
      },
      assignments: [{ target: 'allLicensedUsers' }],
    },
  },
});
