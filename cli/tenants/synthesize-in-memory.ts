import { join, resolve } from 'node:path';

import { type IConstruct, RootConstruct } from 'constructs';

import { Aspects, type IAspect } from '../../constructs/cdk.js';
import { forgettingTokens } from '../../constructs/forget-tokens.js';
import { IntuneTenant } from '../../constructs/index.js';
import { type Diagnostic, isJsonArray, isJsonObject, type Json, type JsonObject } from '../../core/index.js';
import type { LoadedDeclaration } from '../../schemas/index.js';
import { addedErrors } from './added-errors.js';
import { type LocateAddress, locator } from './locate.js';

/** The Terraform JSON of a tenant, in memory only. */
export interface SynthesizedStack {
  readonly stack: JsonObject;
  /** Folder in which Terraform would run; it need not exist. File paths are relative to it. */
  readonly folder: string;
  readonly locate: LocateAddress;
}

/** Synthesizes a declaration to the output of `synth` without writing files. The constructs are not retained. */
export function synthesizeInMemory(loaded: LoadedDeclaration): InMemory {
  return forgettingTokens(() => synthesizeOne(loaded));
}

type InMemory = SynthesizedStack | { readonly diagnostics: readonly Diagnostic[] };

function synthesizeOne(loaded: LoadedDeclaration): InMemory {
  const { declaration } = loaded;
  // Without an app, because an app would create a folder.
  const tenant = IntuneTenant.fromDeclaration(new RootConstruct(), declaration);
  const diagnostics = addedErrors(tenant, loaded);
  if (diagnostics.length > 0) return { diagnostics };
  return {
    stack: toJson(tenant),
    folder: resolve(join('cdktf.out', 'stacks', declaration.metadata.name)),
    locate: locator(loaded, tenant),
  };
}

/**
 * The same JSON as that of a file that cdktf writes, without its metadata. `Testing.synth` of cdktf also returns it, but
 * as a text, and in a time that grows with the square of the objects.
 */
function toJson(tenant: IntuneTenant): JsonObject {
  applyAspects(tenant, []);
  const json = withoutComments(tenant.toTerraform() as Json);
  return isJsonObject(json) ? json : {};
}

/** Applies aspects as synth does: parents before their children. */
function applyAspects(construct: IConstruct, inherited: readonly IAspect[]): void {
  const all = [...inherited, ...Aspects.of(construct).all];
  for (const aspect of all) aspect.visit(construct);
  for (const child of construct.node.children) applyAspects(child, all);
}

/** Removes the metadata of cdktf, and sorts all members by name. */
function withoutComments(json: Json): Json {
  if (isJsonArray(json)) return json.map(withoutComments);
  if (!isJsonObject(json)) return json;
  const names = Object.keys(json).filter((name) => name !== '//');
  return Object.fromEntries(names.sort().map((name) => [name, withoutComments(json[name] ?? null)]));
}
