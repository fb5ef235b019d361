/** An expression that Terraform evaluates: `${var.tenant_id}`. */
export type TerraformExpression = `\${${string}}`;

/**
 * A GUID: five groups between hyphens. The compiler checks one that is written in the program; `guid()` takes one that is only known
 * when the program runs, which synth checks.
 */
export type Guid = `${string}-${string}-${string}-${string}-${string}` | TerraformExpression;

/** A version of up to three numbers, such as `17.0`. The compiler checks one that is written in the program; `version()` takes others. */
export type ThreePartVersion =
  `${number}` | `${number}.${number}` | `${number}.${number}.${number}` | TerraformExpression;

/** A version of up to four numbers, such as `10.0.19045.0`. */
export type FourPartVersion = ThreePartVersion | `${number}.${number}.${number}.${number}`;

/** Consequences that can be acknowledged for a number of devices. */
type BoundedConsequence = 'coexistence' | 'apns-required';

/** A consequence by its name, or with a bound: `{ 'apns-required': { devices: 500 } }`. */
export type Acknowledgement<Name extends string> =
  Name | (Name extends BoundedConsequence ? Readonly<Record<Name, { readonly devices: number }>> : never);

/** A list of all these consequences, in any order; others may follow. */
export type Acknowledged<All extends Any, Any extends string, Next extends Any = All> = [All] extends [never]
  ? readonly Acknowledgement<Any>[]
  : Next extends Next
    ? readonly [Acknowledgement<Next>, ...Acknowledged<Exclude<All, Next>, Any>]
    : never;
