import { join, resolve } from 'node:path';

import { RootConstruct } from 'constructs';

import { Testing } from '../../constructs/cdk.js';
import { forgettingTokens } from '../../constructs/forget-tokens.js';
import { IntuneTenant } from '../../constructs/index.js';
import type { Diagnostic, JsonObject } from '../../core/index.js';
import type { LoadedDeclaration } from '../../schemas/index.js';
import { addedErrors } from './added-errors.js';
import { type LocateAddress, locator } from './locate.js';

/** The Terraform JSON of a tenant, which is in no file. */
export interface SynthesizedStack {
  readonly stack: JsonObject;
  /** Folder that Terraform would run in, which need not exist: paths of files are relative to it. */
  readonly folder: string;
  readonly locate: LocateAddress;
}

/** Synthesizes a declaration to what `synth` would write, and writes nothing. Of the constructs nothing stays. */
export function synthesizeInMemory(loaded: LoadedDeclaration): InMemory {
  return forgettingTokens(() => synthesizeOne(loaded));
}

type InMemory = SynthesizedStack | { readonly diagnostics: readonly Diagnostic[] };

function synthesizeOne(loaded: LoadedDeclaration): InMemory {
  const { declaration } = loaded;
  // An app would make a folder.
  const tenant = IntuneTenant.fromDeclaration(new RootConstruct(), declaration);
  const diagnostics = addedErrors(tenant, loaded);
  if (diagnostics.length > 0) return { diagnostics };
  return {
    stack: JSON.parse(Testing.synth(tenant)) as JsonObject,
    folder: resolve(join('cdktf.out', 'stacks', declaration.metadata.name)),
    locate: locator(loaded, tenant),
  };
}
