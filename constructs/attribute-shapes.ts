import type { ReferredKind } from '../core/index.js';
import { Lazy, Tokenization } from './cdk.js';

/** Maps a property of a construct to a Terraform attribute: its name and its nested attributes. */
export interface AttributeShape {
  /** Terraform's name, e.g. `display_name`. */
  readonly name: string;
  /** Attributes of the object, or of each object of the list or set. Absent: the value has no attributes. */
  readonly members?: AttributeShapes;
  /** The value is a map whose keys the user chooses. */
  readonly map?: true;
  /** The value is the id of such an object, or a list of ids. A display name can be used instead. */
  readonly refersTo?: ReferredKind;
}

/** Attributes by property name of the construct. */
// A record type cannot refer to itself; an interface can.
// eslint-disable-next-line @typescript-eslint/consistent-indexed-object-style
export interface AttributeShapes {
  readonly [property: string]: AttributeShape;
}

/** Properties of a construct that can be changed or unset after it is created. */
export type Inputs<Config> = { -readonly [K in keyof Config]?: Config[K] | undefined };

/** Converts the properties of a construct to attributes in Terraform JSON. Leaves out undefined and null. */
export function toTerraformAttributes(shapes: AttributeShapes, inputs: object): Record<string, unknown> {
  const values = new Map<string, unknown>(Object.entries(inputs));
  return Object.fromEntries(
    Object.entries(shapes)
      .map(([property, shape]): [string, unknown] => [shape.name, toTerraform(shape, values.get(property))])
      .filter(([, value]) => value !== undefined),
  );
}

/** Converts the properties of a construct to the form from which `cdktf synth --hcl` writes attributes. */
export function toHclAttributes(shapes: AttributeShapes, inputs: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(toTerraformAttributes(shapes, inputs)).map(([name, value]) => [name, toHcl(value)]),
  );
}

function toTerraform(shape: AttributeShape, input: unknown): unknown {
  if (input === undefined || input === null) return undefined;
  if (typeof input !== 'object' || Tokenization.isResolvable(input)) return input;
  if (shape.map) return withOwnKeys(shape, input);
  return elements(shape, input);
}

/** Preserves the keys of maps: cdktf converts every key to snake_case, but does not change lazy values. */
function withOwnKeys(shape: AttributeShape, input: object): unknown {
  const entries = Object.entries(input).map(([key, value]): [string, unknown] => [key, elements(shape, value)]);
  return Lazy.anyValue({ produce: () => Object.fromEntries(entries) });
}

function elements({ members }: AttributeShape, input: unknown): unknown {
  if (Array.isArray(input))
    return input.map((element: unknown) => elements({ name: '', ...(members && { members }) }, element));
  if (!members || typeof input !== 'object' || input === null || Tokenization.isResolvable(input)) return input;
  return toTerraformAttributes(members, input);
}

function toHcl(value: unknown): object {
  const storageClassType = typeof value;
  const simple = storageClassType === 'string' || storageClassType === 'number' || storageClassType === 'boolean';
  return { value, isBlock: false, type: simple ? 'simple' : 'any', storageClassType };
}
