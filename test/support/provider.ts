import { serveReattached } from '../../provider/plugin/index.js';
import { createRuntime, type RuntimeOptions } from '../../provider/runtime.js';
import { type TestTenant, testTime } from './tenant.js';
import { type TerraformFolder, terraformFolder } from './terraform.js';

/** Real Terraform in a folder of its own, with our provider running in this process. */
export interface ProviderFolder extends AsyncDisposable {
  readonly terraform: TerraformFolder;
}

/** Starts the provider for a tenant, and a folder in which Terraform finds it. `more`: what else the provider is to have. */
export async function startProvider(tenant: TestTenant, more: Partial<RuntimeOptions> = {}): Promise<ProviderFolder> {
  const clock = { now: () => testTime, sleep: () => Promise.resolve() };
  const provider = await serveReattached(
    createRuntime({ version: 'test', environment: tenant.environment, clock, ...more }),
  );
  const terraform = terraformFolder({ TF_REATTACH_PROVIDERS: provider.reattach });
  return {
    terraform,
    [Symbol.asyncDispose]: async () => {
      terraform[Symbol.dispose]();
      await provider.close();
    },
  };
}
