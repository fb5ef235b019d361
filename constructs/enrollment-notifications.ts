import { Construct } from 'constructs';
import type { EnrollmentNotification, NotificationMessage } from '../schemas/index.js';
import { declarePart } from './declared-part.js';
import { nameFrom } from './declared-path.js';
import { IntuneEnrollmentNotification, IntuneEnrollmentNotificationOrder } from './generated/index.js';
import { freeChildId, logicalIdOf } from './logical-id.js';
import { toUserTarget } from './user-targets.js';

/** Properties of `EnrollmentNotifications`. */
export interface EnrollmentNotificationsProps {
  /**
   * The notifications, the first of a platform with the highest priority. Their names must differ, unless a `logicalId` tells
   * them apart.
   */
  readonly notifications: readonly EnrollmentNotification[];
}

type Platform = EnrollmentNotification['platformType'];

/**
 * What users are told when a device is enrolled in their name: by e-mail, in the Company Portal, or both.
 *
 * The only message of a kind is its default; of several, `isDefault` marks one. The order is the priority among those of a
 * platform. One construct holds all notifications of a tenant.
 *
 * Terraform's addresses: by name `intune_enrollment_notification.new-iphones`, and by platform
 * `intune_enrollment_notification_order.ios`. A new name without a `logicalId` makes a new notification.
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
   * @param id - its name there
   * @param props - the notifications
   */
  constructor(scope: Construct, id: string, { notifications }: EnrollmentNotificationsProps) {
    super(scope, id);
    declarePart(this, { notifications });
    const pairs = notifications.map((one, index) => ({ ...one, resource: this.notification(one, index) }));
    this.resources = new Map(pairs.map(({ displayName, logicalId = displayName, resource }) => [logicalId, resource]));
    const platforms = [...new Set(pairs.map(({ platformType }) => platformType))];
    this.orders = new Map(platforms.map((platform) => [platform, this.order(platform, pairs)]));
  }

  private notification(declared: EnrollmentNotification, index: number): IntuneEnrollmentNotification {
    const { logicalId, assignments = [], scopeTags, email, push, ...notification } = declared;
    const id = logicalId ?? logicalIdOf(notification.displayName, `notification-${String(index + 1)}`);
    const resource = new IntuneEnrollmentNotification(this, freeChildId(this, id, index), {
      ...notification,
      ...(email && { email: { ...email, ...withDefault(email) } }),
      ...(push && { push: withDefault(push) }),
      ...(scopeTags && { roleScopeTagIds: scopeTags }),
      assignments: assignments.map(toUserTarget),
    });
    nameFrom(resource, id, ['spec', 'enrollment', 'notifications', index]);
    return resource;
  }

  private order(platformType: Platform, pairs: readonly Pair[]): IntuneEnrollmentNotificationOrder {
    const ids = pairs.filter((pair) => pair.platformType === platformType).map(({ resource }) => resource.id);
    const order = new IntuneEnrollmentNotificationOrder(this, `order-${platformType}`, { platformType, ids });
    nameFrom(order, platformType, ['spec', 'enrollment', 'notifications']);
    return order;
  }
}

interface Pair {
  readonly platformType: Platform;
  readonly resource: IntuneEnrollmentNotification;
}

interface Messages {
  readonly localizedNotificationMessages: readonly NotificationMessage[];
}

/** The only message is the default, whether it says so or not. */
function withDefault({ localizedNotificationMessages: messages }: Messages): Messages {
  if (messages.length > 1) return { localizedNotificationMessages: messages };
  return { localizedNotificationMessages: messages.map((message) => ({ isDefault: true, ...message })) };
}
