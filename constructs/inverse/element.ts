import {
  type ExportedObject,
  isValueList,
  isValueObject,
  own,
  type Value,
  type ValueObject,
} from '../../core/index.js';
import { declare, type Inverse } from './inverse.js';

/** Differences between the declaration of an object and its attributes. */
export interface ElementFacts {
  /** Name of an attribute in the declaration. Default: the name of the attribute. */
  readonly renamed?: Readonly<Record<string, string>>;
  /** Values that the construct sets if the declaration omits them. */
  readonly presets?: ValueObject;
}

/** The name of scope tags in declarations that do not use Graph's name. */
export const scopeTags = { roleScopeTagIds: 'scopeTags' } as const;

/**
 * Exports an object whose declaration uses the names of its attributes.
 *
 * Values that a section does not support (a scope tag, a target) are kept. The schema refuses them, so nothing is lost
 * silently.
 */
export function elementOf(
  { values, declared }: ExportedObject,
  { renamed = {}, presets = {} }: ElementFacts = {},
): ValueObject {
  const members = Object.keys(values).flatMap((name): [string, Value][] => {
    const value = name in presets ? unlessSame(values[name], presets[name]) : declared[name];
    return value === undefined ? [] : [[renamed[name] ?? name, name === 'assignments' ? fromTargets(value) : value]];
  });
  return Object.fromEntries(lastly(members));
}

/** Exports a list of objects, declared by the names of their attributes. */
export function elements(
  definition: string,
  section: readonly string[],
  facts: ElementFacts & Pick<Inverse, 'within' | 'ordered' | 'named'> = {},
): Inverse {
  const { within, ordered, named, presets = {} } = facts;
  return {
    definition,
    section,
    as: 'element',
    attributePaths: attributePathsOf(facts),
    presets: Object.keys(presets),
    ...(within !== undefined && { within }),
    ...(ordered && { ordered }),
    ...(named !== undefined && { named }),
    invert: (object) => declare(elementOf(object, facts)),
  };
}

/** The attributes behind renamed members of a declaration. */
export function attributePathsOf({ renamed = {} }: ElementFacts): NonNullable<Inverse['attributePaths']> {
  return Object.fromEntries(Object.entries(renamed).map(([attribute, name]) => [name, [attribute]]));
}

/** Exports the order of a list. */
export function order(definition: string, section: readonly string[]): Inverse {
  return { definition, section, as: 'order', invert: () => ({ state: 'unset', why: 'is the order of the list' }) };
}

/** Exports an object that exists once, declared by the names of its attributes. */
export function whole(definition: string, section: readonly string[], facts: Pick<Inverse, 'loose'> = {}): Inverse {
  return { definition, section, as: 'whole', ...facts, invert: (object) => declare(elementOf(object)) };
}

/**
 * Converts assignments to the names used in declarations. A target that declarations do not support keeps Graph's name,
 * and the schema refuses it.
 */
export function fromTargets(assignments: Value): Value {
  return isValueList(assignments) ? assignments.map(fromTarget) : assignments;
}

const targets: Readonly<Record<string, string>> = {
  group: 'group',
  exclusionGroup: 'excludeGroup',
  allLicensedUsers: 'allUsers',
  allDevices: 'allDevices',
  configurationManagerCollection: 'collection',
};

function fromTarget(assignment: Value): Value {
  if (!isValueObject(assignment)) return assignment;
  const { target, groupId, collectionId, filterId, filterType } = assignment;
  const kind = typeof target === 'string' ? target : '';
  const name = own(targets, kind) ?? kind;
  const filtered = typeof filterType === 'string' && filterId !== undefined;
  return { [name]: groupId ?? collectionId ?? true, ...(filtered && { filter: { [filterType]: filterId } }) };
}

function unlessSame(value: Value | undefined, preset: Value | undefined): Value | undefined {
  return value === preset || value === null ? undefined : value;
}

const last = ['roleScopeTagIds', 'scopeTags', 'assignments'];

/** Moves scope tags and assignments to the end, as in every declaration. */
function lastly<T>(members: readonly [string, T][]): readonly [string, T][] {
  return [...members].sort(([left], [right]) => last.indexOf(left) - last.indexOf(right));
}
