import { DataAzurermDnsZone } from '@cdktf/provider-azurerm/lib/data-azurerm-dns-zone';
import { DnsCnameRecord } from '@cdktf/provider-azurerm/lib/dns-cname-record';
import { DnsZone } from '@cdktf/provider-azurerm/lib/dns-zone';
import { Construct } from 'constructs';

import type { AutodiscoveryDomain } from './autodiscovery-domain.js';
import { domainProblems } from './domain-problems.js';

/** Properties of `WindowsAutodiscovery`. */
export interface WindowsAutodiscoveryProps {
  /** The domains. A string is a domain whose zone has the same name. */
  readonly domains: readonly (string | AutodiscoveryDomain)[];
  /** Resource group of the DNS zones. */
  readonly resourceGroupName: string;
  /**
   * Whether to create the zones. If false, they must exist, otherwise plan fails.
   *
   * @default - false
   */
  readonly createZones?: boolean;
  /**
   * Time that resolvers cache the records. Unit: seconds.
   *
   * @default - 3600
   */
  readonly ttl?: number;
}

/**
 * DNS records in Azure DNS that lead a Windows device from its user's sign-in name to Intune: `EnterpriseEnrollment`
 * and `EnterpriseRegistration` of each domain.
 *
 * The stack needs a configured azurerm provider.
 *
 * @see https://learn.microsoft.com/intune/intune-service/enrollment/windows-enrollment-create-cname
 */
export class WindowsAutodiscovery extends Construct {
  /** The records in Terraform, two for each domain. */
  readonly records: readonly DnsCnameRecord[];

  readonly #zones = new Map<string, DnsZone | DataAzurermDnsZone>();
  readonly #props: WindowsAutodiscoveryProps;

  /**
   * @param scope - stack with an azurerm provider
   * @param id - construct id
   * @param props - the domains, and the location of their zones
   */
  constructor(scope: Construct, id: string, props: WindowsAutodiscoveryProps) {
    super(scope, id);
    this.#props = props;
    const domains = props.domains.map((given) => (typeof given === 'string' ? { domain: given } : given));
    const problems = domainProblems(domains);
    this.node.addValidation({ validate: () => [...problems] });
    this.records = problems.length > 0 ? [] : domains.flatMap((domain) => this.recordsOf(domain));
  }

  private recordsOf({ domain, zone = domain }: AutodiscoveryDomain): readonly DnsCnameRecord[] {
    const suffix = domain.length === zone.length ? '' : `.${domain.slice(0, -zone.length - 1)}`;
    return Object.entries(targets).map(
      ([name, record]) =>
        new DnsCnameRecord(this, `${name}-${domain}`, {
          name: `${name}${suffix}`,
          zoneName: this.zone(zone).name,
          resourceGroupName: this.#props.resourceGroupName,
          ttl: this.#props.ttl ?? 3600,
          record,
        }),
    );
  }

  private zone(name: string): DnsZone | DataAzurermDnsZone {
    const known = this.#zones.get(name);
    if (known) return known;
    const { resourceGroupName, createZones = false } = this.#props;
    const zone = createZones
      ? new DnsZone(this, `zone-${name}`, { name, resourceGroupName })
      : new DataAzurermDnsZone(this, `zone-${name}`, { name, resourceGroupName });
    this.#zones.set(name, zone);
    return zone;
  }
}

/** Record names that Windows looks up, and their targets. */
const targets = {
  EnterpriseEnrollment: 'EnterpriseEnrollment-s.manage.microsoft.com',
  EnterpriseRegistration: 'EnterpriseRegistration.windows.net',
} as const;
