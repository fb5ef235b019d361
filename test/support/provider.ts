import { serveReattached } from '../../provider/plugin/index.js';
import { createRuntime, type RuntimeOptions } from '../../provider/runtime.js';
import { type TestTenant, testTime } from './tenant.js';
import { type TerraformFolder, terraformFolder } from './terraform.js';

/** Real Terraform in a folder of its own, with our provider running in this process. */
export interface ProviderFolder extends AsyncDisposable {
  readonly terraform: TerraformFolder;
}

/**
 * Starts the provider for a tenant, and a folder in which Terraform finds it. `more`: additional variables of the
 * provider; `alias`: another address of the provider.
 */
export async function startProvider(
  tenant: TestTenant,
  more: Partial<RuntimeOptions> = {},
  alias?: string,
): Promise<ProviderFolder> {
  const clock = { now: () => testTime, sleep: () => Promise.resolve() };
  const provider = await serveReattached(
    createRuntime({ version: 'test', environment: tenant.environment, clock, ...more }),
  );
  const own = JSON.parse(provider.reattach) as Readonly<Record<string, object>>;
  const all = alias === undefined ? own : { ...own, [alias]: Object.values(own)[0] };
  const terraform = terraformFolder({ TF_REATTACH_PROVIDERS: JSON.stringify(all) });
  return {
    terraform,
    [Symbol.asyncDispose]: async () => {
      terraform[Symbol.dispose]();
      await provider.close();
    },
  };
}
