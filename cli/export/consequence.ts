import type { Inverse } from '../../constructs/inverse/index.js';
import {
  type Attribute,
  type Attributes,
  isMany,
  type Path,
  presenceOf,
  type ResourceDefinition,
} from '../../core/index.js';

/**
 * What apply does to a part of an object that is not declared: it leaves it as it is, sets it to a default, or removes
 * it.
 */
export type Consequence = 'unchanged' | 'reset' | 'removed';

/** What happens to a part, as the end of a sentence. */
export const consequences: Readonly<Record<Consequence, string>> = {
  unchanged: 'not changed',
  reset: 'set to its default by apply',
  removed: 'removed by apply',
};

/** An object and its place in declarations. */
export interface Part {
  readonly inverse: Pick<Inverse, 'attributePaths' | 'presets'>;
  readonly definition: ResourceDefinition;
}

/** Whether an object needs a value: it is required, or its change replaces the object. */
export function isNeeded({ inverse, definition }: Part, path: Path): boolean {
  const steps = attributePath(inverse, namesOf(path));
  const outer = definition.attributes[steps[0] ?? ''];
  if (outer?.immutable) return true;
  return path.length === 1 && wayTo(definition.attributes, steps).every((one) => presenceOf(one) === 'required');
}

/** Names of a path, without the indexes of lists. */
type Names = readonly string[];

/** Returns what apply does to a part, by its path in the declaration of the object. */
export function consequenceOf({ inverse, definition }: Part, path: Path): Consequence {
  // One resource holds many rows, and leaves rows that are not declared as they are.
  if (isMany(definition)) return typeof path.at(-1) === 'number' ? 'unchanged' : 'removed';
  const names = namesOf(path);
  const [head = ''] = names;
  const steps = attributePath(inverse, names);
  const [first = ''] = steps;
  const outer = definition.attributes[first];
  if (
    path.length === 1 &&
    steps.length === 1 &&
    outer &&
    presenceOf(outer) === 'optionalComputed' &&
    !isPreset(inverse, head)
  )
    return 'unchanged';
  // The rest of a list is declared, so apply removes an element.
  if (typeof path.at(-1) === 'number') return 'removed';
  return isPreset(inverse, head) || hasDefault(wayTo(definition.attributes, steps).at(-1)) ? 'reset' : 'removed';
}

function attributePath({ attributePaths = {} }: Part['inverse'], [head = '', ...rest]: Names): Names {
  return [...(attributePaths[head] ?? [head]), ...rest];
}

function isPreset({ presets = [] }: Part['inverse'], head: string): boolean {
  return presets.includes(head);
}

/** The attributes on the way to a value, from the outside in. */
function wayTo(attributes: Attributes, [name = '', ...rest]: Names): readonly Attribute[] {
  const attribute = attributes[name];
  if (!attribute) return [];
  return rest.length > 0 && attribute.kind === 'nested'
    ? [attribute, ...wayTo(attribute.attributes, rest)]
    : [attribute];
}

function namesOf(path: Path): Names {
  return path.filter((step) => typeof step === 'string');
}

function hasDefault(attribute: Attribute | undefined): boolean {
  const { default: preset = null } = attribute ?? {};
  return preset !== null && !(Array.isArray(preset) && preset.length === 0);
}
