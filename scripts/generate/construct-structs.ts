import {
  type Attribute,
  type Attributes,
  type NestedAttribute,
  presenceOf,
  type ReferredKind,
} from '../../core/index.js';
import { inputMembers, outputGetter, structName } from './construct-types.js';
import { comment, isDeclarable } from './words.js';

/** The interfaces and classes of all nested attributes, innermost first. */
export function structsOf(attributes: Attributes, owner: string, source: string): readonly string[] {
  return Object.entries(attributes).flatMap(([name, attribute]) => {
    if (attribute.kind !== 'nested') return [];
    const struct = structName(owner, name);
    return [
      ...structsOf(attribute.attributes, struct, source),
      ...(isDeclarable(attribute) ? [structInterface(struct, attribute, source)] : []),
      ...(attribute.writeOnly ? [] : structOutputs(struct, attribute)),
    ];
  });
}

function structInterface(struct: string, { doc, attributes }: NestedAttribute, source: string): string {
  return `${comment([doc])}\nexport interface ${struct} {\n${inputMembers(attributes, struct, source)}\n}`;
}

function structOutputs(struct: string, { nesting, attributes }: NestedAttribute): readonly string[] {
  const getters = Object.entries(attributes).map(([name, attribute]) => outputGetter(name, attribute, struct));
  const about = comment([`References to the attributes of one \`${struct}\`.`]);
  const output = `${about}\nexport class ${struct}Output extends cdk.ComplexObject {\n${getters.join('\n')}\n}`;
  if (nesting === 'single') return [output];
  return [output, nesting === 'map' ? mapClass(struct) : listClass(struct)];
}

function listClass(struct: string): string {
  return `${comment([`References to a list or set of \`${struct}\`.`])}
export class ${struct}List extends cdk.ComplexList {
  constructor(protected override terraformResource: cdk.IInterpolatingParent, protected override terraformAttribute: string, protected override wrapsSet: boolean) {
    super(terraformResource, terraformAttribute, wrapsSet);
  }
  /** The element at \`index\`, from 0. */
  get(index: number): ${struct}Output {
    return new ${struct}Output(this.terraformResource, this.terraformAttribute, this.wrapsSet, index);
  }
}`;
}

function mapClass(struct: string): string {
  return `${comment([`References to a map of \`${struct}\`.`])}
export class ${struct}Map extends cdk.ComplexMap {
  constructor(protected override terraformResource: cdk.IInterpolatingParent, protected override terraformAttribute: string) {
    super(terraformResource, terraformAttribute);
  }
  /** The element at \`key\`. */
  get(key: string): ${struct}Output {
    // cdktf writes the index as it is given, without quotes.
    return new ${struct}Output(this.terraformResource, this.terraformAttribute, false, JSON.stringify(key));
  }
}`;
}

/** The constant that maps the properties to Terraform's attributes. */
export function shapesOf(attributes: Attributes, names: ShapeNames): string {
  const members = Object.entries(attributes)
    .filter(([, attribute]) => presenceOf(attribute) !== 'computed')
    .map(([name, attribute]) => {
      const inner = attribute.kind === 'nested' ? `, members: ${shapesOf(attribute.attributes, names)}` : '';
      const isMap = attribute.kind === 'map' || (attribute.kind === 'nested' && attribute.nesting === 'map');
      const kind = refersTo(attribute);
      const reference = kind === undefined ? '' : `, refersTo: ${JSON.stringify(kind)}`;
      return `${names.property(name)}: { name: ${JSON.stringify(names.terraform(name))}${isMap ? ', map: true' : ''}${reference}${inner} }`;
    });
  return `{ ${members.join(', ')} }`;
}

/** Whether an attribute, or one within it, accepts display names. */
export function hasReferences(attribute: Attribute): boolean {
  if (attribute.kind === 'nested') return Object.values(attribute.attributes).some(hasReferences);
  return refersTo(attribute) !== undefined;
}

function refersTo(attribute: Attribute): ReferredKind | undefined {
  if (attribute.kind === 'string') return attribute.refersTo;
  return 'element' in attribute && attribute.element.kind === 'string' ? attribute.element.refersTo : undefined;
}

interface ShapeNames {
  readonly property: (name: string) => string;
  readonly terraform: (name: string) => string;
}
