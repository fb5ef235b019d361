import { terraformType } from '../core/index.js';
import { logicalIdOf } from '../schemas/index.js';
import { sections } from './generated/sections.js';
import type { Inverse } from './inverse/inverse.js';

/** What `release`, `preventDestroy` and `allowDestroy` name: a section, an object of a section, or a Terraform address. */
export interface Selector {
  readonly text: string;
  /** Whether it means the object of a Terraform address. */
  readonly matches: (address: string) => boolean;
  /** All addresses that it can mean. Undefined: only a state knows them. */
  readonly addresses?: readonly string[];
}

/**
 * Reads a selector: `retention`, `categories.Kiosk`, `limits.default`, `intune_device_category.kiosk`.
 *
 * Sections go by their path below `spec`, or by its last step. An object goes by its display name or its `logicalId`.
 * Undefined: there is no such section.
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

/** How the declaration would name the object of an address. Undefined: it has no name of its own there. */
export function selectorFor(type: string, label: string | undefined): string | undefined {
  const found = inverses.find(({ inverse }) => terraformType(inverse.definition) === type);
  if (!found || found.inverse.as === 'order') return undefined;
  const path = found.tokens.at(-1) ?? '';
  if (found.inverse.as === 'whole') return path;
  return label === undefined ? undefined : `${path}.${label}`;
}

/** Sections that a selector can begin with. */
export function selectableSections(): readonly string[] {
  return [...new Set(inverses.flatMap(({ tokens }) => tokens.at(-1) ?? []))];
}

interface Place {
  readonly inverse: Inverse;
  /** What a selector of it may be, or begin with: the full path first, then the path from the section's own name. */
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

/** Objects below another one carry its name before their own. */
function isBelow({ inverse, names }: Named, address: string): boolean {
  const [type = '', id = ''] = address.split('.');
  if (inverse.below === undefined || terraformType(inverse.definition) !== type) return false;
  return names.some((name) => id.endsWith(`-${name}`) || id.startsWith(`${name}-`));
}

/** What an object can be called in Terraform. */
function namesOf(name: string): readonly string[] {
  const own = /^[a-z][a-z0-9_-]*$/u.test(name) ? [name] : [];
  return [...new Set([logicalIdOf(name), ...own])];
}
