import {
  type Attribute,
  type Attributes,
  type CollectionAttribute,
  type NestedAttribute,
  presenceOf,
  type ScalarAttribute,
} from '../../core/index.js';
import { defaultOf, limitsOf, remarksOf } from './facts.js';
import { comment, isDeclarable, literal, pascal, propertyOf, terraformName } from './words.js';

/** The type of an attribute's property. `owner` is the prefix of nested types. */
export function inputType(attribute: Attribute, owner: string, name: string): string {
  switch (attribute.kind) {
    case 'string':
      return attribute.oneOf ? attribute.oneOf.map(literal).join(' | ') : 'string';
    case 'int':
    case 'number':
      return 'number';
    case 'bool':
      return 'boolean | cdk.IResolvable';
    case 'list':
    case 'set':
      return `readonly (${inputType(attribute.element, owner, name)})[]`;
    case 'map':
      return `Readonly<Record<string, ${inputType(attribute.element, owner, name)}>>`;
    case 'nested':
      return nestedInputType(attribute, structName(owner, name));
  }
}

/** The name of the type of a nested attribute: `IntuneDeviceEnrollmentLimitAssignments`. */
export function structName(owner: string, name: string): string {
  return `${owner}${pascal(name)}`;
}

/** The members of a properties interface, each with its documentation. */
export function inputMembers(attributes: Attributes, owner: string, source: string): string {
  return Object.entries(attributes)
    .filter(([, attribute]) => isDeclarable(attribute))
    .map(([name, attribute]) => {
      const optional = presenceOf(attribute) === 'required' ? '' : '?';
      const type = inputType(attribute, owner, name);
      return `${attributeComment(attribute, source)}\nreadonly ${propertyOf(name)}${optional}: ${type};`;
    })
    .join('\n');
}

/** A getter that refers to an attribute in Terraform. Write-only attributes have none. */
export function outputGetter(name: string, attribute: Attribute, owner: string): string {
  if (attribute.writeOnly) return '';
  const { type, expression } = output(name, attribute, owner);
  return `${comment([attribute.doc])}\nget ${propertyOf(name)}(): ${type} {\n  return ${expression};\n}`;
}

/** The documentation of an attribute as a property. */
export function attributeComment(attribute: Attribute, source: string): string {
  const facts = [...limitsOf(attribute), ...remarksOf(attribute, propertyOf)].join(' ');
  const fallback = defaultOf(attribute);
  return comment([
    attribute.doc,
    ...(facts === '' ? [] : ['', facts]),
    '',
    ...(fallback === undefined ? [] : [`@default - ${fallback}`]),
    `@see ${attribute.source ?? source}`,
  ]);
}

function nestedInputType(attribute: NestedAttribute, struct: string): string {
  switch (attribute.nesting) {
    case 'single':
      return `${struct} | cdk.IResolvable`;
    case 'list':
    case 'set':
      return `readonly ${struct}[] | cdk.IResolvable`;
    case 'map':
      return `Readonly<Record<string, ${struct}>> | cdk.IResolvable`;
  }
}

interface Output {
  readonly type: string;
  readonly expression: string;
}

function output(name: string, attribute: Attribute, owner: string): Output {
  const key = literal(terraformName(name));
  if (attribute.kind === 'nested') return nestedOutput(key, attribute, structName(owner, name));
  if (attribute.kind === 'map') return mapOutput(key, attribute.element);
  return 'element' in attribute ? listOutput(key, attribute) : scalarOutput(key, attribute);
}

function scalarOutput(key: string, { kind }: Pick<ScalarAttribute, 'kind'>): Output {
  if (kind === 'string') return { type: 'string', expression: `this.getStringAttribute(${key})` };
  if (kind === 'bool') return { type: 'cdk.IResolvable', expression: `this.getBooleanAttribute(${key})` };
  return { type: 'number', expression: `this.getNumberAttribute(${key})` };
}

function listOutput(key: string, { kind, element }: CollectionAttribute): Output {
  const isSet = kind === 'set';
  if (element.kind === 'bool') {
    return { type: 'cdk.BooleanList', expression: `new cdk.BooleanList(this, ${key}, ${String(isSet)})` };
  }
  if (element.kind === 'string') {
    const list = `this.getListAttribute(${key})`;
    return { type: 'string[]', expression: isSet ? `cdk.Fn.tolist(${list})` : list };
  }
  const list = `this.getNumberListAttribute(${key})`;
  return { type: 'number[]', expression: isSet ? `cdk.Token.asNumberList(cdk.Fn.tolist(${list}))` : list };
}

function mapOutput(key: string, { kind }: ScalarAttribute): Output {
  const type = kind === 'string' ? 'cdk.StringMap' : kind === 'bool' ? 'cdk.BooleanMap' : 'cdk.NumberMap';
  return { type, expression: `new ${type}(this, ${key})` };
}

function nestedOutput(key: string, { nesting }: NestedAttribute, struct: string): Output {
  if (nesting === 'single') return { type: `${struct}Output`, expression: `new ${struct}Output(this, ${key}, false)` };
  if (nesting === 'map') return { type: `${struct}Map`, expression: `new ${struct}Map(this, ${key})` };
  return { type: `${struct}List`, expression: `new ${struct}List(this, ${key}, ${String(nesting === 'set')})` };
}
