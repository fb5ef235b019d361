import { serveReattached } from '../../provider/plugin/index.js';
import { createRuntime } from '../../provider/runtime.js';
import type { TerraformFolder } from './terraform.js';
import { terraformFolder } from './terraform.js';
import type { TestTenant } from './tenant.js';
import { testTime } from './tenant.js';

/** Real Terraform in a folder of its own, with our provider running in this process. */
export interface ProviderFolder extends AsyncDisposable {
  readonly terraform: TerraformFolder;
}

/** Starts the provider for a tenant, and a folder in which Terraform finds it. */
export async function startProvider(tenant: TestTenant): Promise<ProviderFolder> {
  const clock = { now: () => testTime, sleep: () => Promise.resolve() };
  const provider = await serveReattached(createRuntime({ version: 'test', environment: tenant.environment, clock }));
  const terraform = terraformFolder({ TF_REATTACH_PROVIDERS: provider.reattach });
  return {
    terraform,
    [Symbol.asyncDispose]: async () => {
      terraform[Symbol.dispose]();
      await provider.close();
    },
  };
}
