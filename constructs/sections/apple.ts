import { Construct } from 'constructs';

import { type Diagnostic, error, exportedValue } from '../../core/index.js';
import type { Apple, PushCertificate, UserInitiatedProfile } from '../../schemas/index.js';
import { addressOf } from '../address.js';
import { adeInverses, type AdeResources, adeSamples, adeTokens } from '../apple/automated-device-enrollment.js';
import { configuratorInverses, configuratorProfiles, configuratorSamples } from '../apple/configurator.js';
import {
  type AppleProfiles,
  userInitiatedInverses,
  userInitiatedProfiles,
  userInitiatedSamples,
} from '../apple/user-initiated.js';
import { nameFrom } from '../declared-path.js';
import {
  type IntuneAppleConfiguratorEnrollmentProfile,
  IntuneAppleDataSharingConsent,
  IntuneApplePushNotificationCertificate,
} from '../generated/index.js';
import { declare, unset } from '../inverse/inverse.js';
import { declarePart } from '../section/declared-part.js';
import { defineSection } from '../section/section.js';
import { fileExpression } from '../terraform-file.js';

export type { AdeResources, AppleProfiles };

/**
 * How iPhones, iPads and Macs enroll: push certificate, consent, profiles for users who enroll their own devices, Automated
 * Device Enrollment of devices from Apple Business Manager or Apple School Manager, and profiles for devices that a person prepares
 * with Apple Configurator. Defaults are secure: an Apple ID other than the
 * tenant's is rejected, nothing is uploaded before the consent, no profile is created before the certificate, and every plan warns
 * 30 days before the certificate or a token expires. With Automated Device Enrollment, enrollment is mandatory, users cannot remove
 * management, and devices wait until their policies arrive; iPhones and iPads are supervised and cannot pair with computers, and
 * users of Macs are standard users.
 *
 * Terraform addresses: `intune_apple_data_sharing_consent.consent`, `intune_apple_push_notification_certificate.certificate`, and
 * by name `intune_apple_user_initiated_enrollment_profile.byod-iphones`, `intune_dep_onboarding_setting.contoso`,
 * `intune_dep_ios_enrollment_profile.contoso-iphones-of-staff` (token and profile), `intune_dep_macos_enrollment_profile.…`,
 * `intune_dep_visionos_enrollment_policy.…`,
 * `intune_apple_configurator_enrollment_profile.ipads-of-the-workshop`, `intune_default_dep_enrollment_profile.contoso-iOS`. A new name creates a new object.
 *
 * @see https://learn.microsoft.com/intune/intune-service/enrollment/apple-mdm-push-certificate-get
 */
export class AppleEnrollment extends Construct {
  /** The consent in Terraform. Undefined: it is not declared. */
  readonly consent: IntuneAppleDataSharingConsent | undefined;
  /** The push certificate in Terraform. Undefined: it is not declared. */
  readonly certificate: IntuneApplePushNotificationCertificate | undefined;
  /** The user-initiated profiles in Terraform, by `logicalId` or display name, in order of priority. */
  readonly profiles: AppleProfiles['profiles'];
  /** The order of the profiles of each platform in Terraform. */
  readonly orders: AppleProfiles['orders'];
  /** The ADE tokens in Terraform, by name, each with its profiles and defaults. */
  readonly automatedDeviceEnrollment: ReadonlyMap<string, AdeResources>;
  /** The profiles of Apple Configurator in Terraform, by `logicalId` or display name. */
  readonly configurator: ReadonlyMap<string, IntuneAppleConfiguratorEnrollmentProfile>;

  /**
   * @param scope - the tenant
   * @param id - construct id
   * @param props - the settings for Apple devices
   */
  constructor(scope: Construct, id: string, props: Apple) {
    super(scope, id);
    declarePart(this, { enrollment: { apple: props } });
    const { dataSharingConsent, pushCertificate, userInitiated = [] } = props;
    const { automatedDeviceEnrollment = [], configurator = [] } = props;
    this.consent = dataSharingConsent && new IntuneAppleDataSharingConsent(this, 'consent', dataSharingConsent);
    nameFrom(this.consent, 'consent', ['spec', ...section, 'dataSharingConsent']);
    this.certificate = pushCertificate && this.pushCertificate(pushCertificate);
    const after = this.certificate ? [this.certificate] : [];
    const { profiles, orders } = userInitiatedProfiles(this, userInitiated, after);
    this.profiles = profiles;
    this.orders = orders;
    this.automatedDeviceEnrollment = adeTokens(this, automatedDeviceEnrollment, after);
    this.configurator = configuratorProfiles(this, configurator, after);
  }

