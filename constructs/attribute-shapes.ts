import type { ReferredKind } from '../core/index.js';
import { Lazy, Tokenization } from './cdk.js';

/** How an attribute of a construct becomes Terraform's: its name there, and what is inside it. */
export interface AttributeShape {
  /** Terraform's name, e.g. `display_name`. */
  readonly name: string;
  /** Attributes of the object, or of each object of the list or set. Absent: a value without attributes. */
  readonly members?: AttributeShapes;
  /** The value is a map, and its keys are the user's own. */
  readonly map?: true;
  /** The value is the id of such an object, or a list of them; a display name stands for the id. */
  readonly refersTo?: ReferredKind;
}

/** Attributes by the name of the construct's property. */
// A record type cannot refer to itself; an interface can.
// eslint-disable-next-line @typescript-eslint/consistent-indexed-object-style
export interface AttributeShapes {
  readonly [property: string]: AttributeShape;
}

/** Properties of a construct that may be set again, or taken back, after it was made. */
export type Inputs<Config> = { -readonly [K in keyof Config]?: Config[K] | undefined };

/** Turns the properties of a construct into the attributes of Terraform JSON. What is undefined or null is left out. */
export function toTerraformAttributes(shapes: AttributeShapes, inputs: object): Record<string, unknown> {
  const values = new Map<string, unknown>(Object.entries(inputs));
  return Object.fromEntries(
    Object.entries(shapes)
      .map(([property, shape]): [string, unknown] => [shape.name, toTerraform(shape, values.get(property))])
      .filter(([, value]) => value !== undefined),
  );
}

/** Turns the properties of a construct into what `cdktf synth --hcl` writes attributes from. */
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

/** cdktf writes every key in snake_case, also those of a map; a lazy value passes it untouched. */
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
