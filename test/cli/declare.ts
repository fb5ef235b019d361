import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { App } from '../../constructs/cdk.js';
import { IntuneTenant } from '../../constructs/index.js';
import type { TenantSpec } from '../../schemas/index.js';
import type { TenantFixture } from './tenant-fixture.js';

/** Writes the declaration into the folder of a fixture. Returns the argument for the command line. */
export type Declare = (fixture: TenantFixture, spec: TenantSpec) => string;

/** JSON is YAML. */
export const asYaml: Declare = ({ folder }, spec) => {
  const declaration = { apiVersion: 'intuneform/v1', kind: 'IntuneTenant', metadata: { name: 'contoso' }, spec };
  writeFileSync(join(folder, 'tenant.yaml'), JSON.stringify(declaration));
  return 'tenant.yaml';
};

/** Synthesizes a program, as `cdktf synth` does. */
export const asProgram: Declare = ({ folder }, spec) => {
  const outdir = join(folder, 'program');
  rmSync(outdir, { recursive: true, force: true });
  const app = new App({ outdir });
  const tenant = new IntuneTenant(app, 'contoso', spec);
  tenant.addOverride('terraform.backend.local.path', join(folder, 'contoso.tfstate'));
  app.synth();
  return 'program';
};
