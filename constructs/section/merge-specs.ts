import type { SpecPart } from './declared-part.js';

/**
 * Merges parts of a specification.
 *
 * Lists are concatenated in the order of the parts; for any other value in a section, the last part wins. Empty lists
 * and groups without content declare nothing.
 *
 * @param parts - what each construct declares
 * @param sections - the paths of all sections, below `spec`
 */
export function mergeSpecs(parts: readonly SpecPart[], sections: readonly (readonly string[])[]): SpecPart {
  return mergeGroup(parts, sections);
}

type Ways = readonly (readonly string[])[];

/** Merges a group, whose members are sections or other groups. */
function mergeGroup(parts: readonly object[], ways: Ways): object {
  const merged = namesIn(parts).map((name): readonly [string, unknown] => {
    const below = ways.filter(([first]) => first === name).map(([, ...rest]) => rest);
    const isGroup = below.some(({ length }) => length > 0);
    const isSection = below.some(({ length }) => length === 0);
    const values = valuesOf(parts, name);
    const whole = isGroup && areObjects(values) ? mergeGroup(values, below) : mergeSection(values);
    return [name, !isSection && isEmpty(whole) ? undefined : whole];
  });
  return Object.fromEntries(merged.filter(([, value]) => value !== undefined && !isEmptyList(value)));
}

function mergeSection(values: readonly unknown[]): unknown {
  if (!areObjects(values)) return mergeMember(values);
  return Object.fromEntries(namesIn(values).map((name) => [name, mergeMember(valuesOf(values, name))]));
}

function mergeMember(values: readonly unknown[]): unknown {
  return values.every(Array.isArray) ? values.flat() : values.at(-1);
}

/** Undefined members are not declared. */
function namesIn(objects: readonly object[]): readonly string[] {
  const entries = objects.flatMap((one): readonly (readonly [string, unknown])[] => Object.entries(one));
  return [...new Set(entries.filter(([, value]) => value !== undefined).map(([name]) => name))];
}

function valuesOf(objects: readonly object[], name: string): readonly unknown[] {
  return objects.map((one): unknown => Reflect.get(one, name)).filter((value) => value !== undefined);
}

function areObjects(values: readonly unknown[]): values is readonly object[] {
  return values.every((value) => typeof value === 'object' && value !== null && !Array.isArray(value));
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
