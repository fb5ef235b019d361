/** Condition that a group must meet before the service can add devices to it. */
export interface GroupRequirement {
  /** Attribute that holds the id of the group. */
  readonly attribute: string;
  /** Service principal that must own the group, by application id, with the names that tenants show for it. */
  readonly owner: { readonly appId: string; readonly names: readonly string[] };
  /** What happens otherwise, as a clause. */
  readonly otherwise: string;
}
