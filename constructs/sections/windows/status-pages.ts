import { Construct } from 'constructs';

import type { ExportedObject, ValueObject } from '../../../core/index.js';
import type { CustomStatusPage, StatusPages } from '../../../schemas/index.js';
import { referenceToId } from '../../address.js';
import { nameFrom } from '../../declared-path.js';
import {
  IntuneDefaultEnrollmentStatusPage,
  IntuneEnrollmentStatusPage,
  IntuneEnrollmentStatusPageOrder,
} from '../../generated/index.js';
import { elementOf, elements, order, scopeTags as renamed, whole } from '../../inverse/element.js';
import { declare, type Inverted } from '../../inverse/inverse.js';
import { addElement } from '../../section/add-element.js';
import { defineSection } from '../../section/section.js';
import { toFilteredTarget } from '../../targets.js';

/**
 * The enrollment status pages of a tenant: the default, and custom pages in order of priority. By default, a custom
 * page is shown and lets users collect logs: a page that is not shown does not block devices. A device whose setup
 * failed stays blocked, unless `allowDeviceUseOnInstallFailure` is true.
 *
 * @see https://learn.microsoft.com/intune/intune-service/enrollment/windows-enrollment-status
 */
export class WindowsStatusPages extends Construct {
  /** The default page in Terraform. Undefined: it is not managed. */
  readonly default: IntuneDefaultEnrollmentStatusPage | undefined;
  /** The custom pages in Terraform, by `logicalId` or display name, in order of priority. */
  readonly custom: ReadonlyMap<string, IntuneEnrollmentStatusPage>;
  /** The order of the custom pages in Terraform. Undefined: there are none. */
  readonly order: IntuneEnrollmentStatusPageOrder | undefined;

  /**
   * @param scope - the Windows enrollment
   * @param id - construct id
   * @param props - the pages
   */
  constructor(scope: Construct, id: string, { default: preset, custom: declared = [] }: StatusPages) {
    super(scope, id);
    this.default = preset && new IntuneDefaultEnrollmentStatusPage(this, 'default', preset);
    nameFrom(this.default, 'default', ['spec', ...section, 'default']);
    const pages = declared.map((page, index) => this.page(page, index));
    this.custom = new Map(pages);
    const ids = pages.map(([, page]) => referenceToId(page));
    this.order = ids.length === 0 ? undefined : new IntuneEnrollmentStatusPageOrder(this, 'order', { ids });
    nameFrom(this.order, 'order', ['spec', ...custom]);
  }

  private page(
    { logicalId, assignments = [], scopeTags, ...page }: CustomStatusPage,
    index: number,
  ): readonly [string, IntuneEnrollmentStatusPage] {
    // `custom-` avoids a clash with a page named "Default". The rules of the tenant report equal names.
    const place = { list: ['spec', ...custom], index, fallback: 'page', prefix: 'custom-' };
    const resource = addElement(this, { logicalId, name: page.displayName, ...place }, (childId) => {
      return new IntuneEnrollmentStatusPage(this, childId, {
        ...presets,
        ...page,
        ...(scopeTags && { roleScopeTagIds: scopeTags }),
        assignments: assignments.map(toFilteredTarget),
      });
    });
    return [logicalId ?? page.displayName, resource];
  }
}

/** Defaults of a custom page: it is shown, and lets users collect logs. */
const presets = {
  showInstallationProgress: true,
  allowLogCollectionOnInstallFailure: true,
} as const satisfies ValueObject;

const section = ['enrollment', 'windows', 'statusPages'];
const custom = [...section, 'custom'];

/** The enrollment status pages. */
export const statusPagesSection = defineSection({
  path: section,
  declaredIn: ({ enrollment }) => enrollment?.windows?.statusPages,
  build: (windows, declared: StatusPages) => new WindowsStatusPages(windows, 'status-pages', declared),
  subjects: {
    default: 'the default status page',
    'custom.*': { noun: 'status page', name: 'displayName' },
  },
  samples: {
    enrollmentStatusPage: `spec:
  enrollment:
    windows:
      statusPages:
        custom: # the order is the priority
          - displayName: Autopilot devices
            installProgressTimeoutInMinutes: 90
            assignments: [{ allDevices: true }]`,
    defaultEnrollmentStatusPage: `spec:
  enrollment:
    windows:
      statusPages:
        default: { showInstallationProgress: true }`,
  },
  inverses: [
    {
      ...whole('defaultEnrollmentStatusPage', [...section, 'default'], { loose: true }),
      invert: invertDefaultPage,
    },
    elements('enrollmentStatusPage', custom, { renamed, presets, ordered: true, named: 'displayName' }),
    order('enrollmentStatusPageOrder', custom),
  ],
});

/** Exports the default page. If it is not shown, its settings have no effect, and a rule warns about them. */
function invertDefaultPage(object: ExportedObject): Inverted {
  const { showInstallationProgress, ...settings } = elementOf(object);
  if (showInstallationProgress !== false) return declare(elementOf(object));
  const text = 'The page is not shown. Its other settings have no effect and do not change.';
  return declare({ showInstallationProgress }, Object.keys(settings).length === 0 ? [] : [{ path: [], text }]);
}
