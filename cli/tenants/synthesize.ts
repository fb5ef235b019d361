import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { App } from '../../constructs/cdk.js';
import { IntuneTenant } from '../../constructs/index.js';
import type { Diagnostic } from '../../core/index.js';
import { type IdentifiedDeclaration, type LoadedDeclaration, readDeclarations } from '../../schemas/index.js';
import type { Environment } from '../process/session.js';
import { unwritable } from '../process/write-file.js';
import { addedErrors, unusedImportsOf } from './added-errors.js';
import { createSeen, identityOf } from './identities.js';
import { readImports } from './imports.js';
import { locator } from './locate.js';
import { readStateBackend, type StateBackend, withStateIn } from './state-backend.js';
import { stackIn, type SynthesizedProgram } from './synthesized-program.js';
import { expandFolders, isSynthesizedFile, stackFile } from './synthesized-stack.js';
import type { SynthesizedTenant } from './synthesized-tenant.js';
import { isSystemError, tenantFault } from './tenant-fault.js';
import { enterIntoManifest, type Manifest } from './write-manifest.js';
import { type ChangeStack, changeStack, linkOnTheWay, stackFolder, writeStack } from './write-stack.js';

/** Result for some declarations. */
export interface Synthesis {
  readonly tenants: readonly SynthesizedTenant[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Where to write the Terraform JSON, and where Terraform stores the states. */
export interface SynthesisPlace {
  readonly out: string;
  /** Folder in which the command runs; its backend file is used. */
  readonly cwd: string;
  readonly env: Environment;
  /** Whether Graph is the emulator. Its states are not stored in the backend. */
  readonly isEmulated?: boolean;
}

/**
 * Writes the Terraform JSON of every valid declaration below the out folder. Stacks synthesized by a program are used
 * in place. One invalid declaration does not affect the others.
 */
export function synthesize(files: readonly string[], { out, cwd, env, isEmulated }: SynthesisPlace): Synthesis {
  const expanded = [...new Set(expandFolders(files))];
  const { declarations, diagnostics } = readDeclarations(expanded.filter((file) => !isSynthesizedFile(file)));
  const stacks = expanded.filter(isSynthesizedFile).map((file) => stackIn(file, env));
  const read = [...diagnostics, ...stacks.flatMap((one) => one.diagnostics)];
  const backend = readStateBackend(cwd, { isEmulated });
  if (backend && 'code' in backend) return { tenants: [], diagnostics: [...read, backend] };
  const sources: readonly Source[] = [
    ...declarations.map((loaded) => ({
      identity: identityOf(loaded),
      make: () => synthesizeOne(loaded, { out, backend }),
    })),
    ...stacks.flatMap(({ stack }) => stack ?? []).map((stack) => ({ ...stack, make: () => takeOver(stack, backend) })),
  ];
  const seen = createSeen();
  // Among declarations with the same name or tenant, which is already an error, the first one is used.
  const results = sources.filter(({ identity }) => seen.areNew([identity])).map((source) => made(source, { out, env }));
  const manifests = results.flatMap(({ manifest }) => manifest ?? []);
  const [{ version } = { version: '' }] = manifests;
  if (manifests.length > 0) enterIntoManifest(out, { version, stacks: stacksOf(manifests) });
  return {
    tenants: results.flatMap(({ tenant }) => tenant ?? []),
    diagnostics: [...read, ...seen.clashes(), ...results.flatMap((one) => one.diagnostics)],
  };
}

function stacksOf(manifests: readonly Manifest[]): Manifest['stacks'] {
  return Object.fromEntries(manifests.flatMap(({ stacks }) => Object.entries(stacks)));
}

/** A tenant, and how its Terraform JSON is created. */
interface Source {
  readonly identity: IdentifiedDeclaration;
  readonly make: () => SynthesisOfOne;
}

/** An exception becomes a diagnostic of this tenant, and does not affect the others. */
function made({ identity, make }: Source, { out, env }: Pick<SynthesisPlace, 'out' | 'env'>): SynthesisOfOne {
  try {
    return make();
  } catch (thrown) {
    const { declaration, file } = identity;
    const problem = isSystemError(thrown)
      ? unwritable(thrown.path ?? out, thrown)
      : tenantFault({ name: declaration.metadata.name, file }, thrown, env);
    return { diagnostics: [problem] };
  }
}

interface SynthesisOfOne {
  readonly tenant?: SynthesizedTenant;
  /** Its part of cdktf's manifest. */
  readonly manifest?: Manifest;
  readonly diagnostics: readonly Diagnostic[];
}

interface OneSynthesis {
  readonly out: string;
  readonly backend: StateBackend | undefined;
}

/** Each tenant has its own app, because an app with one invalid stack writes none. */
function synthesizeOne(loaded: LoadedDeclaration, { out, backend }: OneSynthesis): SynthesisOfOne {
  const { declaration, file } = loaded;
  const { name } = declaration.metadata;
  const { imports, diagnostics } = readImports(file, declaration.spec.tenantId);
  if (diagnostics.length > 0) return { diagnostics };
  const link = linkOnTheWay(out, name);
  if (link) return { diagnostics: [link] };
  mkdirSync(out, { recursive: true });
  const app = new App({ outdir: out });
  const stack = IntuneTenant.fromDeclaration(app, declaration, { imports });
  const added = addedErrors(stack, loaded);
  if (added.length > 0) return { diagnostics: added };
  writeStack(app, stack, stateIn(backend, name));
  const folder = stackFolder(out, name);
  const { tenantId, credential } = declaration.spec;
  const tenant = { name, tenantId, file, folder, locate: locator(loaded, stack), ...credential };
  return { tenant, manifest: app.manifest.buildManifest(), diagnostics: unusedImportsOf(stack, loaded) };
}

/** The state of a program is stored in the backend of the backend file, unless the program has its own backend. */
function takeOver({ tenant, hasLocalState }: SynthesizedProgram, backend: StateBackend | undefined): SynthesisOfOne {
  if (backend && hasLocalState) changeStack(join(tenant.folder, stackFile), stateIn(backend, tenant.name));
  return { tenant, diagnostics: [] };
}

function stateIn(backend: StateBackend | undefined, name: string): ChangeStack {
  return (content) => (backend ? withStateIn(backend, content, name) : content);
}
