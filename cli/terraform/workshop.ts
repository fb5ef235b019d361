import { join, resolve } from 'node:path';

import { type Diagnostic, isJsonObject } from '../../core/index.js';
import { graphEnvironment, isEmulated, terraformEnvironment } from '../process/child-environment.js';
import { jsonOfFile } from '../process/read-file.js';
import type { Environment, Session } from '../process/session.js';
import { learnSecrets } from '../tenants/declared-secrets.js';
import { synthesize } from '../tenants/synthesize.js';
import { stackFile } from '../tenants/synthesized-stack.js';
import type { SynthesizedTenant } from '../tenants/synthesized-tenant.js';
import { writeTerraformConfiguration } from './configuration.js';
import { findTerraform } from './find.js';
import type { TerraformTenant } from './problems.js';
import { findProviderBuild } from './provider-build.js';

/** A tenant that Terraform can work on. */
export interface WorkshopTenant extends TerraformTenant, SynthesizedTenant {
  /** Environment of our own Graph client; that of Terraform is `env`. */
  readonly graphEnv: Environment;
}

/** Everything that plan and apply need, made from the declarations. */
export interface Workshop {
  readonly tenants: readonly WorkshopTenant[];
  /** Of the declarations that led to no tenant, and of the machine. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What the workshop is made from. */
export interface WorkshopOptions {
  readonly files: readonly string[];
  readonly out: string;
  readonly graphEndpoint?: string;
}

/** Finds Terraform and our provider, and synthesizes every declaration that is in order. One bad declaration hides no other. */
export async function openWorkshop(options: WorkshopOptions, session: Session): Promise<Workshop> {
  const { env, cwd, progress } = session;
  const out = resolve(cwd, options.out);
  // Looked for meanwhile. What is wrong with a declaration is told on machines without Terraform too.
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
  const { file, fingerprint } = await writeTerraformConfiguration(out, build);
  const equipped = tenants.map((tenant) => {
    const stack = jsonOfFile(join(tenant.folder, stackFile));
    if (isJsonObject(stack)) learnSecrets({ stack, folder: tenant.folder, env });
    const graphEnv = graphEnvironment(env, options.graphEndpoint, tenant.name);
    const child = terraformEnvironment(env, { name: tenant.name, graphEnv, configurationFile: file, cwd });
    return { ...tenant, terraform, env: child, graphEnv, fingerprint };
  });
  return { tenants: equipped, diagnostics };
}
