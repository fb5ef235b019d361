import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from '../constructs/cdk.js';
import { IntuneTenant } from '../constructs/index.js';
import type { Diagnostic, JsonObject } from '../core/index.js';
import type { IdentifiedDeclaration, LoadedDeclaration } from '../schemas/index.js';
import { readDeclarations } from '../schemas/index.js';
import { unwritable } from './deliver.js';
import { addedErrors } from './added-errors.js';
import { readImports } from './export/imports.js';
import { createSeen, identityOf } from './identities.js';
import { locator } from './locate.js';
import type { Environment } from './session.js';
import type { StateBackend } from './state-backend.js';
import { readStateBackend, withStateIn } from './state-backend.js';
import { isSystemError, tenantFault } from './tenant-fault.js';
import type { SynthesizedProgram } from './synthesized-program.js';
import { stackIn } from './synthesized-program.js';
import { expandFolders, isSynthesizedFile, stackFile } from './synthesized-stack.js';
import type { SynthesizedTenant } from './synthesized-tenant.js';

/** What came of some declarations. */
export interface Synthesis {
  readonly tenants: readonly SynthesizedTenant[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Where the Terraform JSON is written to, and where Terraform keeps the states. */
export interface SynthesisPlace {
  readonly out: string;
  /** Folder that the command runs in; its backend file counts. */
  readonly cwd: string;
  readonly env: Environment;
}

/**
 * Writes the Terraform JSON of every declaration that is in order, below the out folder. Stacks that a program synthesized are
 * taken from where they are. One bad declaration hides no other.
 */
export function synthesize(files: readonly string[], { out, cwd, env }: SynthesisPlace): Synthesis {
  const expanded = [...new Set(expandFolders(files))];
  const { declarations, diagnostics } = readDeclarations(expanded.filter((file) => !isSynthesizedFile(file)));
  const stacks = expanded.filter(isSynthesizedFile).map((file) => stackIn(file, env));
  const read = [...diagnostics, ...stacks.flatMap((one) => one.diagnostics)];
  const backend = readStateBackend(cwd);
  if (backend && 'code' in backend) return { tenants: [], diagnostics: [...read, backend] };
  const sources: readonly Source[] = [
    ...declarations.map((loaded) => ({
      identity: identityOf(loaded),
      make: () => synthesizeOne(loaded, { out, backend }),
    })),
    ...stacks.flatMap(({ stack }) => stack ?? []).map((stack) => ({ ...stack, make: () => takeOver(stack, backend) })),
  ];
  const seen = createSeen();
  // Of those that share a name or a tenant, which is an error already, the first one is good.
  const results = sources.filter(({ identity }) => seen.areNew([identity])).map((source) => made(source, { out, env }));
  if (results.some(({ manifest }) => manifest)) writeManifest(out, results);
  return {
    tenants: results.flatMap(({ tenant }) => tenant ?? []),
    diagnostics: [...read, ...seen.clashes(), ...results.flatMap((one) => one.diagnostics)],
  };
}

/** A tenant, and how its Terraform JSON comes about. */
interface Source {
  readonly identity: IdentifiedDeclaration;
  readonly make: () => SynthesisOfOne;
}

/** What is thrown meanwhile is the problem of this tenant, and hides no other. */
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
  /** Its part of the manifest that cdktf writes. */
  readonly manifest?: JsonObject;
  readonly diagnostics: readonly Diagnostic[];
}

interface OneSynthesis {
  readonly out: string;
  readonly backend: StateBackend | undefined;
}

/** Each tenant has an app of its own, because an app with one bad stack writes none. */
function synthesizeOne(loaded: LoadedDeclaration, { out, backend }: OneSynthesis): SynthesisOfOne {
  const { declaration, file } = loaded;
  const { name } = declaration.metadata;
  const { imports, diagnostics } = readImports(file, declaration.spec.tenantId);
  if (diagnostics.length > 0) return { diagnostics };
  const app = new App({ outdir: out });
  const stack = IntuneTenant.fromDeclaration(app, declaration, { imports });
  const added = addedErrors(stack, file);
  if (added.length > 0) return { diagnostics: added };
  app.synth();
  const folder = join(out, 'stacks', name);
  if (backend) moveState(join(folder, stackFile), { backend, name });
  const { tenantId, credential } = declaration.spec;
  const tenant = { name, tenantId, file, folder, locate: locator(loaded, stack), ...credential };
  return { tenant, manifest: readManifest(out), diagnostics: [] };
}

/** The states of a program are kept where the backend file says, unless it has a backend of its own. */
function takeOver({ tenant, hasLocalState }: SynthesizedProgram, backend: StateBackend | undefined): SynthesisOfOne {
  if (backend && hasLocalState) moveState(join(tenant.folder, stackFile), { backend, name: tenant.name });
  return { tenant, diagnostics: [] };
}

function moveState(file: string, { backend, name }: { readonly backend: StateBackend; readonly name: string }): void {
  const content = JSON.parse(readFileSync(file, 'utf8')) as JsonObject;
  writeFileSync(file, JSON.stringify(withStateIn(backend, content, name), undefined, 2));
}

function readManifest(out: string): JsonObject {
  return JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as JsonObject;
}

/** Every app wrote a manifest with its own stack; together they are what cdktf would have written. */
function writeManifest(out: string, results: readonly SynthesisOfOne[]): void {
  const manifests = results.flatMap(({ manifest }) => (manifest ? [manifest] : []));
  const stacks = Object.fromEntries(manifests.flatMap((manifest) => Object.entries(manifest.stacks ?? {})));
  writeFileSync(join(out, 'manifest.json'), JSON.stringify({ ...manifests[0], stacks }, undefined, 2));
}
