import { Construct } from 'constructs';
import type { Apple, PushCertificate } from '../schemas/index.js';
import { adeTokens } from './apple-ade.js';
import type { AdeResources } from './apple-ade.js';
import { userInitiatedProfiles } from './apple-profiles.js';
import type { AppleProfiles } from './apple-profiles.js';
import { declarePart } from './declared-part.js';
import { nameFrom } from './declared-path.js';
import { IntuneAppleDataSharingConsent, IntuneApplePushNotificationCertificate } from './generated/index.js';
import { fileExpression } from './terraform-file.js';

/**
 * The enrollment of iPhones, iPads and Macs: push certificate, consent, how users enroll a device by themselves, and how
 * devices enroll that come from Apple Business Manager or Apple School Manager (Automated Device Enrollment).
 *
 * Secure by default: another Apple ID than the tenant's is refused, nothing is uploaded before the consent, no profile is made
 * before the certificate, and every plan warns 30 days before the certificate or a token ends. Profiles of Automated Device
 * Enrollment are mandatory, not to be removed by the user, and hold the device back until its policies are there; iPhones and
 * iPads are supervised and pair with no computer, users of Macs are standard users.
 *
 * Terraform's addresses: `intune_apple_data_sharing_consent.consent`,
 * `intune_apple_push_notification_certificate.certificate`, and by name
 * `intune_apple_user_initiated_enrollment_profile.byod-iphones`, `intune_dep_onboarding_setting.contoso`,
 * `intune_dep_ios_enrollment_profile.contoso-iphones-of-staff` (token and profile),
 * `intune_dep_macos_enrollment_profile.…`, `intune_default_dep_enrollment_profile.contoso-iOS`. A new name makes a new
 * object.
 *
 * @see https://learn.microsoft.com/intune/intune-service/enrollment/apple-mdm-push-certificate-get
 */
export class AppleEnrollment extends Construct {
  /** The consent in Terraform, where it is declared. */
  readonly consent: IntuneAppleDataSharingConsent | undefined;
  /** The push certificate in Terraform, where it is declared. */
  readonly certificate: IntuneApplePushNotificationCertificate | undefined;
  /** The user-initiated profiles in Terraform, by `logicalId` or display name, in order of priority. */
  readonly profiles: AppleProfiles['profiles'];
  /** The order of the profiles of each platform in Terraform. */
  readonly orders: AppleProfiles['orders'];
  /** The ADE tokens in Terraform, by name, each with its profiles and defaults. */
  readonly automatedDeviceEnrollment: ReadonlyMap<string, AdeResources>;

  /**
   * @param scope - the tenant
   * @param id - its name there
   * @param props - what is declared for Apple devices
   */
  constructor(scope: Construct, id: string, props: Apple) {
    super(scope, id);
    declarePart(this, { apple: props });
    const { dataSharingConsent, pushCertificate, userInitiated = [], automatedDeviceEnrollment = [] } = props;
    this.consent = dataSharingConsent && new IntuneAppleDataSharingConsent(this, 'consent', dataSharingConsent);
    nameFrom(this.consent, 'consent', ['spec', 'enrollment', 'apple', 'dataSharingConsent']);
    this.certificate = pushCertificate && this.pushCertificate(pushCertificate);
    const after = this.certificate ? [this.certificate] : [];
    const { profiles, orders } = userInitiatedProfiles(this, userInitiated, after);
    this.profiles = profiles;
    this.orders = orders;
    this.automatedDeviceEnrollment = adeTokens(this, automatedDeviceEnrollment, after);
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
    nameFrom(resource, 'certificate', ['spec', 'enrollment', 'apple', 'pushCertificate']);
    return resource;
  }
}
