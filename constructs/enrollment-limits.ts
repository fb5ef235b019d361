import { Construct } from 'constructs';
import type { CustomLimit, DeviceLimits, LimitAssignment } from '../schemas/index.js';
import { declarePart } from './declared-part.js';
import { IntuneDefaultDeviceEnrollmentLimit, IntuneDeviceEnrollmentLimit } from './generated/index.js';
import type { IntuneDeviceEnrollmentLimitAssignments } from './generated/index.js';
import { logicalIdOf } from './logical-id.js';

/**
 * How many devices a user may enroll: the tenant's default, and limits for some users.
 *
 * The order of the custom limits is their priority, 1 the highest. Each is applied after the one before it, because Graph
 * puts a new limit last and moves the others when a place changes. One construct holds all limits of a tenant.
 *
 * Terraform's addresses: `intune_default_device_enrollment_limit.default`, and by name
 * `intune_device_enrollment_limit.field-staff`. A new name makes a new limit.
 *
 * @see https://learn.microsoft.com/intune/intune-service/enrollment/create-device-limit-restrictions
 */
export class EnrollmentLimits extends Construct {
  /** The default limit in Terraform. Undefined: it is left as the tenant has it. */
  readonly default: IntuneDefaultDeviceEnrollmentLimit | undefined;
  /** The custom limits in Terraform, by display name, in order of priority. */
  readonly custom: ReadonlyMap<string, IntuneDeviceEnrollmentLimit>;

  /**
   * @param scope - the tenant
   * @param id - its name there
   * @param props - the limits
   */
  constructor(scope: Construct, id: string, props: DeviceLimits) {
    super(scope, id);
    declarePart(this, { limits: props });
    this.default = props.default === undefined ? undefined : this.defaultLimit(props.default);
    this.custom = this.customLimits(props.custom ?? []);
  }

  private defaultLimit(limit: number): IntuneDefaultDeviceEnrollmentLimit {
    const resource = new IntuneDefaultDeviceEnrollmentLimit(this, 'default', { limit });
    resource.overrideLogicalId('default');
    return resource;
  }

  private customLimits(limits: readonly CustomLimit[]): ReadonlyMap<string, IntuneDeviceEnrollmentLimit> {
    const resources = new Map<string, IntuneDeviceEnrollmentLimit>();
    let previous: IntuneDeviceEnrollmentLimit | undefined;
    for (const [index, limit] of limits.entries()) {
      previous = this.customLimit(limit, { priority: index + 1, previous });
      resources.set(limit.displayName, previous);
    }
    return resources;
  }

  private customLimit(
    { assignments = [], ...limit }: CustomLimit,
    { priority, previous }: Place,
  ): IntuneDeviceEnrollmentLimit {
    const id = logicalIdOf(limit.displayName, `limit-${String(priority)}`);
    // `custom-` keeps a limit that is called "Default" apart; equal names are reported by the rules of the tenant.
    const name = `custom-${id}`;
    const resource = new IntuneDeviceEnrollmentLimit(
      this,
      this.node.tryFindChild(name) ? `${name}-${String(priority)}` : name,
      {
        ...limit,
        assignments: assignments.map(toTarget),
        priority,
        ...(previous && { dependsOn: [previous] }),
      },
    );
    resource.overrideLogicalId(id);
    return resource;
  }
}

interface Place {
  readonly priority: number;
  readonly previous: IntuneDeviceEnrollmentLimit | undefined;
}

function toTarget({ group, excludeGroup }: LimitAssignment): IntuneDeviceEnrollmentLimitAssignments {
  if (group !== undefined) return { target: 'group', groupId: group };
  if (excludeGroup !== undefined) return { target: 'exclusionGroup', groupId: excludeGroup };
  return { target: 'allLicensedUsers' };
}
