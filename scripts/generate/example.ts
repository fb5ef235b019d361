import {
  type EphemeralResourceDefinition,
  isValueList,
  isValueObject,
  terraformType,
  type Value,
  type ValueObject,
} from '../../core/index.js';
import { classNameOf, type Definition, propertyOf, terraformName } from './words.js';

/** The definition's example in Terraform's language. */
export function hclExample(definition: Definition | EphemeralResourceDefinition): string {
  return `${blocks[definition.kind]} "${terraformType(definition.name)}" "example" ${hclObject(definition.example.declared, 0)}`;
}

const blocks = { resource: 'resource', dataSource: 'data', ephemeralResource: 'ephemeral' } as const;

/** The definition's example as a construct. */
export function typescriptExample(definition: Definition): string {
  const name = classNameOf(definition);
  return `import { ${name} } from 'intuneform';\n\nnew ${name}(tenant, 'example', ${typescriptValue(definition.example.declared, 0)});`;
}

function hclObject(value: ValueObject, depth: number): string {
  const entries = Object.entries(value);
  if (entries.length === 0) return '{}';
  return `{\n${hclLines(entries, depth + 1).join('\n')}\n${indent(depth)}}`;
}

/** Aligned like `terraform fmt`: adjacent single lines together; a value of several lines separately. */
function hclLines(entries: readonly (readonly [string, Value])[], depth: number): readonly string[] {
  const written = entries.map(([name, member]) => ({
    name: hclKey(terraformName(name)),
    text: hclValue(member, depth),
  }));
  // A text of several lines starts next to its name, and is aligned like a single line.
  const isLong = (index: number): boolean => (written[index]?.text.replace(/^<<-.*$/su, '') ?? '\n').includes('\n');
  return written.map(({ name, text }, index) => {
    const width = isLong(index) ? 0 : widthAround(written, index, isLong);
    return `${indent(depth)}${name.padEnd(width)} = ${text}`;
  });
}

/** A key of a map may not be a valid name in Terraform, such as `4411-8823`, which would be a subtraction. */
function hclKey(name: string): string {
  return /^(?:[a-z_][\w-]*|\d+)$/iu.test(name) ? name : JSON.stringify(name);
}

/** Length of the longest adjacent name. */
function widthAround(
  written: readonly { readonly name: string }[],
  index: number,
  isLong: (index: number) => boolean,
): number {
  let [first, last] = [index, index];
  while (!isLong(first - 1)) first -= 1;
  while (!isLong(last + 1)) last += 1;
  return Math.max(...written.slice(first, last + 1).map(({ name }) => name.length));
}

function hclValue(value: Value, depth: number): string {
  if (isValueObject(value)) return hclObject(value, depth);
  if (typeof value === 'string' && value.includes('\n')) return `<<-EOT\n${value.trimEnd()}\nEOT`;
  if (!isValueList(value)) return JSON.stringify(value);
  if (!value.some(isValueObject)) return `[${value.map((element) => hclValue(element, depth)).join(', ')}]`;
  const elements = value.map((element) => `${indent(depth + 1)}${hclValue(element, depth + 1)}`);
  return `[\n${elements.join(',\n')},\n${indent(depth)}]`;
}

function typescriptKey(name: string): string {
  return /^(?:[a-z_]\w*|\d+)$/iu.test(name) ? name : `'${name}'`;
}

function typescriptValue(value: Value, depth: number): string {
  if (isValueObject(value)) {
    const entries = Object.entries(value);
    if (entries.length === 0) return '{}';
    const lines = entries.map(
      ([name, member]) =>
        `${indent(depth + 1)}${typescriptKey(propertyOf(name))}: ${typescriptValue(member, depth + 1)},`,
    );
    return `{\n${lines.join('\n')}\n${indent(depth)}}`;
  }
  if (isValueList(value)) return `[${value.map((element) => typescriptValue(element, depth)).join(', ')}]`;
  if (typeof value !== 'string') return JSON.stringify(value);
  return value.includes('\n') ? `\`${value.trimEnd()}\`` : `'${value.replaceAll("'", "\\'")}'`;
}

function indent(depth: number): string {
  return '  '.repeat(depth);
}
