import type { Diagnostic } from '../../core/index.js';
import { clashesAmong, type IdentifiedDeclaration, type LoadedDeclaration } from '../../schemas/index.js';

/** The tenant of a declaration. Kept for the whole run, so it contains nothing else. */
export function identityOf({ declaration, file, locate }: LoadedDeclaration): IdentifiedDeclaration {
  const { name } = declaration.metadata;
  const { tenantId } = declaration.spec;
  const [ofName, ofTenant] = [locate(['metadata', 'name']), locate(['spec', 'tenantId'])];
  return {
    declaration: { metadata: { name }, spec: { tenantId } },
    file,
    locate: ([section]) => (section === 'metadata' ? ofName : ofTenant),
  };
}

/** Declarations so far. */
export interface Seen {
  /** Adds declarations. Returns whether their names and tenants are new. */
  readonly areNew: (declared: readonly IdentifiedDeclaration[]) => boolean;
  readonly clashes: () => readonly Diagnostic[];
}

/** Creates the set. It only stores the parts of a declaration that must be unique. */
export function createSeen(): Seen {
  const met: IdentifiedDeclaration[] = [];
  const identities = new Set<string>();
  return {
    areNew: (declared) => {
      met.push(...declared);
      const own = declared.flatMap(({ declaration: { metadata, spec } }) => [
        metadata.name,
        spec.tenantId.toLowerCase(),
      ]);
      const repeated = own.some((identity) => identities.has(identity));
      if (!repeated) for (const identity of own) identities.add(identity);
      return !repeated;
    },
    clashes: () => clashesAmong(met),
  };
}
