import { Construct } from 'constructs';

import type { Autodiscovery } from '../../../schemas/index.js';
import { addressOf } from '../../address.js';
import { TerraformStack } from '../../cdk.js';
import { DataIntuneWindowsEnrollmentAutodiscovery } from '../../generated/index.js';
import { addElement } from '../../section/add-element.js';
import { defineSection } from '../../section/section.js';

/**
 * Checks that Windows devices can find Intune from the domains of their users. Plan only warns if a DNS record is
 * missing, because users can still enter the server by hand.
 *
 * Terraform addresses: `data.intune_windows_enrollment_autodiscovery.<name>` and `check.windows-autodiscovery-<name>`.
 *
 * @see https://learn.microsoft.com/intune/intune-service/enrollment/windows-enrollment-create-cname
 */
export class WindowsAutodiscoveryChecks extends Construct {
  /** The checks in Terraform, by domain. */
  readonly domains: ReadonlyMap<string, DataIntuneWindowsEnrollmentAutodiscovery>;

  /**
   * @param scope - the Windows enrollment
   * @param id - construct id
   * @param props - the domains
   */
  constructor(scope: Construct, id: string, { domains }: Autodiscovery) {
    super(scope, id);
    this.domains = new Map(domains.map((domain, index) => [domain, this.check(domain, index)]));
  }

  private check(domainName: string, index: number): DataIntuneWindowsEnrollmentAutodiscovery {
    const element = { name: domainName, list: ['spec', ...section, 'domains'], index, fallback: 'domain' };
    const data = addElement(this, element, (childId) => {
      return new DataIntuneWindowsEnrollmentAutodiscovery(this, childId, { domainName });
    });
    const address = addressOf(data);
    TerraformStack.of(this).addOverride(`check.windows-autodiscovery-${data.friendlyUniqueId}`, {
      assert: [
        {
          condition: `\${${address}.verified}`,
          error_message:
            `INT1249: Windows devices cannot discover Intune from addresses in \${${address}.domain_name}: the DNS record ` +
            `\${${address}.record_name} is missing or points to another host. Add it as a CNAME record for \${${address}.record_target}.`,
        },
      ],
    });
    return data;
  }
}

const section = ['enrollment', 'windows', 'autodiscovery'];

/** Checks of autodiscovery. The tenant holds nothing to export. */
export const autodiscoverySection = defineSection({
  path: section,
  declaredIn: ({ enrollment }) => enrollment?.windows?.autodiscovery,
  build: (windows, declared: Autodiscovery) => new WindowsAutodiscoveryChecks(windows, 'autodiscovery', declared),
  subjects: { '': 'autodiscovery' },
  samples: {
    windowsEnrollmentAutodiscovery: `spec:
  enrollment:
    windows:
      autodiscovery: { domains: [contoso.com] } # plan warns if a record is missing`,
  },
  inverses: [],
});
