import { join, resolve } from 'node:path';

import { RootConstruct } from 'constructs';

import { Testing } from '../../constructs/cdk.js';
import { forgettingTokens } from '../../constructs/forget-tokens.js';
import { IntuneTenant } from '../../constructs/index.js';
import type { Diagnostic, JsonObject } from '../../core/index.js';
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
    stack: JSON.parse(Testing.synth(tenant)) as JsonObject,
    folder: resolve(join('cdktf.out', 'stacks', declaration.metadata.name)),
    locate: locator(loaded, tenant),
  };
}
