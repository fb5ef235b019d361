import { Construct } from 'constructs';

import type { BulkEnrollment, BulkEnrollmentPackage } from '../../../schemas/index.js';
import { DataIntuneWindowsBulkEnrollmentToken } from '../../generated/index.js';
import { addElement } from '../../section/add-element.js';
import { defineSection } from '../../section/section.js';

/**
 * Provisioning packages for bulk enrollment of Windows devices. Graph has no record of them: Windows Configuration Designer builds
 * them from the files that `intuneform package windows` writes. Terraform watches their tokens: plan warns before and after one
 * expires.
 *
 * Terraform addresses: `data.intune_windows_bulk_enrollment_token.<name>`.
 *
 * @see https://learn.microsoft.com/intune/intune-service/enrollment/windows-bulk-enroll
 */
export class WindowsBulkEnrollment extends Construct {
  /** The watched tokens in Terraform, by name of the package. */
  readonly packages: ReadonlyMap<string, DataIntuneWindowsBulkEnrollmentToken>;

  /**
   * @param scope - the Windows enrollment
   * @param id - construct id
   * @param props - the packages
   */
  constructor(scope: Construct, id: string, { packages }: BulkEnrollment) {
    super(scope, id);
    this.packages = new Map(packages.map((one, index) => [one.name, this.token(one, index)]));
  }

  private token(
    { name, tokenExpirationDateTime, renewBeforeDays }: BulkEnrollmentPackage,
    index: number,
  ): DataIntuneWindowsBulkEnrollmentToken {
    const element = { name, list: ['spec', ...section, 'packages'], index, fallback: 'package' };
    return addElement(this, element, (childId) => {
      return new DataIntuneWindowsBulkEnrollmentToken(this, childId, {
        packageName: name,
        ...(tokenExpirationDateTime !== undefined && { tokenExpirationDateTime }),
        ...(renewBeforeDays !== undefined && { renewBeforeDays }),
      });
    });
  }
}

const section = ['enrollment', 'windows', 'bulkEnrollment'];

/** Bulk enrollment. Graph stores no part of it that could be exported. */
export const bulkEnrollmentSection = defineSection({
  path: section,
  declaredIn: ({ enrollment }) => enrollment?.windows?.bulkEnrollment,
  build: (windows, declared: BulkEnrollment) => new WindowsBulkEnrollment(windows, 'bulk-enrollment', declared),
  samples: {},
  inverses: [],
});
