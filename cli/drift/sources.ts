import type { Diagnostic } from '../../core/index.js';
import type { IdentifiedDeclaration, LoadedDeclaration } from '../../schemas/index.js';
import { loadDeclarations } from '../../schemas/index.js';
import type { Environment } from '../session.js';
import type { SynthesizedStack } from '../synthesize-in-memory.js';
import { synthesizeInMemory } from '../synthesize-in-memory.js';
import { isSynthesizedFile, readSynthesized } from './synthesized.js';

/** A tenant that a file tells of, and how its stack comes about. */
export interface DriftSource {
  readonly identity: IdentifiedDeclaration;
  readonly synthesize: () => SynthesizedStack | { readonly diagnostics: readonly Diagnostic[] };
}

/** What a file tells of. */
export interface DriftSources {
  readonly sources: readonly DriftSource[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The tenants of a declaration, or that of a stack which a program of constructs synthesized. */
export function sourcesIn(file: string, env: Environment): DriftSources {
  if (isSynthesizedFile(file)) return sourceOfStack(file, env);
  const { declarations, diagnostics } = loadDeclarations([file]);
  const sources = declarations.map((loaded) => ({
    identity: identityOf(loaded),
    synthesize: () => synthesizeInMemory(loaded),
  }));
  // Repetitions within the file are among those of the whole fleet.
  return { sources, diagnostics: diagnostics.filter(({ code }) => !clashes.has(code)) };
}

/** Codes of declarations that share a name or a tenant. */
export const clashes: ReadonlySet<string> = new Set(['INT1016', 'INT1017']);

/** Which tenant a declaration is of. */
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

function sourceOfStack(file: string, env: Environment): DriftSources {
  const read = readSynthesized(file);
  if ('code' in read) return { sources: [], diagnostics: [read] };
  const { name, tenantId = env.ARM_TENANT_ID ?? '', ...stack } = read;
  return { sources: [{ identity: stackIdentity(file, name, tenantId), synthesize: () => stack }], diagnostics: [] };
}

/** Which tenant a stack is of. Kept for the whole run, so it holds nothing of the stack. */
export function stackIdentity(file: string, name: string, tenantId: string): IdentifiedDeclaration {
  return {
    declaration: { metadata: { name }, spec: { tenantId } },
    file,
    locate: () => ({ line: 1, column: 1 }),
  };
}
