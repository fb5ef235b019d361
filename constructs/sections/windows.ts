import type { Construct } from 'constructs';

import type { WindowsSettings } from '../../schemas/index.js';
import { WindowsSections, windowsSections } from '../generated/windows-sections.js';
import { declarePart } from '../section/declared-part.js';
import { buildSections, defineSection } from '../section/section.js';

/**
 * How Windows devices enroll: automatic enrollment, autodiscovery, Autopilot, status pages and sign-in. One construct holds the
 * Windows settings of a tenant. Settings that you omit are not managed.
 *
 * @see https://learn.microsoft.com/intune/intune-service/enrollment/windows-enrollment-methods
 */
export class WindowsEnrollment extends WindowsSections {
  /**
   * @param scope - the tenant
   * @param id - construct id
   * @param props - the Windows settings
   */
  constructor(scope: Construct, id: string, props: WindowsSettings) {
    super(scope, id);
    const declared = { enrollment: { windows: props } };
    declarePart(this, declared);
    buildSections(this, windowsSections, declared);
  }
}

/** How Windows devices enroll. Its parts are separate sections, in the folder `windows`. */
export const windowsSection = defineSection({
  path: ['enrollment', 'windows'],
  declaredIn: ({ enrollment }) => enrollment?.windows,
  build: (tenant, declared: WindowsSettings) => new WindowsEnrollment(tenant, 'windows', declared),
  subjects: { '': 'the Windows settings' },
  samples: {},
  inverses: [],
  readiness: () => ({ platforms: ['windows'] }),
});
