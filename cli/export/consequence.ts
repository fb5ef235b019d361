import type { Inverse, InverseTools } from '../../constructs/inverse/index.js';
import {
  type Attribute,
  type Attributes,
  type ExportedObject,
  isMany,
  isValueList,
  type Path,
  presenceOf,
  type ResourceDefinition,
  type Value,
} from '../../core/index.js';
import { importable } from '../../provider/engine/index.js';

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

/** An object that was read. */
interface Held {
  readonly inverse: Inverse;
  readonly definition: ResourceDefinition;
  readonly object: ExportedObject;
}

/** Whether an object needs a value: it is required, or its change replaces the object. */
export function isNeeded({ inverse, definition }: Part, path: Path): boolean {
  const steps = attributePath(inverse, namesOf(path));
  const outer = definition.attributes[steps[0] ?? ''];
  if (outer?.immutable) return true;
  return path.length === 1 && wayTo(definition.attributes, steps).every((one) => presenceOf(one) === 'required');
}

/**
 * The rows of a resource that holds many, as declared, that an import takes into the state: if one is not declared, apply
 * removes it. Import leaves out rows that the provider rejects. Empty: apply leaves every undeclared row as it is.
 */
export function importedRows({ inverse, definition, object }: Held, tools: InverseTools): ReadonlySet<string> {
  const rows = importable(definition, object.declared);
  if (!rows) return new Set();
  const taken = inverse.invert({ ...object, declared: rows.values }, tools);
  return new Set(taken.state === 'declared' && isValueList(taken.item) ? taken.item.map(rowKey) : []);
}

/** Identifies a row. */
export function rowKey(row: Value): string {
  return JSON.stringify(row);
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
