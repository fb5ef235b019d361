import { basename, dirname, resolve } from 'node:path';

import { type Diagnostic, error, isJsonObject, type JsonObject } from '../../core/index.js';
import type { IdentifiedDeclaration } from '../../schemas/index.js';
import type { Environment } from '../process/session.js';
import { credentialWindowOf } from './credential-window.js';
import { readSynthesized, stackFile } from './synthesized-stack.js';
import type { SynthesizedTenant } from './synthesized-tenant.js';

/** A stack synthesized by a program of constructs, which Terraform uses in place. */
export interface SynthesizedProgram {
  readonly identity: IdentifiedDeclaration;
  readonly tenant: SynthesizedTenant;
  /** Whether its state is a local file, cdktf's default. */
  readonly hasLocalState: boolean;
}

/** Reads a stack. Without one, a diagnostic (INT1379) gives the reason. */
export function stackIn(
  file: string,
  env: Environment,
): { readonly stack?: SynthesizedProgram; readonly diagnostics: readonly Diagnostic[] } {
  const read = basename(file) === stackFile ? readSynthesized(file, env) : notOfCdktf(file);
  if ('code' in read) return { diagnostics: [read] };
  const { identity, stack, locate } = read;
  const renewBeforeDays = credentialWindowOf(stack);
  const tenant: SynthesizedTenant = {
    ...{ name: identity.declaration.metadata.name, tenantId: identity.declaration.spec.tenantId },
    ...{ file, folder: resolve(dirname(file)), locate },
    ...(renewBeforeDays !== undefined && { renewBeforeDays }),
  };
  return {
    stack: { identity, tenant, hasLocalState: isLocal(stack) },
    diagnostics: [],
  };
}

function notOfCdktf(file: string): Diagnostic {
  return error('INT1379', {
    what: 'the stack is not planned',
    where: { file },
    why: `Terraform works on whole folders, and the stack of a program must be the only file ${stackFile} in its folder`,
    fix: 'use the folder that cdktf synth writes, such as cdktf.out; or run terraform plan in the folder of that file',
  });
}

function isLocal({ terraform }: JsonObject): boolean {
  const backend = isJsonObject(terraform) ? terraform.backend : undefined;
  return !isJsonObject(backend) || Object.keys(backend).every((type) => type === 'local');
}
