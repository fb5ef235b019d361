import {
  type ExportedObject,
  isValueList,
  isValueObject,
  own,
  type Value,
  type ValueObject,
} from '../../core/index.js';
import { declare, type Inverse } from './inverse.js';

/** In what the declaration of an object differs from its attributes. */
export interface ElementFacts {
  /** What the declaration calls an attribute. Default: as it is called. */
  readonly renamed?: Readonly<Record<string, string>>;
  /** What the construct sets where the declaration says nothing. */
  readonly presets?: ValueObject;
}

/** What a declaration calls scope tags where it does not call them as Graph does. */
export const scopeTags = { roleScopeTagIds: 'scopeTags' } as const;

/**
 * What is declared of an object whose declaration has the names of its attributes.
 *
 * What a section does not take (a scope tag, a target) stays in: the schema refuses it, and so nothing is lost unseen.
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

/** A list of objects, declared by the names of their attributes. */
export function elements(
  definition: string,
  section: readonly string[],
  facts: ElementFacts & Pick<Inverse, 'within' | 'ordered' | 'named'> = {},
): Inverse {
  const { within, ordered, named } = facts;
  return {
    definition,
    section,
    as: 'element',
    ...(within !== undefined && { within }),
    ...(ordered && { ordered }),
    ...(named !== undefined && { named }),
    invert: (object) => declare(elementOf(object, facts)),
  };
}

/** The order of a list. */
export function order(definition: string, section: readonly string[]): Inverse {
  return { definition, section, as: 'order', invert: () => ({ state: 'unset', why: 'is the order of the list' }) };
}

/** What there is one of, declared by the names of its attributes. */
export function whole(definition: string, section: readonly string[], facts: Pick<Inverse, 'loose'> = {}): Inverse {
  return { definition, section, as: 'whole', ...facts, invert: (object) => declare(elementOf(object)) };
}

/** Reads assignments as declarations call them. A target that no declaration has keeps Graph's name, and is refused by the schema. */
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

/** Who sees it and who gets it come last, as in every declaration. */
function lastly<T>(members: readonly [string, T][]): readonly [string, T][] {
  return [...members].sort(([left], [right]) => last.indexOf(left) - last.indexOf(right));
}
