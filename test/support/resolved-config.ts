import { type Attribute, type Attributes, toTerraformName, type Value, type ValueObject } from '../../core/index.js';

/** Finds what `${…}` stands for. */
export type ResolveReference = (reference: string) => unknown;

/** Reads the body of a Terraform JSON block as Terraform would hand it to the provider: attributes complete, references resolved. */
export function configOfBody(attributes: Attributes, body: unknown, resolve: ResolveReference): ValueObject {
  const members = body as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(attributes).map(([name, attribute]) => [
      name,
      valueOf(attribute, members[toTerraformName(name)], resolve),
    ]),
  );
}

function valueOf(attribute: Attribute, raw: unknown, resolve: ResolveReference): Value {
  if (raw === undefined || raw === null) return null;
  const value = typeof raw === 'string' ? textOf(raw, resolve) : raw;
  if (Array.isArray(value)) {
    const element = 'element' in attribute ? attribute.element : attribute;
    return value.map((one: unknown) => valueOf(element, one, resolve));
  }
  if (typeof value !== 'object') return value as Value;
  if (attribute.kind === 'nested') return configOfBody(attribute.attributes, value, resolve);
  return Object.fromEntries(
    Object.entries(value ?? {}).map(([key, one]) => [unescaped(key), valueOf(attribute, one, resolve)]),
  );
}

/** A text that is one reference is what it refers to; in any other, `$${` and `%%{` stand for themselves. */
function textOf(text: string, resolve: ResolveReference): unknown {
  const reference = /^\$\{(.*)\}$/su.exec(text)?.[1];
  return reference === undefined ? unescaped(text) : resolve(reference);
}

function unescaped(text: string): string {
  return text.replaceAll(/([$%])\1(?=\{)/gu, '$1').normalize('NFC');
}
