/**
 * A Terraform type constraint, in the JSON form of the plugin protocol.
 *
 * @see https://developer.hashicorp.com/terraform/plugin/terraform-plugin-protocol
 */
export type TypeConstraint =
  | 'string'
  | 'number'
  | 'bool'
  | 'dynamic'
  | readonly ['list' | 'set' | 'map', TypeConstraint]
  | readonly ['tuple', readonly TypeConstraint[]]
  | readonly ['object', Readonly<Record<string, TypeConstraint>>];
