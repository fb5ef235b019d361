import { Construct } from 'constructs';
import type { UserInitiatedProfile } from '../schemas/index.js';
import type { AppleEnrollment } from './apple-enrollment.js';
import { userInitiatedProfiles } from './apple-profiles.js';
import type { AppleProfiles } from './apple-profiles.js';
import { declarePart } from './declared-part.js';

/** Properties of `MacOsEnrollment`. */
export interface MacOsEnrollmentProps {
  /** Where the push certificate is declared: Macs need it as phones do. */
  readonly apple: AppleEnrollment;
  /** How users enroll a Mac by themselves. The order is the priority: the first that reaches a user counts. */
  readonly userInitiated: readonly Omit<UserInitiatedProfile, 'platform'>[];
}

/**
 * The enrollment of Macs, apart from that of phones and tablets. In a declaration both are in `apple`.
 *
 * All profiles for Macs of a tenant are in one construct, because their order is their priority.
 */
export class MacOsEnrollment extends Construct {
  /** The user-initiated profiles in Terraform, by `logicalId` or display name, in order of priority. */
  readonly profiles: AppleProfiles['profiles'];

  /**
   * @param scope - the tenant
   * @param id - its name there
   * @param props - what is declared for Macs
   */
  constructor(scope: Construct, id: string, { apple, userInitiated }: MacOsEnrollmentProps) {
    super(scope, id);
    const declared = userInitiated.map((profile) => ({ ...profile, platform: 'macOS' as const }));
    declarePart(this, { apple: { userInitiated: declared } });
    this.profiles = userInitiatedProfiles(this, declared, apple.certificate ? [apple.certificate] : []).profiles;
  }
}
