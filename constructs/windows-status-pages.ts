import { Construct } from 'constructs';
import type { CustomStatusPage, StatusPages } from '../schemas/index.js';
import { statusPageDefaults } from './custom-defaults.js';
import { nameFrom } from './declared-path.js';
import {
  IntuneDefaultEnrollmentStatusPage,
  IntuneEnrollmentStatusPage,
  IntuneEnrollmentStatusPageOrder,
} from './generated/index.js';
import { logicalIdOf } from './logical-id.js';
import { toWindowsTarget } from './windows-targets.js';

/**
 * The enrollment status pages of a tenant: its default, and custom ones in order of priority.
 *
 * A custom page is shown and lets users collect logs, unless it says otherwise: a page that is not shown holds no device back.
 * A device whose set-up failed stays out of use, unless `allowDeviceUseOnInstallFailure` says otherwise.
 *
 * @see https://learn.microsoft.com/intune/intune-service/enrollment/windows-enrollment-status
 */
export class WindowsStatusPages extends Construct {
  /** The default page in Terraform. Undefined: it is left as the tenant has it. */
  readonly default: IntuneDefaultEnrollmentStatusPage | undefined;
  /** The custom pages in Terraform, by `logicalId` or display name, in order of priority. */
  readonly custom: ReadonlyMap<string, IntuneEnrollmentStatusPage>;
  /** The order of the custom pages in Terraform. Undefined: there are none. */
  readonly order: IntuneEnrollmentStatusPageOrder | undefined;

  /**
   * @param scope - the Windows enrollment
   * @param id - its name there
   * @param props - the pages
   */
  constructor(scope: Construct, id: string, { default: preset, custom = [] }: StatusPages) {
    super(scope, id);
    this.default = preset && new IntuneDefaultEnrollmentStatusPage(this, 'default', preset);
    nameFrom(this.default, 'default', ['spec', 'enrollment', 'windows', 'statusPages', 'default']);
    const pages = custom.map((page, index) => this.page(page, index + 1));
    this.custom = new Map(pages);
    const ids = pages.map(([, page]) => page.id);
    this.order = ids.length === 0 ? undefined : new IntuneEnrollmentStatusPageOrder(this, 'order', { ids });
    nameFrom(this.order, 'order', ['spec', 'enrollment', 'windows', 'statusPages', 'custom']);
  }

  private page(
    { logicalId, assignments = [], scopeTags, ...page }: CustomStatusPage,
    position: number,
  ): readonly [string, IntuneEnrollmentStatusPage] {
    const id = logicalId ?? logicalIdOf(page.displayName, `page-${String(position)}`);
    // `custom-` keeps a page that is called "Default" apart; equal names are reported by the rules of the tenant.
    const name = `custom-${id}`;
    const resource = new IntuneEnrollmentStatusPage(
      this,
      this.node.tryFindChild(name) ? `${name}-${String(position)}` : name,
      {
        ...statusPageDefaults,
        ...page,
        ...(scopeTags && { roleScopeTagIds: scopeTags }),
        assignments: assignments.map(toWindowsTarget),
      },
    );
    nameFrom(resource, id, ['spec', 'enrollment', 'windows', 'statusPages', 'custom', position - 1]);
    return [logicalId ?? page.displayName, resource];
  }
}
