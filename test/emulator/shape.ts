import type { PublishedProperty, PublishedType, PublishedVersion } from './published.js';

/** Violations of an object's type: unknown properties, wrong types, null in place of a required value. */
export function shapeProblems(value: unknown, typeName: string, version: PublishedVersion): string[] {
  if (typeof value !== 'object' || value === null) return [`${typeName} is not an object`];
  const properties = propertiesOf(typeName, version);
  return Object.entries(value)
    .filter(([name]) => !name.includes('@'))
    .flatMap(([name, member]) => {
      const property = properties[name];
      return property
        ? memberProblems(member, `${typeName}.${name}`, { property, version })
        : [`unknown ${typeName}.${name}`];
    });
}

/** Properties of a type and of those it derives from. */
export function propertiesOf(typeName: string, version: PublishedVersion): Readonly<Record<string, PublishedProperty>> {
  const type: PublishedType | undefined = version.entityTypes[typeName] ?? version.complexTypes[typeName];
  if (!type) return {};
  return { ...(type.baseType ? propertiesOf(type.baseType, version) : {}), ...type.properties };
}

interface Member {
  readonly property: PublishedProperty;
  readonly version: PublishedVersion;
}

function memberProblems(value: unknown, where: string, { property, version }: Member): string[] {
  if (value === null) return property.nullable === false ? [`null ${where}`] : [];
  const element = /^Collection\((.*)\)$/u.exec(property.type)?.[1];
  if (element === undefined) return valueProblems(value, where, { type: property.type, version });
  if (!Array.isArray(value)) return [`no list ${where}`];
  return value.flatMap((item: unknown) => valueProblems(item, where, { type: element, version }));
}

function valueProblems(
  value: unknown,
  where: string,
  { type, version }: { type: string; version: PublishedVersion },
): string[] {
  if (type.startsWith('graph.')) return graphProblems(value, where, { name: type.slice(6), version });
  return primitives[type]?.(value) === false ? [`not ${type} ${where}`] : [];
}

function graphProblems(
  value: unknown,
  where: string,
  { name, version }: { name: string; version: PublishedVersion },
): string[] {
  const enumeration = version.enumTypes[name];
  if (!enumeration) return complexProblems(value, name, version);
  const members = 'members' in enumeration ? enumeration.members : enumeration;
  return members.includes(value as string) ? [] : [`not ${name} ${where}`];
}

function complexProblems(value: unknown, name: string, version: PublishedVersion): string[] {
  const given = (value as Record<string, unknown>)['@odata.type'];
  const own = typeof given === 'string' ? given.replace(/^#?microsoft\.graph\./u, '') : name;
  return shapeProblems(value, own, version);
}

const primitives: Readonly<Record<string, (value: unknown) => boolean>> = {
  'Edm.String': (value) => typeof value === 'string',
  'Edm.Guid': (value) => typeof value === 'string' && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/iu.test(value),
  'Edm.Boolean': (value) => typeof value === 'boolean',
  'Edm.Int32': (value) => Number.isInteger(value),
  'Edm.Int64': (value) => Number.isInteger(value),
  'Edm.DateTimeOffset': (value) =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?Z$/u.test(value),
  number: (value) => typeof value === 'number',
};
