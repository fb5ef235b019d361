import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { providerAddress } from '../../core/index.js';
import { ask } from '../emulator/ask.js';
import { startTenant } from '../support/tenant.js';
import { terraformFolder } from '../support/terraform.js';

interface Request {
  readonly code: string;
  readonly status: string;
}

test('plain Terraform requests approval once for each object, and carries out what was approved', async () => {
  await using tenant = await startTenant({}, { clock: () => new Date() });
  tenant.handle.play({ approvals: ['/deviceManagement/deviceCategories'] });
  using folder = terraformFolder({ ...tenant.environment, INTUNEFORM_APPROVAL_JUSTIFICATION: 'Ticket 42' });
  const plugins = resolve(__dirname, '../../dist/provider/package');
  const overrides = `dev_overrides { "${providerAddress}" = ${JSON.stringify(plugins)} }\n  direct {}`;
  writeFileSync(join(folder.path, 'terraform.rc'), `provider_installation {\n  ${overrides}\n}\n`);
  folder.write({ resource: { intune_device_category: { a: { display_name: 'A' }, b: { display_name: 'B' } } } });
  const apply = async () => {
    const { code, stdout, stderr } = await folder.run('apply', '-auto-approve', '-input=false', '-no-color');
    return { code, codes: [...new Set(`${stdout}${stderr}`.match(/INT\d{4}/gu) ?? [])] };
  };
  const requests = async (): Promise<readonly Request[]> => {
    const { body } = await ask(tenant.emulator, 'GET /_emulator/approvals');
    return body as unknown as readonly Request[];
  };

  const asked = [await apply(), await apply()];
  const waiting = await requests();
  for (const { code } of waiting) await ask(tenant.emulator, `POST /_emulator/approvals/${code}/approve`);
  const done = await apply();

  for (const { code, codes } of asked) expect([code, codes]).toEqual([1, ['INT3021']]);
  expect(waiting.map(({ status }) => status)).toEqual(['needsApproval', 'needsApproval']);
  expect(done).toEqual({ code: 0, codes: [] });
  expect((await requests()).map(({ status }) => status)).toEqual(['completed', 'completed']);
});
