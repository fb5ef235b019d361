import { Construct } from 'constructs';

import { error } from '../../core/index.js';
import type { CustomLimit, DeviceLimits, LimitAssignment } from '../../schemas/index.js';
import { referenceToId } from '../address.js';
import { nameFrom } from '../declared-path.js';
import {
  IntuneDefaultDeviceEnrollmentLimit,
  IntuneDeviceEnrollmentLimit,
  type IntuneDeviceEnrollmentLimitAssignments,
  IntuneDeviceEnrollmentLimitOrder,
} from '../generated/index.js';
import { elements, order, scopeTags as renamed } from '../inverse/element.js';
import { declare } from '../inverse/inverse.js';
import { addElement } from '../section/add-element.js';
import { declarePart } from '../section/declared-part.js';
import { defineSection } from '../section/section.js';

/**
 * How many devices a user may enroll: the tenant's default, and limits for some users. The order of the custom limits sets their
 * priority, highest first; limits that are not declared come after them. One construct holds all limits of a tenant.
 *
 * Terraform addresses: `intune_default_device_enrollment_limit.default`, by name `intune_device_enrollment_limit.field-staff`, and
 * `intune_device_enrollment_limit_order.order`. A new name without a `logicalId` creates a new limit.
 *
 * @see https://learn.microsoft.com/intune/intune-service/enrollment/create-device-limit-restrictions
 */
export class EnrollmentLimits extends Construct {
  /** The default limit in Terraform. Undefined: it is not managed. */
  readonly default: IntuneDefaultDeviceEnrollmentLimit | undefined;
  /** The custom limits in Terraform, by `logicalId` or display name, in order of priority. */
  readonly custom: ReadonlyMap<string, IntuneDeviceEnrollmentLimit>;
  /** The order of the custom limits in Terraform. Undefined: there are none. */
  readonly order: IntuneDeviceEnrollmentLimitOrder | undefined;

  /**
   * @param scope - the tenant
   * @param id - construct id
   * @param props - the limits
   */
  constructor(scope: Construct, id: string, props: DeviceLimits) {
    super(scope, id);
    declarePart(this, { enrollment: { limits: props } });
    this.default = props.default === undefined ? undefined : this.defaultLimit(props.default);
    const limits = (props.custom ?? []).map((limit, index) => this.customLimit(limit, index));
    this.custom = new Map(limits);
    this.order = this.orderOf(limits.map(([, limit]) => limit));
  }

  private defaultLimit(limit: number): IntuneDefaultDeviceEnrollmentLimit {
    const resource = new IntuneDefaultDeviceEnrollmentLimit(this, 'default', { limit });
    nameFrom(resource, 'default', ['spec', ...section, 'default']);
    return resource;
  }

  private customLimit(
    { logicalId, assignments = [], scopeTags, ...limit }: CustomLimit,
    index: number,
  ): readonly [string, IntuneDeviceEnrollmentLimit] {
    // `custom-` avoids a clash with a limit named "Default". The rules of the tenant report equal names.
    const place = { list: ['spec', ...custom], index, fallback: 'limit', prefix: 'custom-' };
    const resource = addElement(this, { logicalId, name: limit.displayName, ...place }, (childId) => {
      return new IntuneDeviceEnrollmentLimit(this, childId, {
        ...limit,
        ...(scopeTags && { roleScopeTagIds: scopeTags }),
        assignments: assignments.map(toTarget),
      });
    });
    return [logicalId ?? limit.displayName, resource];
  }

  private orderOf(limits: readonly IntuneDeviceEnrollmentLimit[]): IntuneDeviceEnrollmentLimitOrder | undefined {
    if (limits.length === 0) return undefined;
    const resource = new IntuneDeviceEnrollmentLimitOrder(this, 'order', { ids: limits.map(referenceToId) });
    nameFrom(resource, 'order', ['spec', ...custom]);
    return resource;
  }
}

function toTarget({ group, excludeGroup }: LimitAssignment): IntuneDeviceEnrollmentLimitAssignments {
  if (group !== undefined) return { target: 'group', groupId: group };
  if (excludeGroup !== undefined) return { target: 'exclusionGroup', groupId: excludeGroup };
  return { target: 'allLicensedUsers' };
}

const section = ['enrollment', 'limits'];
const custom = [...section, 'custom'];

/** The enrollment limits. */
export const limitsSection = defineSection({
  path: section,
  declaredIn: ({ enrollment }) => enrollment?.limits,
  build: (tenant, declared: DeviceLimits) => new EnrollmentLimits(tenant, 'limits', declared),
  subjects: {
    default: 'the default enrollment limit',
    'custom.*': { noun: 'limit', name: 'displayName' },
  },
  samples: {
    deviceEnrollmentLimit: `spec:
  enrollment:
    limits:
      custom:
        - displayName: Field staff
          limit: 3
          assignments: [{ group: 11111111-2222-4333-8444-555555555555 }]`,
    defaultDeviceEnrollmentLimit: `spec:
  enrollment:
    limits: { default: 5 }`,
  },
  inverses: [
    {
      definition: 'defaultDeviceEnrollmentLimit',
      section: [...section, 'default'],
      as: 'whole',
      invert: ({ declared: { limit = null } }) => declare(limit),
    },
    elements('deviceEnrollmentLimit', custom, { renamed, ordered: true, named: 'displayName' }),
    order('deviceEnrollmentLimitOrder', custom),
  ],
  scattered: (parts) => (parts.length > 1 ? [scatteredLimits] : []),
});

const scatteredLimits = error('INT1291', {
  what: 'the limits of the tenant are in several constructs',
  why: 'the order of the limits sets their priority, so one construct must contain all of them',
  fix: 'declare them in one EnrollmentLimits',
});
