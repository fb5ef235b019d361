import { Construct } from 'constructs';

import { type ExportedObject, exportedValue } from '../../core/index.js';
import type { Android, CorporateProfile, ManagedGooglePlay } from '../../schemas/index.js';
import { addressOf } from '../address.js';
import { nameFrom } from '../declared-path.js';
import {
  IntuneAndroidDeviceOwnerEnrollmentProfile,
  IntuneAndroidManagedStoreAccountEnterpriseSettings,
} from '../generated/index.js';
import { elementOf } from '../inverse/element.js';
import { declare, type Inverted, unset } from '../inverse/inverse.js';
import { addElement } from '../section/add-element.js';
import { declarePart } from '../section/declared-part.js';
import { defineSection } from '../section/section.js';

/** Properties of `AndroidEnrollment`. The work profile is a default restriction: declare it in `PlatformRestrictions`. */
export type AndroidEnrollmentProps = Omit<Android, 'workProfile'>;

/**
 * How Android devices enroll: the connection of the tenant to managed Google Play, and profiles for corporate devices. intuneform
 * checks the connection and never creates it; only `bound: false` with every consequence acknowledged removes it. Tokens of
 * profiles are neither attributes nor in the state: get one from the ephemeral resource `intune_android_enrollment_token` or from
 * `intuneform token android`. Devices join a Wi-Fi network during setup only if one is declared, although Graph's own default
 * differs.
 *
 * Terraform addresses: `intune_android_managed_store_account_enterprise_settings.managed-google-play`, and by name
 * `intune_android_device_owner_enrollment_profile.warehouse-scanners`. A new name without a `logicalId` creates a new profile.
 *
 * @see https://learn.microsoft.com/intune/intune-service/enrollment/connect-intune-android-enterprise
 */
export class AndroidEnrollment extends Construct {
  /** The binding in Terraform. Undefined: it is neither checked nor changed. */
  readonly managedGooglePlay: IntuneAndroidManagedStoreAccountEnterpriseSettings | undefined;
  /** The corporate profiles in Terraform, by `logicalId` or display name. */
  readonly corporateProfiles: ReadonlyMap<string, IntuneAndroidDeviceOwnerEnrollmentProfile>;

  /**
   * @param scope - the tenant
   * @param id - construct id
   * @param props - the binding and the profiles
   */
  constructor(scope: Construct, id: string, props: AndroidEnrollmentProps) {
    super(scope, id);
    declarePart(this, { enrollment: { android: props } });
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
    nameFrom(resource, 'managed-google-play', ['spec', ...section, 'managedGooglePlay']);
    return resource;
  }

  private profile(
    { logicalId, ...profile }: CorporateProfile,
    index: number,
  ): IntuneAndroidDeviceOwnerEnrollmentProfile {
    // `profile-` avoids a clash with the binding's id. The rules of the tenant report equal names.
    const place = { list: ['spec', ...corporateProfiles], index, fallback: 'profile', prefix: 'profile-' };
    return addElement(this, { logicalId, name: profile.displayName, ...place }, (childId) => {
      return new IntuneAndroidDeviceOwnerEnrollmentProfile(this, childId, {
        ...profile,
        configureWifi: profile.configureWifi ?? configuresWifi(profile.wifiSsid),
        ...(this.managedGooglePlay && { dependsOn: [this.managedGooglePlay] }),
      });
    });
  }
}

/**
 * Whether devices join a Wi-Fi network, for corporate profiles that do not say so: they do if the profile names one.
 */
function configuresWifi(wifiSsid: unknown): boolean {
  return wifiSsid !== undefined && wifiSsid !== null;
}

const section = ['enrollment', 'android'];
const corporateProfiles = [...section, 'corporateProfiles'];

/** How Android devices enroll. The work profile is exported as one of the default restrictions. */
export const androidSection = defineSection({
  path: section,
  declaredIn: ({ enrollment }) => enrollment?.android,
  build: (tenant, declared: Android) => new AndroidEnrollment(tenant, 'android', declared),
  samples: {
    androidManagedStoreAccountEnterpriseSettings: `spec:
  enrollment:
    android:
      managedGooglePlay: { bound: true, enrollmentTarget: all }`,
    androidDeviceOwnerEnrollmentProfile: `spec:
  enrollment:
    android:
      managedGooglePlay: { bound: true }
      corporateProfiles:
        - displayName: Warehouse scanners
          enrollmentMode: corporateOwnedDedicatedDevice
          tokenExpirationDateTime: 2027-11-01T00:00:00Z
          deviceNameTemplate: "SCAN-{{SERIALLAST4DIGITS}}"`,
  },
  inverses: [
    {
      definition: 'androidManagedStoreAccountEnterpriseSettings',
      section: [...section, 'managedGooglePlay'],
      as: 'whole',
      invert: invertBinding,
    },
    {
      definition: 'androidDeviceOwnerEnrollmentProfile',
      section: corporateProfiles,
      as: 'element',
      named: 'displayName',
      presets: ['configureWifi'],
      invert: (object) => declare(elementOf(object, { presets: wifiPreset(object) }), wifiNotes(object)),
    },
  ],
  readiness: ({ managedGooglePlay, corporateProfiles: profiles }) => ({
    platforms: ['androidEnterprise'],
    after: [managedGooglePlay],
    watchedEnds: [...profiles.values()].map((profile) => `${addressOf(profile)}.token_expiration_date_time`),
  }),
});

function invertBinding(object: ExportedObject): Inverted {
  const { bindStatus, targetGroupIds, ...settings } = elementOf(object);
  if (bindStatus !== 'bound') return unset;
  // Groups that Graph keeps with another target have no effect, and must not be declared.
  const targeted = settings.enrollmentTarget === 'targeted';
  return declare({ bound: true, ...settings, ...(targeted && targetGroupIds !== undefined && { targetGroupIds }) });
}

function wifiPreset(object: ExportedObject): { readonly configureWifi: boolean } {
  return { configureWifi: configuresWifi(object.declared.wifiSsid) };
}

function wifiNotes(object: ExportedObject): { readonly path: readonly string[]; readonly text: string }[] {
  if (exportedValue(object, 'configureWifi') !== true) return [];
  const text = 'The password of the network cannot be read. It is not changed, and is not in this file.';
  return [{ path: object.declared.wifiSsid === undefined ? [] : ['wifiSsid'], text }];
}
