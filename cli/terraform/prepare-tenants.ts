import { join, resolve } from 'node:path';

import { type Diagnostic, isJsonObject } from '../../core/index.js';
import { graphEnvironment, isEmulated, terraformEnvironment } from '../process/child-environment.js';
import { jsonOfFile } from '../process/read-file.js';
import type { Environment, Session } from '../process/session.js';
import { learnSecrets } from '../tenants/declared-secrets.js';
import { synthesize } from '../tenants/synthesize.js';
import { stackFile } from '../tenants/synthesized-stack.js';
import type { SynthesizedTenant } from '../tenants/synthesized-tenant.js';
import { linkOnTheWayOfRuns } from '../tenants/write-stack.js';
import { writeTerraformConfiguration } from './configuration.js';
import { findTerraform } from './find.js';
import type { TerraformTenant } from './problems.js';
import { findProviderBuild, providerProgram } from './provider-build.js';
import { type Hosting, mayHost } from './provider-host.js';

/** A tenant that is ready for Terraform. */
export interface PreparedTenant extends TerraformTenant, SynthesizedTenant, Hosting {
  /** Environment of our own Graph client; `env` is that of Terraform. */
  readonly graphEnv: Environment;
}

/** Tenants that are ready for Terraform, and the problems of the others. */
export interface PreparedTenants {
  readonly tenants: readonly PreparedTenant[];
  /** Diagnostics of declarations without a tenant, and of the machine. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The declarations, and the output folder. */
export interface PrepareOptions {
  readonly files: readonly string[];
  readonly out: string;
  readonly graphEndpoint?: string;
}

/**
 * Finds Terraform and our provider, and synthesizes every valid declaration. One invalid declaration does not affect
 * the others.
 */
export async function prepareTenants(options: PrepareOptions, session: Session): Promise<PreparedTenants> {
  const { env, cwd, progress } = session;
  const out = resolve(cwd, options.out);
  // The search runs in parallel. Problems of a declaration are also reported on machines without Terraform.
  const search = findTerraform(env);
  const { tenants, diagnostics } = await progress.step('synthesizing', () =>
    Promise.resolve(synthesize(options.files, { out, cwd, env, isEmulated: isEmulated(env, options.graphEndpoint) })),
  );
  const terraform = await search;
  const build = findProviderBuild(env);
  const missing = [terraform, build].filter((tool) => 'code' in tool);
  if ('code' in terraform || 'code' in build || tenants.length === 0) {
    return { tenants: [], diagnostics: [...diagnostics, ...missing] };
  }
  const link = linkOnTheWayOfRuns(out);
  if (link) return { tenants: [], diagnostics: [...diagnostics, link] };
  const { file, fingerprint } = await writeTerraformConfiguration(out, build);
  const equipped = tenants.map((tenant) => {
    const stack = jsonOfFile(join(tenant.folder, stackFile));
    if (isJsonObject(stack)) learnSecrets({ stack, folder: tenant.folder, env });
    const hosted = isJsonObject(stack) && mayHost(stack, env) ? join(build.folder, providerProgram) : undefined;
    const graphEnv = graphEnvironment(env, options.graphEndpoint, tenant.name);
    const child = terraformEnvironment(env, { name: tenant.name, graphEnv, configurationFile: file, cwd });
    return { ...tenant, terraform, env: child, graphEnv, fingerprint, hosted };
  });
  return { tenants: equipped, diagnostics };
}
