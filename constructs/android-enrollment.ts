import { Construct } from 'constructs';
import type { Android, CorporateProfile, ManagedGooglePlay } from '../schemas/index.js';
import { configuresWifi } from './custom-defaults.js';
import { declarePart } from './declared-part.js';
import { nameFrom } from './declared-path.js';
import {
  IntuneAndroidDeviceOwnerEnrollmentProfile,
  IntuneAndroidManagedStoreAccountEnterpriseSettings,
} from './generated/index.js';
import { logicalIdOf } from './logical-id.js';

/** Properties of `AndroidEnrollment`. The work profile is a default restriction: declare it in `PlatformRestrictions`. */
export type AndroidEnrollmentProps = Omit<Android, 'workProfile'>;

/**
 * How Android devices enroll: the binding of the tenant to managed Google Play, and profiles for corporate devices.
 *
 * The binding is asserted and never made; it is undone only by `bound: false` with every consequence acknowledged. Tokens of profiles are in no attribute and in no state: take one from the
 * ephemeral resource `intune_android_enrollment_token`, or from `intuneform token android`. Devices are put on a Wi-Fi network
 * only where one is declared, although Graph's own default is to do so.
 *
 * Terraform's addresses: `intune_android_managed_store_account_enterprise_settings.managed-google-play`, and by name
 * `intune_android_device_owner_enrollment_profile.warehouse-scanners`. A new name without a `logicalId` makes a new profile.
 *
 * @see https://learn.microsoft.com/intune/intune-service/enrollment/connect-intune-android-enterprise
 */
export class AndroidEnrollment extends Construct {
  /** The binding in Terraform. Undefined: it is neither asserted nor changed. */
  readonly managedGooglePlay: IntuneAndroidManagedStoreAccountEnterpriseSettings | undefined;
  /** The corporate profiles in Terraform, by `logicalId` or display name. */
  readonly corporateProfiles: ReadonlyMap<string, IntuneAndroidDeviceOwnerEnrollmentProfile>;

  /**
   * @param scope - the tenant
   * @param id - its name there
   * @param props - the binding and the profiles
   */
  constructor(scope: Construct, id: string, props: AndroidEnrollmentProps) {
    super(scope, id);
    declarePart(this, { android: props });
    this.managedGooglePlay = props.managedGooglePlay && this.binding(props.managedGooglePlay);
    const profiles = props.corporateProfiles ?? [];
    this.corporateProfiles = new Map(
      profiles.map((profile, index) => [profile.logicalId ?? profile.displayName, this.profile(profile, index)]),
    );
  }

  private binding({ bound, ...settings }: ManagedGooglePlay): IntuneAndroidManagedStoreAccountEnterpriseSettings {
    const resource = new IntuneAndroidManagedStoreAccountEnterpriseSettings(this, 'managed-google-play', {
      ...settings,
      ...(bound !== undefined && { bindStatus: bound ? 'bound' : 'notBound' }),
    });
    nameFrom(resource, 'managed-google-play', ['spec', 'enrollment', 'android', 'managedGooglePlay']);
    return resource;
  }

  private profile(
    { logicalId, ...profile }: CorporateProfile,
    index: number,
  ): IntuneAndroidDeviceOwnerEnrollmentProfile {
    const id = logicalId ?? logicalIdOf(profile.displayName, `profile-${String(index + 1)}`);
    // `profile-` keeps one that is called like the binding apart; equal names are reported by the rules of the tenant.
    const name = `profile-${id}`;
    const resource = new IntuneAndroidDeviceOwnerEnrollmentProfile(
      this,
      this.node.tryFindChild(name) ? `${name}-${String(index)}` : name,
      {
        ...profile,
        configureWifi: profile.configureWifi ?? configuresWifi(profile.wifiSsid),
        ...(this.managedGooglePlay && { dependsOn: [this.managedGooglePlay] }),
      },
    );
    nameFrom(resource, id, ['spec', 'enrollment', 'android', 'corporateProfiles', index]);
    return resource;
  }
}
