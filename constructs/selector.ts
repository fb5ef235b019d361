import { terraformType } from '../core/index.js';
import { logicalIdOf } from '../schemas/index.js';
import { sections } from './generated/sections.js';
import type { Inverse } from './inverse/inverse.js';

/**
 * A selector in `release`, `preventDestroy` or `allowDestroy`: a section, an object of a section, or a Terraform
 * address.
 */
export interface Selector {
  readonly text: string;
  /** Whether it selects the object at a Terraform address. */
  readonly matches: (address: string) => boolean;
  /** All addresses that it can select. Undefined: only a state contains them. */
  readonly addresses?: readonly string[];
}

/**
 * Parses a selector: `retention`, `categories.Kiosk`, `limits.default`, `intune_device_category.kiosk`.
 *
 * A section is identified by its path below `spec`, or by the last step of the path; an object by its display name or
 * its `logicalId`. Undefined: there is no such section.
 */
export function parseSelector(text: string): Selector | undefined {
  if (/^intune_\w+\.[\w-]+$/u.test(text)) return { text, matches: (address) => address === text, addresses: [text] };
  const whole = inverses.filter(({ tokens }) => tokens.some((one) => one === text || one.startsWith(`${text}.`)));
  if (whole.length > 0) {
    const types = new Set(whole.map(({ inverse }) => terraformType(inverse.definition)));
    return { text, matches: (address) => types.has(address.split('.')[0] ?? '') };
  }
  const named = inverses.flatMap(({ inverse, tokens }) => {
    const start = tokens.find((one) => text.startsWith(`${one}.`));
    return inverse.as === 'element' && start !== undefined
      ? [{ inverse, names: namesOf(text.slice(start.length + 1)) }]
      : [];
  });
  if (named.length === 0) return undefined;
  const addresses = named.flatMap(({ inverse, names }) =>
    inverse.below ? [] : names.map((name) => `${terraformType(inverse.definition)}.${name}`),
  );
  const belongs = (address: string): boolean => named.some((one) => isBelow(one, address));
  const isWhole = named.every(({ inverse }) => inverse.below === undefined);
  return {
    text,
    matches: (address) => addresses.includes(address) || belongs(address),
    ...(isWhole && { addresses }),
  };
}

/**
 * Returns a selector for the object at a Terraform address, and for nothing beside it: by its display name, by its
 * Terraform name if they differ, or the address itself. Undefined: an order, which has no separate key, an object that
 * no declaration contains, or one instance of a block with `count` or `for_each`.
 */
export function selectorFor(address: string, label: string | undefined): string | undefined {
  const [type, id = ''] = address.split('.');
  const found = inverses.find(({ inverse }) => terraformType(inverse.definition) === type);
  if (!found || found.inverse.as === 'order' || address.includes('[')) return undefined;
  const path = found.tokens.at(-1) ?? '';
  if (found.inverse.below) return address;
  if (found.inverse.as === 'whole') return isShared(path, found) ? address : path;
  const names = [...(label === undefined ? [] : [label]), id].map((name) => `${path}.${name}`);
  return names.find((one) => parseSelector(one)?.matches(address)) ?? address;
}

/** Whether a selector of a whole section also selects other kinds of objects. */
function isShared(path: string, place: Place): boolean {
  return inverses.some(({ inverse, tokens }) => {
    if (inverse.definition === place.inverse.definition) return false;
    return tokens.some((one) => one === path || one.startsWith(`${path}.`));
  });
}

/** Sections that a selector can begin with. */
export function selectableSections(): readonly string[] {
  return [...new Set(inverses.flatMap(({ tokens }) => tokens.at(-1) ?? []))];
}

interface Place {
  readonly inverse: Inverse;
  /** Selectors for it, or their prefixes: the full path first, then the path from the section's own name. */
  readonly tokens: readonly string[];
}

const inverses: readonly Place[] = sections.flatMap(({ path, inverses: own }) =>
  own.map((inverse) => ({
    inverse,
    tokens: [inverse.section.join('.'), inverse.section.slice(path.length - 1).join('.')],
  })),
);

interface Named {
  readonly inverse: Inverse;
  readonly names: readonly string[];
}

/** Whether an object is below another one: its address includes the name of the latter. */
function isBelow({ inverse, names }: Named, address: string): boolean {
  const [type = '', id = ''] = address.split('.');
  if (inverse.below === undefined || terraformType(inverse.definition) !== type) return false;
  return names.some((name) => id.endsWith(`-${name}`) || id.startsWith(`${name}-`));
}

/** Returns the possible Terraform names of an object. */
function namesOf(name: string): readonly string[] {
  const own = /^[a-z][a-z0-9_-]*$/u.test(name) ? [name] : [];
  return [...new Set([logicalIdOf(name), ...own])];
}
