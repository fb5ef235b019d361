import * as fc from 'fast-check';

import type { Manner } from '../../../cli/export/composition.js';
import { settle, type Settlement } from '../../../cli/export/settle.js';
import { type Inverse, inverses } from '../../../constructs/inverse/index.js';
import {
  type Attribute,
  type ExportedObject,
  isValueObject,
  type NestedAttribute,
  presenceOf,
  type ResourceDefinition,
  type Value,
  type ValueObject,
} from '../../../core/index.js';
import { declaredValues } from '../../../provider/engine/export/declared.js';
import { resources } from '../../../provider/resources/index.js';
import { configOf } from '../../support/arbitrary.js';
import { complete } from '../../support/tenant.js';

export const guid = '11111111-2222-4333-8444-555555555555';
export const other = '22222222-2222-4333-8444-555555555555';

/** Another name, so that both objects can be declared. */
export function apart({ label }: ResourceDefinition): ValueObject {
  return label === undefined ? {} : { [label]: 'Another one' };
}

/** An object as in the tenant: undeclared values are the defaults. */
export function filled({ attributes }: ResourceDefinition, config: ValueObject): ValueObject {
  const values = Object.entries(attributes).map(([name, { default: preset = null }]): [string, Value] => {
    const value = config[name] ?? preset;
    return [name, isValueObject(value) && isValueObject(preset) ? { ...preset, ...value } : value];
  });
  return complete(attributes, Object.fromEntries(values));
}

/** Values that a user can declare and that differ from the default. */
export function samples(attribute: Attribute): readonly Value[] {
  const all = fc.sample(configOf({ value: attribute }), { numRuns: 25, seed: 42 }).map(({ value }) => value ?? null);
  return [...new Set(all.filter((value) => value !== null && value !== ''))];
}

/** An object with its required members; all others have their defaults. */
export function bare({ attributes }: NestedAttribute): ValueObject {
  const members = Object.entries(attributes).map(([name, member]): [string, Value] => [
    name,
    presenceOf(member) === 'required' ? (samples(member)[0] ?? null) : (member.default ?? null),
  ]);
  return Object.fromEntries(members);
}

/** The declaration of objects of a definition, with what they belong to. */
export function settled(
  definition: ResourceDefinition,
  objects: readonly ValueObject[],
  manner: Manner = 'strict',
): Settlement {
  const inverse = inverses.find((one) => one.definition === definition.name);
  const surroundings = neighbours.flatMap((one) => (one === definition ? [] : [[one, [example(one)]] as const]));
  const [first = {}] = objects;
  const all = new Map<ResourceDefinition, readonly ExportedObject[]>([
    ...surroundings,
    ...(inverse ? ownersOf(inverse, first) : []),
    [definition, objects.map((values) => exported(definition, values))],
  ]);
  const tools = { keep: () => './image.png' };
  return settle({ tenantId: guid, objects: all, inverses, tools, manner }, 'tenant');
}

/** Objects that others require to be declared at all: a binding, a certificate. */
const neighbours = resources.filter(({ shape }) => ['singleton', 'builtin', 'action'].includes(shape.kind));

function example(definition: ResourceDefinition): ExportedObject {
  return exported(definition, filled(definition, { ...definition.example.declared, id: guid }));
}

function ownersOf(
  { below }: Inverse,
  values: ValueObject,
): readonly (readonly [ResourceDefinition, readonly ExportedObject[]])[] {
  const owner = resources.find(({ name }) => name === below?.definition);
  if (!owner || !below) return [];
  return [[owner, [exported(owner, { ...example(owner).values, id: values[below.by] ?? guid })]]];
}

function exported(definition: ResourceDefinition, values: ValueObject): ExportedObject {
  const declared = declaredValues(definition, values);
  return { definition: definition.name, importId: 'imported', values, declared, files: {} };
}
