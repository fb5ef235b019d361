/** A domain whose users enroll Windows devices. */
export interface AutodiscoveryDomain {
  /** Domain of the users' sign-in names, e.g. `eu.contoso.com`. */
  readonly domain: string;
  /**
   * DNS zone that the domain is in, e.g. `contoso.com`.
   *
   * @default - the zone is called as the domain
   */
  readonly zone?: string;
}
