import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from '../constructs/cdk.js';
import { IntuneTenant } from '../constructs/index.js';
import type { Diagnostic, JsonObject } from '../core/index.js';
import type { IdentifiedDeclaration, LoadedDeclaration } from '../schemas/index.js';
import { clashesAmong, loadDeclarations } from '../schemas/index.js';
import { unwritable } from './deliver.js';
import { addedErrors } from './added-errors.js';
import { clashes, identityOf } from './drift/sources.js';
import { expandFolders, isSynthesizedFile, stackFile } from './drift/synthesized.js';
import { readImports } from './export/imports.js';
import { locator } from './locate.js';
import type { Environment } from './session.js';
import type { StateBackend } from './state-backend.js';
import { readStateBackend, withStateIn } from './state-backend.js';
import { isSystemError, tenantFault } from './tenant-fault.js';
import type { SynthesizedProgram } from './synthesized-program.js';
import { stackIn } from './synthesized-program.js';
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
  const { declarations, diagnostics } = loadDeclarations(expanded.filter((file) => !isSynthesizedFile(file)));
  const backend = readStateBackend(cwd);
  if (backend && 'code' in backend) return { tenants: [], diagnostics: [...diagnostics, backend] };
  const stacks = expanded.filter(isSynthesizedFile).map((file) => stackIn(file, env));
  const sources: readonly Source[] = [
    ...declarations.map((loaded) => ({
      identity: identityOf(loaded),
      make: () => synthesizeOne(loaded, { out, backend, env }),
    })),
    ...stacks.flatMap(({ stack }) => stack ?? []).map((stack) => ({ ...stack, make: () => takeOver(stack, backend) })),
  ];
  const results = withoutRepetition(sources).map(({ make }) => make());
  if (results.some(({ manifest }) => manifest)) writeManifest(out, results);
  const told = [
    ...diagnostics.filter(({ code }) => !clashes.has(code)),
    ...clashesAmong(sources.map(({ identity }) => identity)),
    ...[...stacks, ...results].flatMap((one) => one.diagnostics),
  ];
  return { tenants: results.flatMap(({ tenant }) => tenant ?? []), diagnostics: told };
}

/** A tenant, and how its Terraform JSON comes about. */
interface Source {
  readonly identity: IdentifiedDeclaration;
  readonly make: () => SynthesisOfOne;
}

/** Of those that share a name or a tenant, which is an error already, the first one is good. */
function withoutRepetition(sources: readonly Source[]): readonly Source[] {
  const seen = new Set<string>();
  return sources.filter(({ identity: { declaration } }) => {
    const identities = [declaration.metadata.name, declaration.spec.tenantId.toLowerCase()];
    const repeated = identities.some((identity) => seen.has(identity));
    if (!repeated) for (const identity of identities) seen.add(identity);
    return !repeated;
  });
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
  readonly env: Environment;
}

/** Each tenant has an app of its own, because an app with one bad stack writes none. */
function synthesizeOne(loaded: LoadedDeclaration, { out, backend, env }: OneSynthesis): SynthesisOfOne {
  const { declaration, file } = loaded;
  const { name } = declaration.metadata;
  try {
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
  } catch (thrown) {
    const problem = isSystemError(thrown)
      ? unwritable(thrown.path ?? out, thrown)
      : tenantFault({ name, file }, thrown, env);
    return { diagnostics: [problem] };
  }
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
