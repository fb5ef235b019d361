import { Construct } from 'constructs';
import type { WindowsSettings } from '../schemas/index.js';
import { declarePart } from './declared-part.js';
import { nameFrom } from './declared-path.js';
import { IntuneWindowsRestore } from './generated/index.js';
import { WindowsAutodiscoveryChecks } from './windows-autodiscovery-checks.js';
import { WindowsAutopilot } from './windows-autopilot.js';
import { WindowsBulkEnrollment } from './windows-bulk-enrollment.js';
import { WindowsAutomaticEnrollment } from './windows-automatic-enrollment.js';
import { WindowsCoManagement } from './windows-co-management.js';
import { WindowsHello } from './windows-hello.js';
import { WindowsStatusPages } from './windows-status-pages.js';

/**
 * How Windows devices come in: whose enroll by themselves, how they find Intune and set themselves up, what users see
 * meanwhile, and how they sign in.
 *
 * One construct holds the Windows settings of a tenant. What is left out is not managed.
 *
 * @see https://learn.microsoft.com/intune/intune-service/enrollment/windows-enrollment-methods
 */
export class WindowsEnrollment extends Construct {
  /** The user scopes, where they are declared. */
  readonly automaticEnrollment: WindowsAutomaticEnrollment | undefined;
  /** The checks of domains, where they are declared. */
  readonly autodiscovery: WindowsAutodiscoveryChecks | undefined;
  /** The enrollment status pages, where they are declared. */
  readonly statusPages: WindowsStatusPages | undefined;
  /** Windows Hello for Business, where it is declared. */
  readonly helloForBusiness: WindowsHello | undefined;
  /** The packages for bulk enrollment, where they are declared. */
  readonly bulkEnrollment: WindowsBulkEnrollment | undefined;
  /** The Autopilot profiles, where they are declared. */
  readonly autopilot: WindowsAutopilot | undefined;
  /** Co-management, where it is declared. */
  readonly coManagement: WindowsCoManagement | undefined;
  /** The restore setting in Terraform, where it is declared. */
  readonly restore: IntuneWindowsRestore | undefined;

  /**
   * @param scope - the tenant
   * @param id - its name there
   * @param props - the Windows settings
   */
  constructor(scope: Construct, id: string, props: WindowsSettings) {
    super(scope, id);
    declarePart(this, { windows: props });
    const { automaticEnrollment, autodiscovery, statusPages, helloForBusiness } = props;
    const { bulkEnrollment, autopilot, coManagement, restore } = props;
    this.automaticEnrollment =
      automaticEnrollment && new WindowsAutomaticEnrollment(this, 'automatic-enrollment', automaticEnrollment);
    this.autodiscovery = autodiscovery && new WindowsAutodiscoveryChecks(this, 'autodiscovery', autodiscovery);
    this.statusPages = statusPages && new WindowsStatusPages(this, 'status-pages', statusPages);
    this.helloForBusiness = helloForBusiness && new WindowsHello(this, 'hello-for-business', helloForBusiness);
    this.bulkEnrollment = bulkEnrollment && new WindowsBulkEnrollment(this, 'bulk-enrollment', bulkEnrollment);
    this.autopilot = autopilot && new WindowsAutopilot(this, 'autopilot', autopilot);
    this.coManagement =
      coManagement && new WindowsCoManagement(this, 'co-management', { configurations: coManagement });
    this.restore = restore && new IntuneWindowsRestore(this, 'restore', restore);
    nameFrom(this.restore, 'restore', ['spec', 'enrollment', 'windows', 'restore']);
  }
}
