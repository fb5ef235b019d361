import { Construct } from 'constructs';

import { type ExportedObject, isValueList, isValueObject, type Value, type ValueObject } from '../../core/index.js';
import type { EnrollmentNotification, NotificationMessage } from '../../schemas/index.js';
import { referenceToId } from '../address.js';
import { nameFrom } from '../declared-path.js';
import { IntuneEnrollmentNotification, IntuneEnrollmentNotificationOrder } from '../generated/index.js';
import { attributePathsOf, elementOf, order, scopeTags as renamed } from '../inverse/element.js';
import { declare, type Inverted } from '../inverse/inverse.js';
import { freeChildId } from '../logical-id.js';
import { addElement } from '../section/add-element.js';
import { declarePart } from '../section/declared-part.js';
import { defineSection } from '../section/section.js';
import { toUserTarget } from '../targets.js';

/** Properties of `EnrollmentNotifications`. */
export interface EnrollmentNotificationsProps {
  /**
   * The notifications, in order of priority within their platform. Their names must differ, unless a `logicalId`
   * distinguishes them.
   */
  readonly notifications: readonly EnrollmentNotification[];
}

type Platform = EnrollmentNotification['platformType'];

/**
 * Messages to users when a device is enrolled in their name: by email, in the Company Portal, or both. A single message
 * is the default; among several, `isDefault` marks one. The order sets the priority within a platform. One construct
 * holds all notifications of a tenant.
 *
 * Terraform addresses: by name `intune_enrollment_notification.new-iphones`, and by platform
 * `intune_enrollment_notification_order.ios`. A new name without a `logicalId` creates a new notification.
 *
 * @see https://learn.microsoft.com/intune/intune-service/enrollment/enrollment-notifications
 */
export class EnrollmentNotifications extends Construct {
  /** The notifications in Terraform, by `logicalId` or display name. */
  readonly resources: ReadonlyMap<string, IntuneEnrollmentNotification>;
  /** Their order in Terraform, by platform. */
  readonly orders: ReadonlyMap<Platform, IntuneEnrollmentNotificationOrder>;

  /**
   * @param scope - the tenant
   * @param id - construct id
   * @param props - the notifications
   */
  constructor(scope: Construct, id: string, { notifications }: EnrollmentNotificationsProps) {
    super(scope, id);
    declarePart(this, { enrollment: { notifications } });
    const pairs = notifications.map((one, index) => ({ ...one, resource: this.notification(one, index) }));
    this.resources = new Map(pairs.map(({ displayName, logicalId = displayName, resource }) => [logicalId, resource]));
    const platforms = [...new Set(pairs.map(({ platformType }) => platformType))];
    this.orders = new Map(platforms.map((platform) => [platform, this.order(platform, pairs)]));
  }

  private notification(declared: EnrollmentNotification, index: number): IntuneEnrollmentNotification {
    const { logicalId, assignments = [], scopeTags, email, push, ...notification } = declared;
    const place = { list: ['spec', ...section], index, fallback: 'notification' };
    return addElement(this, { logicalId, name: notification.displayName, ...place }, (childId) => {
      return new IntuneEnrollmentNotification(this, childId, {
        ...notification,
        ...(email && { email: { ...email, ...withDefault(email) } }),
        ...(push && { push: withDefault(push) }),
        ...(scopeTags && { roleScopeTagIds: scopeTags }),
        assignments: assignments.map(toUserTarget),
      });
    });
  }

  private order(platformType: Platform, pairs: readonly Pair[]): IntuneEnrollmentNotificationOrder {
    const ids = pairs
      .filter((pair) => pair.platformType === platformType)
      .map(({ resource }) => referenceToId(resource));
    // A notification named "Order iOS" has the id first.
    const childId = freeChildId(this, `order-${platformType}`, 0);
    const resource = new IntuneEnrollmentNotificationOrder(this, childId, { platformType, ids });
    nameFrom(resource, platformType, ['spec', ...section]);
    return resource;
  }
}

interface Pair {
  readonly platformType: Platform;
  readonly resource: IntuneEnrollmentNotification;
}

interface Messages {
  readonly localizedNotificationMessages: readonly NotificationMessage[];
}

/** Marks the only message as the default. */
function withDefault({ localizedNotificationMessages: messages }: Messages): Messages {
  if (messages.length > 1) return { localizedNotificationMessages: messages };
  return { localizedNotificationMessages: messages.map((message) => ({ isDefault: true, ...message })) };
}

const section = ['enrollment', 'notifications'];

/** The enrollment notifications. */
export const notificationsSection = defineSection({
  path: section,
  declaredIn: ({ enrollment }) => enrollment?.notifications,
  build: (tenant, notifications: readonly EnrollmentNotification[]) =>
    new EnrollmentNotifications(tenant, 'notifications', { notifications }),
  samples: {
    enrollmentNotification: `spec:
  enrollment:
    notifications: # the order is the priority, within a platform
      - displayName: New iPhones
        platformType: ios
        email:
          localizedNotificationMessages:
            - { locale: en-US, subject: New device, messageTemplate: Not you? Call 555 0100. }
        assignments: [{ allUsers: true }]`,
  },
  inverses: [
    {
      definition: 'enrollmentNotification',
      section,
      as: 'element',
      ordered: true,
      within: 'platformType',
      named: 'displayName',
      attributePaths: attributePathsOf({ renamed }),
      invert: invertNotification,
    },
    order('enrollmentNotificationOrder', section),
  ],
  exportedAfter: 'corporateIdentifiers',
});

function invertNotification(object: ExportedObject): Inverted {
  const { email, push, ...notification } = elementOf(object, { renamed });
  const { scopeTags: tags, assignments, ...names } = notification;
  return declare({
    ...names,
    ...(email !== undefined && { email: messagesOf(email) }),
    ...(push !== undefined && { push: messagesOf(push) }),
    ...(tags !== undefined && { scopeTags: tags }),
    ...(assignments !== undefined && { assignments }),
  });
}

/** Exports messages. The only message is the default, and does not have to say so. */
function messagesOf(part: Value): Value {
  if (!isValueObject(part) || !isValueList(part.localizedNotificationMessages)) return part;
  const messages = part.localizedNotificationMessages.filter(isValueObject);
  const alone = messages.length === 1;
  return { ...part, localizedNotificationMessages: alone ? messages.map(onlyMessage) : messages };
}

function onlyMessage({ isDefault = false, ...message }: ValueObject): ValueObject {
  return isDefault === true ? message : { isDefault, ...message };
}
