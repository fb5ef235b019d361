import { Construct } from 'constructs';
import type { CustomLimit, DeviceLimits, LimitAssignment } from '../schemas/index.js';
import { declarePart } from './declared-part.js';
import { nameFrom } from './declared-path.js';
import {
  IntuneDefaultDeviceEnrollmentLimit,
  IntuneDeviceEnrollmentLimit,
  IntuneDeviceEnrollmentLimitOrder,
} from './generated/index.js';
import type { IntuneDeviceEnrollmentLimitAssignments } from './generated/index.js';
import { logicalIdOf } from './logical-id.js';

/**
 * How many devices a user may enroll: the tenant's default, and limits for some users.
 *
 * The order of the custom limits is their priority, the first the highest; limits that are not declared come after them. One
 * construct holds all limits of a tenant.
 *
 * Terraform's addresses: `intune_default_device_enrollment_limit.default`, by name
 * `intune_device_enrollment_limit.field-staff`, and `intune_device_enrollment_limit_order.order`. A new name without
 * a `logicalId` makes a new limit.
 *
 * @see https://learn.microsoft.com/intune/intune-service/enrollment/create-device-limit-restrictions
 */
export class EnrollmentLimits extends Construct {
  /** The default limit in Terraform. Undefined: it is left as the tenant has it. */
  readonly default: IntuneDefaultDeviceEnrollmentLimit | undefined;
  /** The custom limits in Terraform, by `logicalId` or display name, in order of priority. */
  readonly custom: ReadonlyMap<string, IntuneDeviceEnrollmentLimit>;
  /** The order of the custom limits in Terraform. Undefined: there are none. */
  readonly order: IntuneDeviceEnrollmentLimitOrder | undefined;

  /**
   * @param scope - the tenant
   * @param id - its name there
   * @param props - the limits
   */
  constructor(scope: Construct, id: string, props: DeviceLimits) {
    super(scope, id);
    declarePart(this, { limits: props });
    this.default = props.default === undefined ? undefined : this.defaultLimit(props.default);
    const limits = (props.custom ?? []).map((limit, index) => this.customLimit(limit, index + 1));
    this.custom = new Map(limits);
    this.order = this.orderOf(limits.map(([, limit]) => limit));
  }

  private defaultLimit(limit: number): IntuneDefaultDeviceEnrollmentLimit {
    const resource = new IntuneDefaultDeviceEnrollmentLimit(this, 'default', { limit });
    nameFrom(resource, 'default', ['spec', 'enrollment', 'limits', 'default']);
    return resource;
  }

  private customLimit(
    { logicalId, assignments = [], scopeTags, ...limit }: CustomLimit,
    position: number,
  ): readonly [string, IntuneDeviceEnrollmentLimit] {
    const id = logicalId ?? logicalIdOf(limit.displayName, `limit-${String(position)}`);
    // `custom-` keeps a limit that is called "Default" apart; equal names are reported by the rules of the tenant.
    const name = `custom-${id}`;
    const resource = new IntuneDeviceEnrollmentLimit(
      this,
      this.node.tryFindChild(name) ? `${name}-${String(position)}` : name,
      { ...limit, ...(scopeTags && { roleScopeTagIds: scopeTags }), assignments: assignments.map(toTarget) },
    );
    nameFrom(resource, id, ['spec', 'enrollment', 'limits', 'custom', position - 1]);
    return [logicalId ?? limit.displayName, resource];
  }

  private orderOf(limits: readonly IntuneDeviceEnrollmentLimit[]): IntuneDeviceEnrollmentLimitOrder | undefined {
    if (limits.length === 0) return undefined;
    const order = new IntuneDeviceEnrollmentLimitOrder(this, 'order', { ids: limits.map(({ id }) => id) });
    nameFrom(order, 'order', ['spec', 'enrollment', 'limits', 'custom']);
    return order;
  }
}

function toTarget({ group, excludeGroup }: LimitAssignment): IntuneDeviceEnrollmentLimitAssignments {
  if (group !== undefined) return { target: 'group', groupId: group };
  if (excludeGroup !== undefined) return { target: 'exclusionGroup', groupId: excludeGroup };
  return { target: 'allLicensedUsers' };
}
