import { inverses } from '../../../constructs/inverse/index.js';
import {
  type Attribute,
  hasErrors,
  isValueList,
  isValueObject,
  presenceOf,
  type ResourceDefinition,
  type Value,
  type ValueObject,
} from '../../../core/index.js';
import { resources } from '../../../provider/resources/index.js';
import { beside, explained, wellFormed } from './attributes-not-in-yaml.js';
import { apart, bare, filled, guid, other, samples, settled } from './settled.js';

/** Everything that a user can set, as `definition.attribute`, with ways to set it. */
interface Setting {
  readonly key: string;
  readonly definition: ResourceDefinition;
  readonly candidates: readonly ValueObject[];
}

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

    const { leftOut, placed, spec } = settled(definition, [mixed, bare], 'sparing');

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

const third = '33333333-2222-4333-8444-555555555555';

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
