import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { openPrivateFolder } from '../../cli/process/private-folder.js';
import type { PlanBasis } from '../../cli/terraform/saved-plan/basis.js';
import { sealPlan } from '../../cli/terraform/saved-plan/private-plan.js';
import { findPublishedPlan, publishPlan } from '../../cli/terraform/saved-plan/published-plan.js';
import { scratch } from './scratch.js';

const basis: PlanBasis = {
  configuration: 'c',
  provider: 'p',
  engine: 'Terraform 1.11.4',
  endpoint: '',
  destroy: false,
};

test.each(['OpenTofu 1.12.6', 'Terraform 1.12.0'])(
  'a plan that another engine or version made is refused by %s before it is touched, and kept',
  async (engine) => {
    using here = scratch();
    using folder = openPrivateFolder(here.folder);
    writeFileSync(join(here.folder, 'made'), 'a plan');
    await publishPlan(here.folder, await sealPlan(join(here.folder, 'made')), basis);

    const found = await findPublishedPlan(here.folder, { ...basis, engine }, folder);

    expect(found).toMatchObject({ code: 'INT1308', why: expect.stringContaining(`this is ${engine}`) as string });
    expect(existsSync(join(here.folder, 'intuneform.tfplan'))).toBe(true);
  },
);

test('accepts a plan of the same engine', async () => {
  using here = scratch();
  using folder = openPrivateFolder(here.folder);
  writeFileSync(join(here.folder, 'made'), 'a plan');
  await publishPlan(here.folder, await sealPlan(join(here.folder, 'made')), basis);

  expect(await findPublishedPlan(here.folder, basis, folder)).toHaveProperty('plan');
});
