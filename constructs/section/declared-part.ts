import type { IConstruct } from 'constructs';

import type { Diagnostic } from '../../core/index.js';
import type { TenantSpec } from '../../schemas/index.js';

/** A part of a specification: some of its sections, or parts of them. Each part is valid, but the whole need not be. */
export type SpecPart = { readonly [K in keyof TenantSpec]?: NonNullable<TenantSpec[K]> };

/** The settings that one construct declares. */
export interface DeclaredPart {
  /** The settings, as in a declaration. */
  readonly spec: SpecPart;
  /** Problems of files that it refers to. */
  readonly problems: readonly Diagnostic[];
}

/** Records what a construct declares, for the checks of its tenant. */
export function declarePart(construct: IConstruct, spec: SpecPart, problems: readonly Diagnostic[] = []): void {
  parts.set(construct, { spec, problems });
}

/** Returns what each construct of a tenant declares. */
export function partsOf(tenant: IConstruct): readonly DeclaredPart[] {
  return tenant.node.findAll().flatMap((construct) => parts.get(construct) ?? []);
}

/** Returns the declaration of a construct. Undefined: the construct declares nothing itself. */
export function partOf(construct: IConstruct): DeclaredPart | undefined {
  return parts.get(construct);
}

/** Stored outside the constructs, to keep their public classes free of internals. */
const parts = new WeakMap<IConstruct, DeclaredPart>();
