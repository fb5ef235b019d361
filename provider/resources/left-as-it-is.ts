import type { Attribute, Attributes } from '../../core/index.js';

/** Attributes of a built-in default object: undeclared ones keep the tenant's values. */
export function leftAsItIs<const A extends Attributes>(attributes: A): { readonly [K in keyof A]: Attribute } {
  const entries = Object.entries(attributes).map(([name, attribute]): [string, Attribute] => {
    const { default: _default, required: _required, ...facts } = attribute;
    return [name, { ...facts, optional: true, computed: true }];
  });
  return Object.fromEntries(entries) as { readonly [K in keyof A]: Attribute };
}
