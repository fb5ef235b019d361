import { Construct } from 'constructs';
import type { Autodiscovery } from '../schemas/index.js';
import { TerraformStack } from './cdk.js';
import { nameFrom } from './declared-path.js';
import { DataIntuneWindowsEnrollmentAutodiscovery } from './generated/index.js';
import { logicalIdOf } from './logical-id.js';

/**
 * Checks that Windows devices find Intune from the addresses of some domains: plan warns where a DNS record is missing.
 *
 * A warning and no error, because users can still name the server by hand. Terraform's addresses:
 * `data.intune_windows_enrollment_autodiscovery.<name>` and `check.windows-autodiscovery-<name>`.
 *
 * @see https://learn.microsoft.com/intune/intune-service/enrollment/windows-enrollment-create-cname
 */
export class WindowsAutodiscoveryChecks extends Construct {
  /** The checks in Terraform, by domain. */
  readonly domains: ReadonlyMap<string, DataIntuneWindowsEnrollmentAutodiscovery>;

  /**
   * @param scope - the Windows enrollment
   * @param id - its name there
   * @param props - the domains
   */
  constructor(scope: Construct, id: string, { domains }: Autodiscovery) {
    super(scope, id);
    this.domains = new Map(domains.map((domain, index) => [domain, this.check(domain, index + 1)]));
  }

  private check(domainName: string, position: number): DataIntuneWindowsEnrollmentAutodiscovery {
    const id = logicalIdOf(domainName, `domain-${String(position)}`);
    // A domain that is named twice is reported by the rules of the tenant.
    const data = new DataIntuneWindowsEnrollmentAutodiscovery(
      this,
      this.node.tryFindChild(id) ? `${id}-${String(position)}` : id,
      { domainName },
    );
    nameFrom(data, id, ['spec', 'enrollment', 'windows', 'autodiscovery', 'domains', position - 1]);
    const address = `data.${data.terraformResourceType}.${data.friendlyUniqueId}`;
    TerraformStack.of(this).addOverride(`check.windows-autodiscovery-${id}`, {
      assert: [
        {
          condition: `\${${address}.verified}`,
          error_message:
            `INT1249: Windows devices do not find Intune from addresses of \${${address}.domain_name}: the DNS record ` +
            `\${${address}.record_name} is missing or leads elsewhere. Add it as a CNAME to \${${address}.record_target}.`,
        },
      ],
    });
    return data;
  }
}
