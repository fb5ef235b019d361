import type { Diagnostic } from '../../core/index.js';
import { type IdentifiedDeclaration, readDeclarations } from '../../schemas/index.js';
import type { Environment } from '../process/session.js';
import { identityOf } from '../tenants/identities.js';
import { type SynthesizedStack, synthesizeInMemory } from '../tenants/synthesize-in-memory.js';
import { isSynthesizedFile, readSynthesized } from '../tenants/synthesized-stack.js';

/** A tenant in a file, and how to synthesize its stack. */
export interface DriftSource {
  readonly identity: IdentifiedDeclaration;
  readonly synthesize: () => SynthesizedStack | { readonly diagnostics: readonly Diagnostic[] };
}

/** The tenants and diagnostics of a file. */
export interface DriftSources {
  readonly sources: readonly DriftSource[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The tenants of a declaration, or that of a stack synthesized by a program. */
export function sourcesIn(file: string, env: Environment): DriftSources {
  if (isSynthesizedFile(file)) return sourceOfStack(file, env);
  const { declarations, diagnostics } = readDeclarations([file]);
  const sources = declarations.map((loaded) => ({
    identity: identityOf(loaded),
    synthesize: () => synthesizeInMemory(loaded),
  }));
  return { sources, diagnostics };
}

function sourceOfStack(file: string, env: Environment): DriftSources {
  const read = readSynthesized(file, env);
  if ('code' in read) return { sources: [], diagnostics: [read] };
  const { identity, ...stack } = read;
  return { sources: [{ identity, synthesize: () => stack }], diagnostics: [] };
}
