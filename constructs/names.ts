import type { IConstruct } from 'constructs';

import { isReferredId, type ReferredKind } from '../core/index.js';
import type { AttributeShape, AttributeShapes } from './attribute-shapes.js';
import { TerraformStack } from './cdk.js';
import { DataIntuneNameLookup } from './generated/data-name-lookup.js';
import { hiddenChildId } from './logical-id.js';
import { isTemplate } from './templates.js';

/**
 * Returns a copy of a construct's properties in which ids replace the display names of groups, filters, scope tags and
 * apps.
 *
 * Ids and references to Terraform are kept. Names of objects that the tenant declares become references; all other
 * names are resolved during plan by the one lookup of the tenant, `data.intune_name_lookup.names`.
 */
export function withIds<C extends object>(construct: IConstruct, shapes: AttributeShapes, config: C): C {
  return convert(TerraformStack.of(construct), shapes, config) as C;
}

/** Registers the name of an object that the tenant declares. `id` is a reference to its id. */
export function declareName(construct: IConstruct, name: string, { kind, id }: DeclaredName): void {
  namesOf(TerraformStack.of(construct)).set(keyOf(kind, name), id);
}

/** The object that a name refers to. */
export interface DeclaredName {
  readonly kind: ReferredKind;
  readonly id: string;
}

function convert(stack: TerraformStack, shapes: AttributeShapes, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((element: unknown) => convert(stack, shapes, element));
  if (typeof value !== 'object' || value === null || 'resolve' in value) return value;
  const members = Object.entries(value).map(([property, member]: [string, unknown]) => {
    const shape = shapes[property];
    return [property, shape ? convertMember(stack, shape, member) : member] as const;
  });
  return Object.fromEntries(members);
}

function convertMember(stack: TerraformStack, { members, refersTo }: AttributeShape, value: unknown): unknown {
  if (members) return convert(stack, members, value);
  // A token can stand for a whole list.
  if (!refersTo || isTemplate(value)) return value;
  if (Array.isArray(value))
    return value.map((element: unknown) => convertMember(stack, { name: '', refersTo }, element));
  return typeof value === 'string' ? idOf(stack, refersTo, value) : value;
}

function idOf(stack: TerraformStack, kind: ReferredKind, text: string): string {
  if (isTemplate(text) || isReferredId(kind, text)) return text;
  return namesOf(stack).get(keyOf(kind, text)) ?? lookUp(stack, kind, text);
}

const outputs = { groups: 'group_ids', filters: 'filter_ids', scopeTags: 'scope_tag_ids', apps: 'app_ids' } as const;
const lookupId = 'names';

/** Names are sorted, so that the configuration does not depend on the order in which they occur. */
function lookUp(stack: TerraformStack, kind: ReferredKind, name: string): string {
  const lookup = lookupOf(stack);
  lookup[kind] = [...new Set([...(lookup[`${kind}Input`] ?? []), name])].sort();
  const address = `data.${DataIntuneNameLookup.tfResourceType}.${lookupId}.${outputs[kind]}`;
  return `\${${address}[${JSON.stringify(name)}]}`;
}

function lookupOf(stack: TerraformStack): DataIntuneNameLookup {
  const present = lookups.get(stack);
  if (present) return present;
  const lookup = new DataIntuneNameLookup(stack, hiddenChildId(lookupId));
  lookup.overrideLogicalId(lookupId);
  lookups.set(stack, lookup);
  return lookup;
}

/** Stored outside the stacks, to keep their public classes free of internals. */
const lookups = new WeakMap<TerraformStack, DataIntuneNameLookup>();
const declared = new WeakMap<TerraformStack, Map<string, string>>();

function namesOf(stack: TerraformStack): Map<string, string> {
  const names = declared.get(stack) ?? new Map<string, string>();
  declared.set(stack, names);
  return names;
}

/** Names are case-insensitive. */
function keyOf(kind: ReferredKind, name: string): string {
  return `${kind} ${name.toLowerCase()}`;
}
