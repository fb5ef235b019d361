import { Construct } from 'constructs';

import type { ValueObject } from '../../core/index.js';
import type { CleanupPlatform, CleanupRule, DeviceException, MaxAffected, Retention } from '../../schemas/index.js';
import { addressOf } from '../address.js';
import type { Precondition } from '../cdk.js';
import { nameFrom } from '../declared-path.js';
import { DataIntuneDeviceCleanupPreview, IntuneManagedDeviceCleanupRule } from '../generated/index.js';
import { declare } from '../inverse/inverse.js';
import { freeChildId } from '../logical-id.js';
import { declarePart } from '../section/declared-part.js';
import { defineSection } from '../section/section.js';

/**
 * When inactive devices are hidden: a cleanup rule for each platform. Each rule has a preview, which counts the devices that the
 * rule would newly hide. With `maxAffected`, plan fails if it would hide more.
 *
 * Terraform addresses: `intune_managed_device_cleanup_rule.windows`, `data.intune_device_cleanup_preview.windows`.
 *
 * @see https://learn.microsoft.com/graph/api/resources/intune-devices-manageddevicecleanuprule
 */
export class DeviceRetention extends Construct {
  /** The rules in Terraform, by platform. */
  readonly rules: ReadonlyMap<CleanupPlatform, IntuneManagedDeviceCleanupRule>;
  /** The previews in Terraform, by platform. */
  readonly previews: ReadonlyMap<CleanupPlatform, DataIntuneDeviceCleanupPreview>;

  /**
   * @param scope - the tenant
   * @param id - construct id
   * @param props - the rules, and the maximum number of devices that each may newly hide
   */
  constructor(scope: Construct, id: string, props: Retention) {
    super(scope, id);
    declarePart(this, { retention: props });
    const pairs = (props.cleanupRules ?? []).map((rule, index) => this.pair(rule, index, props.maxAffected));
    this.rules = new Map(pairs.map(({ platform, rule }) => [platform, rule]));
    this.previews = new Map(pairs.map(({ platform, preview }) => [platform, preview]));
  }

  private pair(declared: CleanupRule, index: number, maxAffected: MaxAffected | undefined): Pair {
    const { platform } = declared;
    const path = ['spec', ...section, 'cleanupRules', index];
    const exceptions = (maxAffected?.exceptions ?? []).map(withLabel);
    const preview = new DataIntuneDeviceCleanupPreview(this, freeChildId(this, `${platform}-preview`, index), {
      platform,
      inactiveDays: declared.inactiveDays,
      ...(maxAffected?.within !== undefined && { withinDays: daysOf(maxAffected.within) }),
      ...(exceptions.length > 0 && { exceptions }),
    });
    nameFrom(preview, platform, path);
    const rule = new IntuneManagedDeviceCleanupRule(this, freeChildId(this, platform, index), {
      displayName: declared.displayName ?? cleanupRuleName(platform),
      ...(declared.description !== undefined && { description: declared.description }),
      deviceCleanupRulePlatformType: platform,
      deviceInactivityBeforeRetirementInDays: declared.inactiveDays,
      ...(maxAffected && { lifecycle: { precondition: caps(maxAffected, { platform, preview }) } }),
    });
    nameFrom(rule, platform, path);
    return { platform, rule, preview };
  }
}

/** Returns the name of a cleanup rule that does not declare one. */
function cleanupRuleName(platform: string): string {
  return `Device cleanup: ${platform}`;
}

interface Pair {
  readonly platform: CleanupPlatform;
  readonly rule: IntuneManagedDeviceCleanupRule;
  readonly preview: DataIntuneDeviceCleanupPreview;
}

/** Adds a label for reports, because ids replace the names of groups and scope tags. */
function withLabel(exception: DeviceException): DeviceException & { readonly label?: string } {
  const label = exception.group ?? exception.scopeTag;
  return label === undefined ? exception : { ...exception, label };
}

/** Uses Terraform expressions, because cdktf 0.21 converts `Op.lte(x, 0)` to `x <= undefined`. */
function caps(
  { percent, count, within, exceptions = [] }: MaxAffected,
  { platform, preview }: Omit<Pair, 'rule'>,
): Precondition[] {
  const address = addressOf(preview);
  const counts = within === undefined ? 'newly_hidden' : 'newly_leaving';
  const capped = exceptions.length === 0 ? counts : 'counted';
  const of = `\${${address}.${counts}} of \${${address}.fleet_size} devices`;
  const what = within === undefined ? `hide ${of}` : `make ${of} leave earlier within ${String(daysOf(within))} days`;
  const share = `\${${address}.${capped}_percent} percent`;
  const measured = exceptions.length === 0 ? share : `\${${address}.counted} without exceptions, ${share}`;
  const would = `INT1210: the cleanup rule for ${platform} would ${what} (${measured})`;
  const fix = 'Raise inactiveDays, or raise spec.retention.maxAffected for this change.';
  const cap = (attribute: string, most: number, allowed: string): Precondition => ({
    condition: `\${${address}.${attribute} <= ${String(most)}}`,
    errorMessage: `${would}; maxAffected allows ${allowed}. ${fix}`,
  });
  return [
    ...(percent === undefined ? [] : [cap(`${capped}_percent`, percent, `${String(percent)} percent`)]),
    ...(count === undefined ? [] : [cap(capped, count, String(count))]),
  ];
}

/** Returns the days in a duration such as `30d`. */
function daysOf(within: string): number {
  return Number.parseInt(within, 10);
}

const section = ['retention'];

/** When inactive devices are hidden. */
export const retentionSection = defineSection({
  path: section,
  declaredIn: ({ retention }) => retention,
  build: (tenant, declared: Retention) => new DeviceRetention(tenant, 'retention', declared),
  subjects: {
    '': 'retention',
    'cleanupRules.*': { noun: 'cleanup rule', name: 'platform', joint: 'for' },
    maxAffected: 'maxAffected',
    'maxAffected.exceptions.*': 'the exception',
  },
  samples: {
    managedDeviceCleanupRule: `spec:
  retention:
    cleanupRules:
      - { platform: windows, inactiveDays: 90 }`,
    deviceCleanupPreview: `spec:
  retention:
    cleanupRules:
      - { platform: windows, inactiveDays: 90 } # each rule is previewed
    maxAffected:
      percent: 5
      exceptions: # not counted
        - { deviceName: KIOSK-* }
        - { group: Loaner devices }`,
  },
  inverses: [
    {
      definition: 'managedDeviceCleanupRule',
      section: [...section, 'cleanupRules'],
      as: 'element',
      attributePaths: {
        platform: ['deviceCleanupRulePlatformType'],
        inactiveDays: ['deviceInactivityBeforeRetirementInDays'],
      },
      invert: ({ declared }) => declare(cleanupRuleOf(declared)),
    },
  ],
});

function cleanupRuleOf({
  deviceCleanupRulePlatformType: platform = null,
  deviceInactivityBeforeRetirementInDays: inactiveDays = null,
  displayName = null,
  description,
}: ValueObject): ValueObject {
  const called = typeof platform === 'string' && displayName === cleanupRuleName(platform);
  return {
    platform,
    inactiveDays,
    ...(!called && { displayName }),
    ...(description !== undefined && { description }),
  };
}
