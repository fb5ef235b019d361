import { Construct } from 'constructs';
import type { CustomRestriction, DefaultRestrictions, Restrictions, WorkProfile } from '../schemas/index.js';
import { declarePart } from './declared-part.js';
import { nameFrom } from './declared-path.js';
import {
  IntuneDefaultDeviceEnrollmentPlatformRestrictions,
  IntuneDeviceEnrollmentPlatformRestriction,
  IntuneDeviceEnrollmentPlatformRestrictionOrder,
} from './generated/index.js';
import { logicalIdOf } from './logical-id.js';
import { toFilteredTarget, toRestriction } from './platform-restrictions-settings.js';

/** Properties of `PlatformRestrictions`. */
export interface PlatformRestrictionsProps extends Restrictions {
  /**
   * Whether Android devices may enroll with a work profile, where no custom restriction reaches.
   *
   * @default - as `default.androidForWork` says, or as the tenant has it
   */
  readonly workProfile?: WorkProfile;
}

type Platform = CustomRestriction['platformType'];

/**
 * Which devices may enroll, by platform, version and ownership: the tenant's default, and restrictions for some users.
 *
 * A platform that is named lets no personally owned device in unless it says `personal: 'allow'`. The order of the custom
 * restrictions is their priority among those of their platform. One construct holds all restrictions of a tenant.
 *
 * Terraform's addresses: `intune_default_device_enrollment_platform_restrictions.default`, by name
 * `intune_device_enrollment_platform_restriction.managers`, and by platform
 * `intune_device_enrollment_platform_restriction_order.ios`. A new name without a `logicalId` makes a new restriction.
 *
 * @see https://learn.microsoft.com/intune/intune-service/enrollment/create-device-platform-restrictions
 */
export class PlatformRestrictions extends Construct {
  /** The default restrictions in Terraform. Undefined: they are left as the tenant has them. */
  readonly default: IntuneDefaultDeviceEnrollmentPlatformRestrictions | undefined;
  /** The custom restrictions in Terraform, by `logicalId` or display name. */
  readonly custom: ReadonlyMap<string, IntuneDeviceEnrollmentPlatformRestriction>;
  /** The order of the custom restrictions in Terraform, by platform. */
  readonly orders: ReadonlyMap<Platform, IntuneDeviceEnrollmentPlatformRestrictionOrder>;

  /**
   * @param scope - the tenant
   * @param id - its name there
   * @param props - the restrictions
   */
  constructor(scope: Construct, id: string, { workProfile, ...restrictions }: PlatformRestrictionsProps) {
    super(scope, id);
    declarePart(this, { restrictions, ...(workProfile && { workProfile }) });
    const { default: preset, custom = [] } = restrictions;
    this.default = preset || workProfile ? this.defaults(preset, workProfile) : undefined;
    const pairs = custom.map((one, index) => ({ ...one, resource: this.restriction(one, index) }));
    this.custom = new Map(pairs.map(({ displayName, logicalId = displayName, resource }) => [logicalId, resource]));
    this.orders = this.ordersOf(pairs);
  }

  private defaults(
    preset: DefaultRestrictions | undefined,
    workProfile: WorkProfile | undefined,
  ): IntuneDefaultDeviceEnrollmentPlatformRestrictions {
    const { androidForWork, ...others } = preset ?? {};
    const platform = workProfile?.enabled === false ? 'block' : 'allow';
    // A work profile is for personal devices; enabled without more, it lets them in.
    const android = workProfile
      ? ({ personal: 'allow' as const, ...androidForWork, platform } as const)
      : androidForWork;
    const rules = Object.entries({ ...others, ...(android && { androidForWork: android }) });
    const resource = new IntuneDefaultDeviceEnrollmentPlatformRestrictions(
      this,
      'default',
      Object.fromEntries(rules.map(([name, rule]) => [`${name}Restriction`, toRestriction(rule)])),
    );
    nameFrom(
      resource,
      'default',
      preset ? ['spec', 'enrollment', 'restrictions', 'default'] : ['spec', 'enrollment', 'android', 'workProfile'],
    );
    return resource;
  }

  private restriction(declared: CustomRestriction, index: number): IntuneDeviceEnrollmentPlatformRestriction {
    const { displayName, logicalId, description, platformType, assignments = [], scopeTags } = declared;
    const id = logicalId ?? logicalIdOf(displayName, `restriction-${String(index + 1)}`);
    // `custom-` keeps a restriction that is called "Default" apart; equal names are reported by the rules of the tenant.
    const name = `custom-${id}`;
    const resource = new IntuneDeviceEnrollmentPlatformRestriction(
      this,
      this.node.tryFindChild(name) ? `${name}-${String(index)}` : name,
      {
        displayName,
        ...(description !== undefined && { description }),
        platformType,
        platformRestriction: toRestriction(declared),
        assignments: assignments.map(toFilteredTarget),
        ...(scopeTags && { roleScopeTagIds: scopeTags }),
      },
    );
    nameFrom(resource, id, ['spec', 'enrollment', 'restrictions', 'custom', index]);
    return resource;
  }

  private ordersOf(pairs: readonly Pair[]): PlatformRestrictions['orders'] {
    const platforms = [...new Set(pairs.map(({ platformType }) => platformType))];
    return new Map(platforms.map((platform) => [platform, this.order(platform, pairs)]));
  }

  private order(platformType: Platform, pairs: readonly Pair[]): IntuneDeviceEnrollmentPlatformRestrictionOrder {
    const ids = pairs.filter((pair) => pair.platformType === platformType).map(({ resource }) => resource.id);
    const order = new IntuneDeviceEnrollmentPlatformRestrictionOrder(this, `order-${platformType}`, {
      platformType,
      ids,
    });
    nameFrom(order, platformType, ['spec', 'enrollment', 'restrictions', 'custom']);
    return order;
  }
}

interface Pair {
  readonly platformType: Platform;
  readonly resource: IntuneDeviceEnrollmentPlatformRestriction;
}
