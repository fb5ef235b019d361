import { type Attribute, type ScalarAttribute, toTerraformName } from '../../../core/index.js';

/** Description of an attribute for editors and `terraform providers schema`: its doc, limits and default. Markdown. */
export function describeAttribute(attribute: Attribute): string {
  return [attribute.doc, ...limits(attribute), ...behaviour(attribute)].join(' ');
}

function limits(attribute: Attribute): string[] {
  if (attribute.kind === 'nested') return items(attribute);
  return 'element' in attribute ? [...items(attribute), ...scalarLimits(attribute.element)] : scalarLimits(attribute);
}

function scalarLimits(attribute: ScalarAttribute): string[] {
  if (attribute.kind === 'bool') return [];
  if (attribute.kind !== 'string') return range(attribute, attribute.unit);
  const { oneOf, minLength: min, maxLength: max } = attribute;
  if (oneOf) return [`One of ${oneOf.map(code).join(', ')}.`];
  return range({ ...(min !== undefined && { min }), ...(max !== undefined && { max }) }, 'characters');
}

function items({ minItems: min, maxItems: max }: { readonly minItems?: number; readonly maxItems?: number }): string[] {
  return range({ ...(min !== undefined && { min }), ...(max !== undefined && { max }) }, 'elements');
}

function range({ min, max }: { readonly min?: number; readonly max?: number }, unit = ''): string[] {
  const suffix = unit === '' ? '.' : ` ${unit}.`;
  if (min !== undefined && max !== undefined) return [`${String(min)} to ${String(max)}${suffix}`];
  if (min !== undefined) return [`At least ${String(min)}${suffix}`];
  return max === undefined ? [] : [`At most ${String(max)}${suffix}`];
}

function behaviour(attribute: Attribute): string[] {
  return [
    ...(attribute.default === undefined ? [] : [`Default: ${code(JSON.stringify(attribute.default))}.`]),
    ...(attribute.immutable ? ['Changing this value replaces the object.'] : []),
    ...(attribute.writeOnly
      ? [`Never stored. Sent again when ${code(toTerraformName(attribute.writeOnly.version))} changes.`]
      : []),
  ];
}

function code(text: string): string {
  return `\`${text}\``;
}
