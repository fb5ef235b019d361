import { isJsonArray, isJsonObject, type Json, type JsonObject, terraformType } from '../../core/index.js';
import { type Definition, fileNameOf, generatedMark } from './words.js';

/**
 * Renders the attributes whose key in a declaration's list elements differs from Graph's name, by Terraform type, from
 * the references in `schemas/tenant.source.json`. Attributes with several keys are left out, and so are keys outside
 * lists, such as `limits.default`, which are not meaningful on their own or have a short form.
 */
export function renderDeclaredKeys(tenantSchema: JsonObject, definitions: readonly Definition[]): string {
  const references = referencesIn(tenantSchema, []);
  const types = definitions.flatMap((definition) => {
    const start = `generated/${fileNameOf(definition)}.schema.json#/properties/`;
    const own = references.filter(({ to }) => to.startsWith(start));
    const attributes = Object.keys(definition.attributes).flatMap((name) => {
      const places = own.filter(({ to }) => to === `${start}${name}`);
      const [key, ...others] = new Set(places.map(({ from }) => from.at(-1) ?? ''));
      const isElement = places.every(({ from }) => from.at(-2) === 'properties' && from.at(-3) === 'items');
      return key === undefined || key === name || others.length > 0 || !isElement ? [] : [[name, key] as const];
    });
    return attributes.length === 0 || definition.kind !== 'resource'
      ? []
      : [[terraformType(definition.name), Object.fromEntries(attributes)] as const];
  });
  return `// ${generatedMark}

/** The key in a declaration, by Terraform type and Graph's name of the attribute, if they differ. */
export const declaredKeys: Readonly<Record<string, Readonly<Record<string, string>>>> = ${JSON.stringify(Object.fromEntries(types))};
`;
}

interface Reference {
  readonly from: readonly string[];
  readonly to: string;
}

function referencesIn(value: Json | undefined, from: readonly string[]): readonly Reference[] {
  if (value !== undefined && isJsonArray(value))
    return value.flatMap((element, index) => referencesIn(element, [...from, String(index)]));
  if (!isJsonObject(value)) return [];
  const own = typeof value.$ref === 'string' ? [{ from, to: value.$ref }] : [];
  return [...own, ...Object.entries(value).flatMap(([name, member]) => referencesIn(member, [...from, name]))];
}
