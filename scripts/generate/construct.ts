import {
  type Attribute,
  type Attributes,
  presenceOf,
  providerAddress,
  providerName,
  terraformType,
} from '../../core/index.js';
import { hasReferences, shapesOf, structsOf } from './construct-structs.js';
import { inputMembers, inputType, outputGetter } from './construct-types.js';
import {
  classNameOf,
  comment,
  type Definition,
  generatedMark,
  isDeclarable,
  literal,
  pascal,
  propertyOf,
  terraformName,
} from './words.js';

/** The construct of a resource or data source, as TypeScript. */
export function renderConstruct(definition: Definition): string {
  const name = classNameOf(definition);
  const type = terraformType(definition.name);
  const { attributes, source, doc } = definition;
  const refers = Object.values(attributes).some(hasReferences);
  const parts = [
    ...structsOf(attributes, name, source),
    `${comment([`Properties of \`${name}\`.`])}
export interface ${name}Config extends cdk.TerraformMetaArguments {\n${inputMembers(attributes, name, source)}\n}`,
    `const shapes: AttributeShapes = ${shapesOf(attributes, { property: propertyOf, terraform: terraformName })};`,
    `${comment([doc, '', `@see ${source}`])}
export class ${name} extends cdk.${definition.kind === 'resource' ? 'TerraformResource' : 'TerraformDataSource'} {
  /** Terraform's type. */
  static readonly tfResourceType = ${literal(type)};
  ${importOf(definition, type)}
  readonly #inputs: Inputs<${name}Config>;
  ${comment([`Declares one ${definition.noun}.`, '', '@param scope - parent construct', '@param id - its id within the parent, unique and stable', '@param config - its attributes, and Terraform meta-arguments'])}
  constructor(scope: Construct, id: string, config: ${name}Config${hasRequired(attributes) ? '' : ' = {}'}) {
    super(scope, id, { ...config, terraformResourceType: ${literal(type)}, terraformGeneratorMetadata: { providerName: ${literal(providerName)} } });
    this.#inputs = ${refers ? 'withIds(this, shapes, config)' : '{ ...config }'};
  }
  ${members(attributes, name)}
  ${synthesize}
}`,
  ];
  return file(parts, refers ? [namesImport] : []);
}

const namesImport = `import { withIds } from '../names.js';`;

/** The construct that configures the provider, as TypeScript. */
export function renderProvider(attributes: Attributes, version: string): string {
  const name = 'IntuneProvider';
  const source = 'https://github.com/intuneform/intuneform';
  return file(
    [
      ...structsOf(attributes, name, source),
      providerProperties(attributes, name, source),
      `const shapes: AttributeShapes = ${shapesOf(attributes, { property: propertyOf, terraform: terraformName })};`,
      `${comment(['The provider: the tenant that it manages, and the identity that it uses.', '', 'Set credentials in the environment, not in code.'])}
export class ${name} extends cdk.TerraformProvider {
  /** Terraform's type. */
  static readonly tfResourceType = ${literal(providerName)};
  readonly #inputs: Inputs<${name}Config>;
  ${comment(['Configures the provider.', '', '@param scope - parent stack', '@param id - its id within the parent', '@param config - its settings'])}
  constructor(scope: Construct, id: string, config: ${name}Config${hasRequired(attributes) ? '' : ' = {}'}) {
    super(scope, id, {
      terraformResourceType: ${literal(providerName)},
      terraformGeneratorMetadata: { providerName: ${literal(providerName)}, providerVersion: ${literal(version)} },
      terraformProviderSource: ${literal(providerAddress)},
    });
    this.#inputs = { ...config };
    lockAtSynthesis(this, ${literal(version)});
  }
  /** Name by which a resource chooses this provider among several. */
  override get alias(): string | undefined {
    return this.#inputs.alias;
  }
  override set alias(value: string | undefined) {
    this.#inputs.alias = value;
  }
  ${members(attributes, name, { withoutOutputs: true })}
  ${synthesize}
}`,
    ],
    [`import { lockAtSynthesis } from '../lock-file.js';`],
  );
}

function providerProperties(attributes: Attributes, name: string, source: string): string {
  return `${comment([`Properties of \`${name}\`.`])}
export interface ${name}Config {
${comment(['Name by which a resource selects this provider if there are several.', '', '@default - the provider is used by every resource that does not select one'])}
readonly alias?: string;
${inputMembers(attributes, name, source)}
}`;
}

const synthesize = `/** The attributes as Terraform JSON. */
  protected override synthesizeAttributes(): Record<string, unknown> {
    return toTerraformAttributes(shapes, this.#inputs);
  }
  /** The attributes for HCL. */
  protected override synthesizeHclAttributes(): Record<string, unknown> {
    return toHclAttributes(shapes, this.#inputs);
  }`;

function file(parts: readonly string[], imports: readonly string[] = []): string {
  return [
    `// ${generatedMark}`,
    `import type { Construct } from 'constructs';
import * as cdk from '../cdk.js';
import { toHclAttributes, toTerraformAttributes } from '../attribute-shapes.js';
${[`import type { AttributeShapes, Inputs } from '../attribute-shapes.js';`, ...imports].join('\n')}`,
    ...parts,
    '',
  ].join('\n\n');
}

function importOf(definition: Definition, type: string): string {
  if (definition.kind === 'dataSource') return '';
  return `${comment([`Generates the configuration of an existing ${definition.noun} in \`cdktf plan\`.`, '', '@param scope - parent construct', '@param importToId - its id within the parent', '@param importFromId - its id in Graph', '@param provider - provider that reads it; default: the only one'])}
  static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdk.TerraformProvider): cdk.ImportableResource {
    return new cdk.ImportableResource(scope, importToId, { terraformResourceType: ${literal(type)}, importId: importFromId, ...(provider && { provider }) });
  }`;
}

function hasRequired(attributes: Attributes): boolean {
  return Object.values(attributes).some((attribute) => presenceOf(attribute) === 'required');
}

interface MemberOptions {
  /** The provider's settings cannot be referenced. */
  readonly withoutOutputs?: true;
}

function members(attributes: Attributes, owner: string, options: MemberOptions = {}): string {
  return Object.entries(attributes)
    .map(([name, attribute]) => {
      const getter = options.withoutOutputs
        ? inputGetter(name, attribute, owner)
        : outputGetter(name, attribute, owner);
      return isDeclarable(attribute) ? [getter, ...inputAccess(name, attribute, owner)].join('\n') : getter;
    })
    .join('\n');
}

function inputGetter(name: string, attribute: Attribute, owner: string): string {
  const property = propertyOf(name);
  return `${comment([attribute.doc])}
  get ${property}(): ${inputType(attribute, owner, name)} | undefined { return this.#inputs.${property}; }`;
}

function inputAccess(name: string, attribute: Attribute, owner: string): readonly string[] {
  const property = propertyOf(name);
  const type = inputType(attribute, owner, name);
  const reset = `/** Removes the value of \`${property}\`, so that it is not declared. */
  reset${pascal(property)}(): void { this.#inputs.${property} = undefined; }`;
  const taken = hasReferences(attribute) ? `withIds(this, shapes, { ${property}: value }).${property}` : 'value';
  return [
    `set ${property}(value: ${type}) { this.#inputs.${property} = ${taken}; }`,
    ...(presenceOf(attribute) === 'required' ? [] : [reset]),
    `/** The value given for \`${property}\`. */
  get ${property}Input(): ${type} | undefined { return this.#inputs.${property}; }`,
  ];
}
