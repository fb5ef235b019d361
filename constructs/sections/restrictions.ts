import { Construct } from 'constructs';

import { type ExportedObject, isValueObject } from '../../core/index.js';
import type { CustomRestriction, DefaultRestrictions, Restrictions, WorkProfile } from '../../schemas/index.js';
import { referenceToId } from '../address.js';
import { nameFrom } from '../declared-path.js';
import {
  IntuneDefaultDeviceEnrollmentPlatformRestrictions,
  IntuneDeviceEnrollmentPlatformRestriction,
  IntuneDeviceEnrollmentPlatformRestrictionOrder,
} from '../generated/index.js';
import { attributePathsOf, elementOf, order, scopeTags as renamed } from '../inverse/element.js';
import { declare, type Inverted } from '../inverse/inverse.js';
import { fromRestriction, ruleAttributes, toRestriction } from '../restrictions/platform-rule.js';
import { addElement } from '../section/add-element.js';
import { declarePart, type SpecPart } from '../section/declared-part.js';
import { defineSection } from '../section/section.js';
import { toFilteredTarget } from '../targets.js';

/** Properties of `PlatformRestrictions`. */
export interface PlatformRestrictionsProps extends Restrictions {
  /**
   * Whether Android devices can enroll with a work profile, for users without a custom restriction.
   *
   * @default - `default.androidForWork`, otherwise the tenant's current value
   */
  readonly workProfile?: WorkProfile;
}

type Platform = CustomRestriction['platformType'];

/**
 * Which devices may enroll, by platform, version and ownership: the tenant's default, and restrictions for some users. A declared
 * platform blocks personally owned devices unless it sets `personal: 'allow'`. The order of the custom restrictions sets their
 * priority within their platform. One construct holds all restrictions of a tenant.
 *
 * Terraform addresses: `intune_default_device_enrollment_platform_restrictions.default`, by name
 * `intune_device_enrollment_platform_restriction.managers`, and by platform
 * `intune_device_enrollment_platform_restriction_order.ios`. A new name without a `logicalId` creates a new restriction.
 *
 * @see https://learn.microsoft.com/intune/intune-service/enrollment/create-device-platform-restrictions
 */
export class PlatformRestrictions extends Construct {
  /** The default restrictions in Terraform. Undefined: they are not managed. */
  readonly default: IntuneDefaultDeviceEnrollmentPlatformRestrictions | undefined;
  /** The custom restrictions in Terraform, by `logicalId` or display name. */
  readonly custom: ReadonlyMap<string, IntuneDeviceEnrollmentPlatformRestriction>;
  /** The order of the custom restrictions in Terraform, by platform. */
  readonly orders: ReadonlyMap<Platform, IntuneDeviceEnrollmentPlatformRestrictionOrder>;

  /**
   * @param scope - the tenant
   * @param id - construct id
   * @param props - the restrictions
   */
  constructor(scope: Construct, id: string, { workProfile, ...restrictions }: PlatformRestrictionsProps) {
    super(scope, id);
    declarePart(this, { enrollment: { restrictions, ...(workProfile && { android: { workProfile } }) } });
    const { default: preset, custom: declared = [] } = restrictions;
    this.default = preset || workProfile ? this.defaults(preset, workProfile) : undefined;
    const pairs = declared.map((one, index) => ({ ...one, resource: this.restriction(one, index) }));
    this.custom = new Map(pairs.map(({ displayName, logicalId = displayName, resource }) => [logicalId, resource]));
    this.orders = this.ordersOf(pairs);
  }

  private defaults(
    preset: DefaultRestrictions | undefined,
    workProfile: WorkProfile | undefined,
  ): IntuneDefaultDeviceEnrollmentPlatformRestrictions {
    const { androidForWork, ...others } = preset ?? {};
    const platform = workProfile?.enabled === false ? 'block' : 'allow';
    // A work profile is for personal devices; enabling it without other settings allows them.
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
      preset ? ['spec', ...section, 'default'] : ['spec', 'enrollment', 'android', 'workProfile'],
    );
    return resource;
  }

  private restriction(declared: CustomRestriction, index: number): IntuneDeviceEnrollmentPlatformRestriction {
    const { displayName, logicalId, description, platformType, assignments = [], scopeTags } = declared;
    // `custom-` avoids a clash with a restriction named "Default". The rules of the tenant report equal names.
    const place = { list: ['spec', ...custom], index, fallback: 'restriction', prefix: 'custom-' };
    return addElement(this, { logicalId, name: displayName, ...place }, (childId) => {
      return new IntuneDeviceEnrollmentPlatformRestriction(this, childId, {
        displayName,
        ...(description !== undefined && { description }),
        platformType,
        platformRestriction: toRestriction(declared),
        assignments: assignments.map(toFilteredTarget),
        ...(scopeTags && { roleScopeTagIds: scopeTags }),
      });
    });
  }

  private ordersOf(pairs: readonly Pair[]): PlatformRestrictions['orders'] {
    const platforms = [...new Set(pairs.map(({ platformType }) => platformType))];
    return new Map(platforms.map((platform) => [platform, this.order(platform, pairs)]));
  }

  private order(platformType: Platform, pairs: readonly Pair[]): IntuneDeviceEnrollmentPlatformRestrictionOrder {
    const ids = pairs
      .filter((pair) => pair.platformType === platformType)
      .map(({ resource }) => referenceToId(resource));
    const resource = new IntuneDeviceEnrollmentPlatformRestrictionOrder(this, `order-${platformType}`, {
      platformType,
      ids,
    });
    nameFrom(resource, platformType, ['spec', ...custom]);
    return resource;
  }
}