  private pushCertificate({
    certificateFile,
    ...certificate
  }: PushCertificate): IntuneApplePushNotificationCertificate {
    const resource = new IntuneApplePushNotificationCertificate(this, 'certificate', {
      ...certificate,
      ...(certificateFile !== undefined && { certificate: fileExpression(this, certificateFile) }),
      ...(this.consent && { dependsOn: [this.consent] }),
    });
    nameFrom(resource, 'certificate', ['spec', ...section, 'pushCertificate']);
    return resource;
  }
}

/** Properties of `MacOsEnrollment`. */
export interface MacOsEnrollmentProps {
  /** The construct that declares the push certificate, which Macs need as well. */
  readonly apple: AppleEnrollment;
  /** How users enroll their own Macs. The order sets the priority: the first profile that targets a user applies. */
  readonly userInitiated: readonly Omit<UserInitiatedProfile, 'platform'>[];
}

/**
 * How Macs enroll, separately from phones and tablets. In a YAML declaration both are in `apple`. One construct holds all Mac
 * profiles of a tenant, because their order sets the priority.
 *
 */
export class MacOsEnrollment extends Construct {
  /** The user-initiated profiles in Terraform, by `logicalId` or display name, in order of priority. */
  readonly profiles: AppleProfiles['profiles'];

  /**
   * @param scope - the tenant
   * @param id - construct id
   * @param props - the settings for Macs
   */
  constructor(scope: Construct, id: string, { apple, userInitiated }: MacOsEnrollmentProps) {
    super(scope, id);
    const declared = userInitiated.map((profile) => ({ ...profile, platform: 'macOS' as const }));
    declarePart(this, { enrollment: { apple: { userInitiated: declared } } });
    this.profiles = userInitiatedProfiles(this, declared, apple.certificate ? [apple.certificate] : []).profiles;
  }
}

const section = ['enrollment', 'apple'];

/** How Apple devices enroll. */
export const appleSection = defineSection({
  path: section,
  declaredIn: ({ enrollment }) => enrollment?.apple,
  build: (tenant, declared: Apple) => new AppleEnrollment(tenant, 'apple', declared),
  subjects: {
    '': 'the Apple section',
    pushCertificate: 'the push certificate',
    'pushCertificate.transition': 'the transition of the Apple account',
    dataSharingConsent: 'the consent to share data with Apple',
    'configurator.*': { noun: 'Apple Configurator profile', name: 'displayName' },
    'userInitiated.*': { noun: 'user-initiated profile', name: 'displayName' },
  },
  samples: {
    applePushNotificationCertificate: `spec:
  enrollment:
    apple:
      pushCertificate:
        appleIdentifier: mdm@contoso.com
        certificateFile: certificates/apns.pem
        certificateSerialNumber: 2F4CA42D0F1B1B61
        renewBeforeDays: 30`,
    appleDataSharingConsent: `spec:
  enrollment:
    apple:
      dataSharingConsent: { granted: true }`,
    ...userInitiatedSamples,
    ...adeSamples,
    ...configuratorSamples,
  },
  inverses: [
    {
      definition: 'appleDataSharingConsent',
      section: [...section, 'dataSharingConsent'],
      as: 'whole',
      invert: (object) => (exportedValue(object, 'granted') === true ? declare({ granted: true }) : unset),
    },
    {
      definition: 'applePushNotificationCertificate',
      section: [...section, 'pushCertificate'],
      as: 'whole',
      // Without the certificate, its serial number must not be declared: renewal by hand would then show up as drift.
      invert: ({ declared: { appleIdentifier = null } }) =>
        declare({ appleIdentifier }, [
          {
            path: [],
            text: 'The certificate cannot be read, so renew it by hand. To renew it with this declaration, add certificateFile and certificateSerialNumber.',
          },
        ]),
    },
    ...adeInverses,
    ...configuratorInverses,
    ...userInitiatedInverses,
  ],
  readiness: ({ certificate, automatedDeviceEnrollment }) => ({
    platforms: ['iOS', 'macOS', ...(automatedDeviceEnrollment.size > 0 ? ['appleAutomated' as const] : [])],
    after: [certificate],
    watchedEnds: certificate ? [`${addressOf(certificate)}.expiration_date_time`] : [],
  }),
  scattered: scatteredProfiles,
});

/** Finds platforms whose profiles are split between constructs: the order of a platform is a single resource. */
function scatteredProfiles(parts: readonly Apple[]): readonly Diagnostic[] {
  const platforms = parts.map(({ userInitiated = [] }) => new Set(userInitiated.map(({ platform }) => platform)));
  return (['iOS', 'macOS'] as const)
    .filter((platform) => platforms.filter((declared) => declared.has(platform)).length > 1)
    .map((platform) =>
      error('INT1229', {
        what: `the user-initiated profiles for ${platform} are in several constructs`,
        why: 'the order of the profiles sets their priority, so one construct must contain all of them',
        fix: 'declare them in one construct',
      }),
    );
}
