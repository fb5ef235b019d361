/** A domain whose users enroll Windows devices. */
export interface AutodiscoveryDomain {
  /** Domain of the users' sign-in names, e.g. `eu.contoso.com`. */
  readonly domain: string;
  /**
   * DNS zone that contains the domain, e.g. `contoso.com`.
   *
   * @default - the zone has the same name as the domain
   */
  readonly zone?: string;
}