interface Pair {
  readonly platformType: Platform;
  readonly resource: IntuneDeviceEnrollmentPlatformRestriction;
}

const section = ['enrollment', 'restrictions'];
const platforms = [
  'ios',
  'android',
  'androidForWork',
  'macOS',
  'windows',
  'windowsHomeSku',
  'tvos',
  'visionOS',
] as const satisfies readonly (keyof DefaultRestrictions)[];
const custom = [...section, 'custom'];

/** The platform restrictions. */
export const restrictionsSection = defineSection({
  path: section,
  declaredIn: restrictionsIn,
  build: (tenant, declared: PlatformRestrictionsProps) => new PlatformRestrictions(tenant, 'restrictions', declared),
  subjects: {
    '': 'restrictions',
    default: 'the default restrictions',
    'custom.*': { noun: 'restriction', name: 'displayName' },
  },
  samples: {
    defaultDeviceEnrollmentPlatformRestrictions: `spec:
  enrollment:
    apple: { pushCertificate: { appleIdentifier: mdm@contoso.com } }
    android: { workProfile: { enabled: true } }
    restrictions:
      default:
        ios: { personal: allow, osMinimumVersion: "17.0" }
        android: { personal: block }`,
    deviceEnrollmentPlatformRestriction: `spec:
  enrollment:
    restrictions:
      custom: # the order is the priority
        - displayName: Surface pilots
          platformType: windows
          personal: allow
          assignments: [{ group: Windows pilots, filter: { include: Surface devices } }]`,
  },
  inverses: [
    {
      definition: 'defaultDeviceEnrollmentPlatformRestrictions',
      section: [...section, 'default'],
      as: 'whole',
      loose: true,
      attributePaths: Object.fromEntries(platforms.map((platform) => [platform, [`${platform}Restriction`]])),
      invert: invertDefaults,
    },
    {
      definition: 'deviceEnrollmentPlatformRestriction',
      section: custom,
      as: 'element',
      ordered: true,
      within: 'platformType',
      named: 'displayName',
      attributePaths: {
        ...attributePathsOf({ renamed }),
        ...Object.fromEntries(
          Object.entries(ruleAttributes).map(([name, attribute]) => [name, ['platformRestriction', attribute]]),
        ),
      },
      invert: invertCustom,
    },
    order('deviceEnrollmentPlatformRestrictionOrder', custom),
  ],
});

/** Extracts the restrictions. The Android work profile is one of the default restrictions. */
function restrictionsIn({ enrollment = {} }: SpecPart): PlatformRestrictionsProps | undefined {
  const { restrictions, android } = enrollment;
  if (!restrictions && !android?.workProfile) return undefined;
  return { ...restrictions, ...(android?.workProfile && { workProfile: android.workProfile }) };
}

function invertDefaults({ declared, values }: ExportedObject): Inverted {
  const rules = Object.entries(declared).flatMap(([name, restriction]) => {
    const platform = name.replace(/Restriction$/u, '');
    // Graph returns macOS a second time, under its older name.
    if (platform === 'mac' || !isValueObject(restriction)) return [];
    return [[platform, fromRestriction(restriction, values[name])] as const];
  });
  return declare(Object.fromEntries(rules));
}

function invertCustom(object: ExportedObject): Inverted {
  const { platformRestriction, assignments, scopeTags: tags, ...names } = elementOf(object, { renamed });
  // A declaration would write all its values, which is a change.
  if (!isValueObject(platformRestriction)) return { state: 'refused', why: 'it does not specify its platform' };
  return declare({
    ...names,
    ...fromRestriction(platformRestriction, object.values.platformRestriction),
    ...(tags !== undefined && { scopeTags: tags }),
    ...(assignments !== undefined && { assignments }),
  });
}
