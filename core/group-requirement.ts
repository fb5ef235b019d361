/** What a group must be like before the service can add devices to it. */
export interface GroupRequirement {
  /** Attribute that holds the id of the group. */
  readonly attribute: string;
  /** Service principal that must own it, by the id of its application, and by the names that tenants show. */
  readonly owner: { readonly appId: string; readonly names: readonly string[] };
  /** What happens otherwise, in a clause. */
  readonly otherwise: string;
}
