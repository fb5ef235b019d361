import { Construct } from 'constructs';
import type { BulkEnrollment, BulkEnrollmentPackage } from '../schemas/index.js';
import { nameFrom } from './declared-path.js';
import { DataIntuneWindowsBulkEnrollmentToken } from './generated/index.js';
import { logicalIdOf } from './logical-id.js';

/**
 * Provisioning packages that enroll Windows devices in bulk. Graph knows nothing of them: a Windows tool builds them.
 *
 * In Terraform their tokens are watched: plan warns before one expires, and fails after. The files to build them from are written by
 * `intuneform package windows`. Terraform's addresses: `data.intune_windows_bulk_enrollment_token.<name>`.
 *
 * @see https://learn.microsoft.com/intune/intune-service/enrollment/windows-bulk-enroll
 */
export class WindowsBulkEnrollment extends Construct {
  /** The watched tokens in Terraform, by name of the package. */
  readonly packages: ReadonlyMap<string, DataIntuneWindowsBulkEnrollmentToken>;

  /**
   * @param scope - the Windows enrollment
   * @param id - its name there
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
    const id = logicalIdOf(name, `package-${String(index + 1)}`);
    // Equal names are reported by the rules of the tenant, with a better message than that of the construct tree.
    const data = new DataIntuneWindowsBulkEnrollmentToken(
      this,
      this.node.tryFindChild(id) ? `${id}-${String(index)}` : id,
      {
        packageName: name,
        ...(tokenExpirationDateTime !== undefined && { tokenExpirationDateTime }),
        ...(renewBeforeDays !== undefined && { renewBeforeDays }),
      },
    );
    nameFrom(data, id, ['spec', 'enrollment', 'windows', 'bulkEnrollment', 'packages', index]);
    return data;
  }
}
