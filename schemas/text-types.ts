/** An expression that Terraform evaluates: `${var.tenant_id}`. */
export type TerraformExpression = `\${${string}}`;

/**
 * A GUID: five groups separated by hyphens. The compiler checks literals. For values known only at run time, use
 * `guid()`; synth checks them.
 */
export type Guid = `${string}-${string}-${string}-${string}-${string}` | TerraformExpression;

/** A version of up to three numbers, such as `17.0`. The compiler checks literals; `version()` accepts other values. */
export type ThreePartVersion =
  `${number}` | `${number}.${number}` | `${number}.${number}.${number}` | TerraformExpression;

/** A version of up to four numbers, such as `10.0.19045.0`. */
export type FourPartVersion = ThreePartVersion | `${number}.${number}.${number}.${number}`;

/** Consequences that can be acknowledged up to a number of devices. */
type BoundedConsequence = 'coexistence' | 'apns-required';

/** A consequence by name, or with a maximum: `{ 'apns-required': { devices: 500 } }`. */
export type Acknowledgement<Name extends string> =
  Name | (Name extends BoundedConsequence ? Readonly<Record<Name, { readonly devices: number }>> : never);

/** A list of all these consequences, in any order, optionally followed by others. */
export type Acknowledged<All extends Any, Any extends string, Next extends Any = All> = [All] extends [never]
  ? readonly Acknowledgement<Any>[]
  : Next extends Next
    ? readonly [Acknowledgement<Next>, ...Acknowledged<Exclude<All, Next>, Any>]
    : never;
