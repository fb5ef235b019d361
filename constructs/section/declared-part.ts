import type { IConstruct } from 'constructs';

import type { Diagnostic } from '../../core/index.js';
import type { TenantSpec } from '../../schemas/index.js';

/** A part of a specification: some of its sections, or parts of them; each is sound, the whole need not be. */
export type SpecPart = { readonly [K in keyof TenantSpec]?: NonNullable<TenantSpec[K]> };

/** What one construct declares of a tenant. */
export interface DeclaredPart {
  /** In the words of the declaration. */
  readonly spec: SpecPart;
  /** What is wrong with files that it names. */
  readonly problems: readonly Diagnostic[];
}

/** Notes what a construct declares, for the checks that its tenant makes over all of them. */
export function declarePart(construct: IConstruct, spec: SpecPart, problems: readonly Diagnostic[] = []): void {
  parts.set(construct, { spec, problems });
}

/** What the constructs of a tenant declare, each for itself. */
export function partsOf(tenant: IConstruct): readonly DeclaredPart[] {
  return tenant.node.findAll().flatMap((construct) => parts.get(construct) ?? []);
}

/** What a construct declares. Undefined: nothing by itself. */
export function partOf(construct: IConstruct): DeclaredPart | undefined {
  return parts.get(construct);
}

/** Kept beside the constructs, so that their classes show nothing that is not the user's. */
const parts = new WeakMap<IConstruct, DeclaredPart>();
