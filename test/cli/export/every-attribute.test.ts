import * as fc from 'fast-check';

import { settle, type Settlement } from '../../../cli/export/settle.js';
import { type Inverse, inverses } from '../../../constructs/inverse/index.js';
import {
  type Attribute,
  type ExportedObject,
  hasErrors,
  isValueList,
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
import { beside, explained, wellFormed } from './attributes-not-in-yaml.js';

/** Everything that a user can set, as `definition.attribute`, with ways to set it. */
interface Setting {
  readonly key: string;
  readonly definition: ResourceDefinition;
  readonly candidates: readonly ValueObject[];
}

const guid = '11111111-2222-4333-8444-555555555555';

/** Possible assignments, one kind each. */
const assignmentWays: Readonly<Record<string, Value>> = {
  group: { target: 'group', groupId: guid, filterId: null, filterType: null },
  exclusionGroup: { target: 'exclusionGroup', groupId: guid, filterId: null, filterType: null },
  allLicensedUsers: { target: 'allLicensedUsers', groupId: null, filterId: null, filterType: null },
  allDevices: { target: 'allDevices', groupId: null, filterId: null, filterType: null },
  filter: { target: 'group', groupId: guid, filterId: guid, filterType: 'include' },
};

const settings = resources.filter(({ shape }) => !['order', 'choice', 'bulk'].includes(shape.kind)).flatMap(settingsOf);

test.each(settings.map((setting): [string, Setting] => [setting.key, setting]))(
  '%s can be declared in YAML and is exported, or a row says why not',
  (key, { definition, candidates }) => {
    const isSaid = isDistinguished(definition, candidates, key);

    expect({ key, isSaid, why: explained[key] }).toEqual({
      key,
      isSaid: explained[key] === undefined,
      why: explained[key],
    });
  },
);

test('every row concerns an attribute that can be set', () => {
  expect(Object.keys(explained).filter((key) => !settings.some((setting) => setting.key === key))).toEqual([]);
});

/** Targets that only other kinds of policies take, and one that Graph may add. */
const foreignTargets: readonly Value[] = [
  {
    target: 'configurationManagerCollection',
    groupId: null,
    collectionId: 'SMS00001',
    filterId: null,
    filterType: null,
  },
  { target: '#microsoft.graph.futureAssignmentTarget', groupId: null, filterId: null, filterType: null },
];

const assignable = resources.filter(
  ({ facets, name }) => facets.assignments && inverses.some(({ definition }) => definition === name),
);

test.each(assignable.map((definition) => [definition.name, definition] as const))(
  '%s with assignments that a declaration cannot contain is exported without them, and costs no neighbour',
  (_name, definition) => {
    const group = { target: 'group', groupId: third, filterId: null, filterType: null };
    const taken = declarableTargets(definition);
    const foreign = foreignTargets.filter(
      (one) => isValueObject(one) && !taken.some((target) => target === one.target),
    );
    const base = filled(definition, { ...definition.example.declared, id: guid });
    const mixed = { ...base, assignments: [...foreign, group, ...foreign] };
    const bare = { ...base, ...apart(definition), id: other, assignments: [group] };

    const { leftOut, placed, spec } = settled(definition, [mixed, bare], { sparesTargets: true });

    const own = placed.filter((one) => one.definition === definition && one.as !== 'order');
    expect(foreign.length).toBeGreaterThan(0);
    expect(own.map(({ isReduced }) => isReduced)).toEqual([undefined, undefined]);
    expect(leftOut.filter((one) => one.definition === definition).map(({ member }) => member)).toEqual(
      Array.from({ length: foreign.length * 2 }, () => 'an assignment'),
    );
    expect(JSON.stringify(spec)).not.toMatch(/SMS00001|futureAssignmentTarget/u);
    expect(JSON.stringify(spec).split(third).length - 1).toBe(2);
  },
);

const other = '22222222-2222-4333-8444-555555555555';
const third = '33333333-2222-4333-8444-555555555555';

/** Another name, so that both objects can be declared. */
function apart({ label }: ResourceDefinition): ValueObject {
  return label === undefined ? {} : { [label]: 'Another one' };
}

function declarableTargets({ attributes: { assignments } }: ResourceDefinition): readonly string[] {
  const target = assignments?.kind === 'nested' ? assignments.attributes.target : undefined;
  return target?.kind === 'string' ? (target.oneOf ?? []) : [];
}

function settingsOf(definition: ResourceDefinition): readonly Setting[] {
  const { changed = definition.example.declared } = definition.example;
  const base = filled(definition, { ...definition.example.declared, ...changed, id: guid });
  return Object.entries(definition.attributes).flatMap(([name, attribute]): readonly Setting[] => {
    if (presenceOf(attribute) === 'computed' || attribute.local || attribute.writeOnly) return [];
    const setting = (key: string, values: readonly Value[]): Setting => ({
      key: `${definition.name}.${key}`,
      definition,
      candidates: values.map((value) => ({ ...base, ...beside[`${definition.name}.${key}`], [name]: value })),
    });
    if (name === 'assignments') {
      return Object.entries(assignmentWays).map(([way, value]) => setting(`${name}.${way}`, [[value]]));
    }
    return [
      setting(name, [
        ...((attribute.kind === 'nested' || attribute.kind === 'map') && base[name] ? [base[name]] : []),
        ...samples(attribute),
      ]),
      ...membersOf(attribute).map((member) => setting(`${name}.${member}`, withMember(attribute, member, base[name]))),
    ];
  });
}

/** An object as in the tenant: undeclared values are the defaults. */
function filled({ attributes }: ResourceDefinition, config: ValueObject): ValueObject {
  const values = Object.entries(attributes).map(([name, { default: preset = null }]): [string, Value] => {
    const value = config[name] ?? preset;
    return [name, isValueObject(value) && isValueObject(preset) ? { ...preset, ...value } : value];
  });
  return complete(attributes, Object.fromEntries(values));
}

/** Values that a user can declare and that differ from the default. */
function samples(attribute: Attribute): readonly Value[] {
  const all = fc.sample(configOf({ value: attribute }), { numRuns: 25, seed: 42 }).map(({ value }) => value ?? null);
  return [...new Set(all.filter((value) => value !== null && value !== ''))];
}

function membersOf(attribute: Attribute): readonly string[] {
  if (attribute.kind !== 'nested' || attribute.nesting === 'map') return [];
  return Object.entries(attribute.attributes)
    .filter(([, member]) => presenceOf(member) !== 'computed' && !member.local && !member.writeOnly)
    .map(([name]) => name);
}

function withMember(attribute: Attribute, member: string, present: Value | undefined): readonly Value[] {
  if (attribute.kind !== 'nested') return [];
  const inner = attribute.attributes[member];
  if (!inner) return [];
  const [given] = isValueList(present) ? present : [present];
  const element = isValueObject(given) ? given : bare(attribute);
  const changed = [...(wellFormed[member] ?? []), ...samples(inner)].map((value) => ({ ...element, [member]: value }));
  return attribute.nesting === 'single' ? changed : changed.map((one) => [one]);
}

/** An object with its required members; all others have their defaults. */
function bare({ attributes }: NestedAttribute): ValueObject {
  const members = Object.entries(attributes).map(([name, member]): [string, Value] => [
    name,
    presenceOf(member) === 'required' ? (samples(member)[0] ?? null) : (member.default ?? null),
  ]);
  return Object.fromEntries(members);
}

/** Whether a declaration distinguishes values: two values, or one and none, are declared differently, and nothing is omitted. */
function isDistinguished(definition: ResourceDefinition, candidates: readonly ValueObject[], key: string): boolean {
  const [, name = '', member] = key.split('.');
  const specs = new Set<string>();
  for (const values of candidates) {
    for (const one of [values, without(values, name, member)]) {
      const spec = hasErrors(definition.validate?.(one) ?? []) ? undefined : specOf(definition, one);
      if (spec !== undefined) specs.add(spec);
      if (specs.size > 1) return true;
    }
  }
  return false;
}

function without(values: ValueObject, name: string, member: string | undefined): ValueObject {
  const value = values[name] ?? null;
  if (member === undefined || name === 'assignments') return { ...values, [name]: null };
  const lacking = (one: Value): Value => (isValueObject(one) ? { ...one, [member]: null } : one);
  return { ...values, [name]: isValueList(value) ? value.map(lacking) : lacking(value) };
}

/** The declaration of an object, with its parents. Undefined: part of it is omitted. */
function specOf(definition: ResourceDefinition, values: ValueObject): string | undefined {
  if (!inverses.some((one) => one.definition === definition.name)) return undefined;
  const { leftOut, placed, spec } = settled(definition, [values]);
  const isLost = leftOut.some((one) => one.definition === definition);
  return isLost || !placed.some((one) => one.definition === definition) ? undefined : JSON.stringify(spec);
}

/** The declaration of objects of a definition, with what they belong to. */
function settled(
  definition: ResourceDefinition,
  objects: readonly ValueObject[],
  more: { readonly sparesTargets?: boolean } = {},
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
  return settle({ tenantId: guid, objects: all, inverses, tools, ...more }, 'tenant');
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
