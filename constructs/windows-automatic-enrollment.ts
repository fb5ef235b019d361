import { Construct } from 'constructs';
import type { AutomaticEnrollment, MamUserScope, MdmUserScope } from '../schemas/index.js';
import { nameFrom } from './declared-path.js';
import { IntuneMobileAppManagementPolicy, IntuneMobileDeviceManagementPolicy } from './generated/index.js';

/**
 * Whose Windows devices enroll by themselves, and whose apps are managed on devices that are not enrolled.
 *
 * Only a signed-in administrator may read or write the two scopes. Where an application runs Terraform, plan says so.
 *
 * @see https://learn.microsoft.com/intune/intune-service/enrollment/windows-enroll
 */
export class WindowsAutomaticEnrollment extends Construct {
  /** The MDM user scope in Terraform, where it is declared. */
  readonly mdmUserScope: IntuneMobileDeviceManagementPolicy | undefined;
  /** The MAM user scope in Terraform, where it is declared. */
  readonly mamUserScope: IntuneMobileAppManagementPolicy | undefined;

  /**
   * @param scope - the Windows enrollment
   * @param id - its name there
   * @param props - the scopes
   */
  constructor(scope: Construct, id: string, { mdmUserScope, mamUserScope }: AutomaticEnrollment) {
    super(scope, id);
    this.mdmUserScope = mdmUserScope && new IntuneMobileDeviceManagementPolicy(this, 'mdm', scopeOf(mdmUserScope));
    nameFrom(this.mdmUserScope, 'user-scope', ['spec', 'enrollment', 'windows', 'automaticEnrollment', 'mdmUserScope']);
    this.mamUserScope = mamUserScope && new IntuneMobileAppManagementPolicy(this, 'mam', scopeOf(mamUserScope));
    nameFrom(this.mamUserScope, 'user-scope', ['spec', 'enrollment', 'windows', 'automaticEnrollment', 'mamUserScope']);
  }
}

/** Groups alone mean the scope `selected`. */
function scopeOf<T extends MdmUserScope | MamUserScope>({ groups = [], appliesTo = 'selected', ...scope }: T) {
  return { ...scope, appliesTo, includedGroups: groups };
}
