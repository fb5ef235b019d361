import type { Diagnostic } from '../../core/index.js';
import { clashesAmong, type IdentifiedDeclaration, type LoadedDeclaration } from '../../schemas/index.js';

/** Which tenant a declaration is of. Kept for the whole run, so it holds nothing else of it. */
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

/** Declarations that were met so far. */
export interface Seen {
  /** Notes them. Whether neither a name nor a tenant of theirs was met before. */
  readonly areNew: (declared: readonly IdentifiedDeclaration[]) => boolean;
  readonly clashes: () => readonly Diagnostic[];
}

/** Remembers of a declaration only what another one must not have. */
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
