import { Construct } from 'constructs';
import type { Apple, PushCertificate } from '../schemas/index.js';
import { userInitiatedProfiles } from './apple-profiles.js';
import type { AppleProfiles } from './apple-profiles.js';
import { declarePart } from './declared-part.js';
import { nameFrom } from './declared-path.js';
import { IntuneAppleDataSharingConsent, IntuneApplePushNotificationCertificate } from './generated/index.js';
import { fileExpression } from './terraform-file.js';

/**
 * The enrollment of iPhones, iPads and Macs: push certificate, consent, and how users enroll a device by themselves.
 *
 * Secure by default: another Apple ID than the tenant's is refused, nothing is uploaded before the consent, no profile is made
 * before the certificate, and every plan warns 30 days before the certificate ends.
 *
 * Terraform's addresses: `intune_apple_data_sharing_consent.consent`,
 * `intune_apple_push_notification_certificate.certificate`, and by name
 * `intune_apple_user_initiated_enrollment_profile.byod-iphones`. A new name makes a new profile.
 *
 * @see https://learn.microsoft.com/intune/intune-service/enrollment/apple-mdm-push-certificate-get
 */
export class AppleEnrollment extends Construct {
  /** The consent in Terraform, where it is declared. */
  readonly consent: IntuneAppleDataSharingConsent | undefined;
  /** The push certificate in Terraform, where it is declared. */
  readonly certificate: IntuneApplePushNotificationCertificate | undefined;
  /** The user-initiated profiles in Terraform, by display name, in order of priority. */
  readonly profiles: AppleProfiles['profiles'];
  /** The order of the profiles of each platform in Terraform. */
  readonly orders: AppleProfiles['orders'];

  /**
   * @param scope - the tenant
   * @param id - its name there
   * @param props - what is declared for Apple devices
   */
  constructor(scope: Construct, id: string, props: Apple) {
    super(scope, id);
    declarePart(this, { apple: props });
    const { dataSharingConsent, pushCertificate, userInitiated = [] } = props;
    this.consent = dataSharingConsent && new IntuneAppleDataSharingConsent(this, 'consent', dataSharingConsent);
    nameFrom(this.consent, 'consent', ['spec', 'enrollment', 'apple', 'dataSharingConsent']);
    this.certificate = pushCertificate && this.pushCertificate(pushCertificate);
    const { profiles, orders } = userInitiatedProfiles(this, userInitiated, this.certificate ? [this.certificate] : []);
    this.profiles = profiles;
    this.orders = orders;
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
