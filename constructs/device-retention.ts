import { Construct } from 'constructs';
import type { CleanupPlatform, CleanupRule, MaxAffected, Retention } from '../schemas/index.js';
import type { Precondition } from './cdk.js';
import { cleanupRuleName } from './custom-defaults.js';
import { declarePart } from './declared-part.js';
import { nameFrom } from './declared-path.js';
import { DataIntuneDeviceCleanupPreview, IntuneManagedDeviceCleanupRule } from './generated/index.js';

/**
 * When the records of silent devices are hidden: a cleanup rule for each platform.
 *
 * Beside each rule stands a preview, which counts what the rule would newly hide. With `maxAffected`, plan fails where that
 * is more. Terraform's addresses: `intune_managed_device_cleanup_rule.windows`, `data.intune_device_cleanup_preview.windows`.
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
   * @param id - its name there
   * @param props - the rules, and how many devices each may newly hide
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
    const path = ['spec', 'retention', 'cleanupRules', index];
    const preview = new DataIntuneDeviceCleanupPreview(this, this.freeId(`${platform}-preview`), {
      platform,
      inactiveDays: declared.inactiveDays,
    });
    nameFrom(preview, platform, path);
    const rule = new IntuneManagedDeviceCleanupRule(this, this.freeId(platform), {
      displayName: declared.displayName ?? cleanupRuleName(platform),
      ...(declared.description !== undefined && { description: declared.description }),
      deviceCleanupRulePlatformType: platform,
      deviceInactivityBeforeRetirementInDays: declared.inactiveDays,
      ...(maxAffected && { lifecycle: { precondition: caps(maxAffected, { platform, preview }) } }),
    });
    nameFrom(rule, platform, path);
    return { platform, rule, preview };
  }

  /** Two rules for a platform are reported by the rules of the tenant, with a better message than that of the construct tree. */
  private freeId(id: string): string {
    return this.node.tryFindChild(id) ? `${id}-${String(this.node.children.length)}` : id;
  }
}

interface Pair {
  readonly platform: CleanupPlatform;
  readonly rule: IntuneManagedDeviceCleanupRule;
  readonly preview: DataIntuneDeviceCleanupPreview;
}

/** Written as Terraform expressions, because cdktf 0.21 turns `Op.lte(x, 0)` into `x <= undefined`. */
function caps({ percent, count }: MaxAffected, { platform, preview }: Omit<Pair, 'rule'>): Precondition[] {
  const address = `data.${preview.terraformResourceType}.${preview.friendlyUniqueId}`;
  const would =
    `INT1210: the cleanup rule for ${platform} would hide \${${address}.newly_hidden} of ` +
    `\${${address}.fleet_size} devices (\${${address}.newly_hidden_percent} percent)`;
  const fix = 'Raise inactiveDays, or raise spec.retention.maxAffected for this change.';
  const cap = (attribute: string, most: number, allowed: string): Precondition => ({
    condition: `\${${address}.${attribute} <= ${String(most)}}`,
    errorMessage: `${would}; maxAffected allows ${allowed}. ${fix}`,
  });
  return [
    ...(percent === undefined ? [] : [cap('newly_hidden_percent', percent, `${String(percent)} percent`)]),
    ...(count === undefined ? [] : [cap('newly_hidden', count, String(count))]),
  ];
}
